/// The result of a bulk move: each item done, or refused with the reason.
package struct BulkResultPage: Sendable {
  package var frame: FramePart
  package var back: LinkPart
  package var move: String
  package var refused: OutcomePart
  package var done: OutcomePart

  package init(frame: FramePart, back: LinkPart, move: String, refused: OutcomePart, done: OutcomePart) {
    self.frame = frame
    self.back = back
    self.move = move
    self.refused = refused
    self.done = done
  }

  package var doneCount: Int { done.rows.count }
  package var refusedCount: Int { refused.rows.count }
  package var hasDone: Bool { !done.rows.isEmpty }
  package var hasRefused: Bool { !refused.rows.isEmpty }
}
