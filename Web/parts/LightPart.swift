/// The escalation level of a late item: a colour, its shape and its name.
package struct LightPart: Sendable {
  /// The levels, mildest first.
  package enum Colour: String, Sendable, CaseIterable { case blue, yellow, red }

  package var colour: Colour
  /// `红，督办`, or with a count, `红 1`.
  package var word: String
  /// The address of the counted rows.
  package var address: String?

  package init(colour: Colour, word: String, address: String? = nil) {
    self.colour = colour
    self.word = word
    self.address = address
  }

  /// The symbol that shows the level without colour: a dot, a square, a triangle.
  package var shape: String {
    switch colour {
    case .blue: "dot"
    case .yellow: "square"
    case .red: "late"
    }
  }

  package var name: String { colour.rawValue }
}
