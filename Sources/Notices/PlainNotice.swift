import Domain

/// A notice as plain text: numbered lines, each of which is a paragraph. The fuzzer's input to `NoticeReader`.
package struct PlainNotice: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// The line number, from 1.
    package var number: Int
    package var text: String
  }

  package var lines: [Line]

  /// - Parameter lines: the lines in order, each with its number from 1.
  package init(lines: some Sequence<(number: Int, text: String)>) {
    self.lines = lines.map { Line(number: $0.number, text: $0.text) }
  }
}
