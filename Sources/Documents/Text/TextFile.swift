/// A .txt file: its lines, each with its number.
package struct TextFile: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// From 1, as an editor counts: empty lines count too.
    package let number: Int
    package let text: String

    package init(number: Int, text: String) {
      self.number = number
      self.text = text
    }
  }

  package let lines: [Line]

  /// Reads UTF-8, UTF-16 with a byte order mark, and GB18030; lines end with CRLF, LF or CR. What follows the last line end is a
  /// line only if it is not empty.
  package init(_ file: [UInt8]) throws(Undecodable) {
    var rest = try PlainText.utf8(file)[...]
    var lines: [Line] = []
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? rest.endIndex
      lines.append(Line(number: lines.count + 1, text: String(decoding: rest[..<end], as: UTF8.self)))
      let isPair = rest[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
      rest = rest[end...].dropFirst(isPair ? 2 : 1)
    }
    self.lines = lines
  }
}
