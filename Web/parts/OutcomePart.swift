/// The outcome of a bulk move for each item, in advance or afterwards: done, or refused with the reason.
package struct OutcomePart: Sendable {
  /// One item and its outcome.
  package struct Row: Sendable {
    package var number: String
    package var title: String
    /// Nil for an item that is not in sight.
    package var address: String?
    package var state: StatePart?
    /// The refusal; nil if the move succeeds.
    package var refusal: String?

    package init(number: String, title: String, address: String?, state: StatePart?, refusal: String? = nil) {
      self.number = number
      self.title = title
      self.address = address
      self.state = state
      self.refusal = refusal
    }
  }

  package var title: String
  /// Whether the move has been made.
  package var isDone: Bool
  package var rows: [Row]

  package init(title: String, isDone: Bool = false, rows: [Row]) {
    self.title = title
    self.isDone = isDone
    self.rows = rows
  }
}
