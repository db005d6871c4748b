/// The closed list of what a move may be guarded by. There is no expression language.
package enum Guard: Hashable, Sendable, Codable {
  /// Every part of the item is closed; the open ones are named.
  case partsClosed
  /// There is at least one part that counts.
  case partsMade
  /// Every part that counts is in one of these states; the others are named.
  case partsIn([Workflow.State.ID])
  /// The join over the shares is met; the open ones are named.
  case sharesDone
  /// The items that it follows are done; the open ones are named. On a share: those that its parent follows.
  case predecessorsDone
  /// Asked before the limit has passed.
  case beforeLimit
  /// Items of the initiative are closed, but for those that the field names by number or title and that go on; the open
  /// ones are named.
  case nothingOpen(but: Field.ID?)
  /// A freeze of that name is not open, or is.
  case outside(freeze: String)
  case inside(freeze: String)
  /// No longer than this after the item entered its state.
  case within(TimeLimit)
  /// A choice of the item is one of these: each category has its own path.
  case choice(Field.ID, [String])
  /// Amounts on the one side balance, or stay within, those on the other.
  case sums([Term], Comparison, [Term])

  package enum Comparison: String, Hashable, Sendable, Codable {
    case equals
    case atMost = "at-most"
  }

  /// The guards that are a word each.
  package static let words: [(word: String, guardian: Guard)] = [
    ("parts-closed", .partsClosed), ("parts-made", .partsMade), ("shares-done", .sharesDone), ("predecessors-done", .predecessorsDone),
    ("before-limit", .beforeLimit), ("nothing-open", .nothingOpen(but: nil)),
  ]

  /// Whether it reads the open items of an initiative.
  var readsOpenItems: Bool { if case .nothingOpen = self { true } else { false } }
}
