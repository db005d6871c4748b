/// A state: its name from the workflow file and its symbol.
package struct StatePart: Sendable {
  /// The symbol, chosen by the role of the state in its workflow.
  package enum Shape: String, Sendable, CaseIterable { case open, doing, check, wait, back, done }

  package var word: String
  package var shape: Shape
  /// `1/3` (shares done), 第2轮.
  package var extra: String

  package init(word: String, shape: Shape, extra: String = "") {
    self.word = word
    self.shape = shape
    self.extra = extra
  }

  package var name: String { shape.rawValue }
}
