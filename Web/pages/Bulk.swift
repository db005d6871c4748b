/// What a move on many items will do, before it is done: which go through, which are refused and why, and what it needs.
package struct BulkPage: Sendable {
  package var frame: FramePart
  package var back: LinkPart
  /// The move's own name: 销号.
  package var move: String
  /// The name that the form posts.
  package var name: String
  package var action: String
  package var csrf: String
  package var key: String
  /// The chosen items with the versions seen, refused ones too: by the time it is posted they may be free.
  package var ticks: [String]
  package var fields: [FieldPart]
  package var note: NotePart?
  package var goes: OutcomePart
  package var refused: OutcomePart

  package init(
    frame: FramePart, back: LinkPart, move: String, name: String, action: String = "/items/moves", csrf: String, key: String,
    ticks: [String], fields: [FieldPart], note: NotePart? = nil, goes: OutcomePart, refused: OutcomePart
  ) {
    self.frame = frame
    self.back = back
    self.move = move
    self.name = name
    self.action = action
    self.csrf = csrf
    self.key = key
    self.ticks = ticks
    self.fields = fields
    self.note = note
    self.goes = goes
    self.refused = refused
  }

  package var goesCount: Int { goes.rows.count }
  package var refusedCount: Int { refused.rows.count }
  package var hasGoing: Bool { !goes.rows.isEmpty }
  package var hasRefused: Bool { !refused.rows.isEmpty }
}
