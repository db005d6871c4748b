import Domain

/// A notice as plain text: its lines, each with the number a person would count to.
package struct PlainNotice: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var number: Int
    package var text: String
  }

  package var lines: [Line]

  package init(lines: some Sequence<(number: Int, text: String)>) {
    self.lines = lines.map { Line(number: $0.number, text: $0.text) }
  }
}
