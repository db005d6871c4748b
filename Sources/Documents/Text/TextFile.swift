/// A .txt file: its lines with their numbers.
package struct TextFile: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// From 1, as in an editor: empty lines count too.
    package let number: Int
    package let text: String

    package init(number: Int, text: String) {
      self.number = number
      self.text = text
    }
  }

  package let lines: [Line]

  /// Reads UTF-8, UTF-16 with a byte order mark, and GB18030. Lines end with CRLF, LF or CR; text after the last line end is a line of its
  /// own if it is not empty.
  package init(_ file: [UInt8]) throws(EncodingFault) {
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
