/// The id of one kind of thing: opaque text, made once, never reused, not shown to people.
package struct Identifier<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
