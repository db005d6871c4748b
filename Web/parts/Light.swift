/// How hard something late is pressed: a colour, its shape and its word. Only for what is already late.
package struct LightPart: Sendable {
  package enum Colour: String, Sendable, CaseIterable { case blue, yellow, red }

  package var colour: Colour
  /// `红，督办`, or with a count `红 1`.
  package var word: String
  /// The rows behind a count.
  package var address: String?

  package init(colour: Colour, word: String, address: String? = nil) {
    self.colour = colour
    self.word = word
    self.address = address
  }

  /// The symbol that says the same without colour: a dot, a square, a triangle.
  package var shape: String {
    switch colour {
    case .blue: "dot"
    case .yellow: "square"
    case .red: "late"
    }
  }

  package var name: String { colour.rawValue }
}
