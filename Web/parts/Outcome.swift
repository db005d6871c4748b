/// What a move does, or did, to each of many items: done or refused, and why.
package struct OutcomePart: Sendable {
  package struct Row: Sendable {
    package var number: String
    package var title: String
    package var address: String
    package var state: StatePart
    /// The sentence of the refusal; nil when the move goes through.
    package var refusal: String?

    package init(number: String, title: String, address: String, state: StatePart, refusal: String? = nil) {
      self.number = number
      self.title = title
      self.address = address
      self.state = state
      self.refusal = refusal
    }
  }

  package var title: String
  /// After the move, not before it.
  package var isDone: Bool
  package var rows: [Row]

  package init(title: String, isDone: Bool = false, rows: [Row]) {
    self.title = title
    self.isDone = isDone
    self.rows = rows
  }
}
