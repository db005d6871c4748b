/// Tables as text: RFC 4180, and the variants that spreadsheets write.
package enum CSV {
  package struct Row: Hashable, Sendable {
    /// The line of the file on which the row begins, from 1.
    package let line: Int
    package let cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// Maximum sizes; a file above one of them is refused.
  package struct Limits: Hashable, Sendable {
    package var rows: Int
    package var columns: Int
    /// Bytes of UTF-8 in one cell.
    package var cellBytes: Int

    package init(rows: Int, columns: Int, cellBytes: Int) {
      self.rows = rows
      self.columns = columns
      self.cellBytes = cellBytes
    }
  }

  /// The reason why a file cannot be read, and its line, from 1; for a cell the line on which it begins.
  package struct Fault: Error, Hashable {
    package enum Reason: String, Sendable {
      case undecodable, unclosedQuote, textAfterQuote, cellTooLarge, tooManyColumns, tooManyRows
    }

    package let line: Int
    package let reason: Reason

    package init(line: Int, reason: Reason) {
      self.line = line
      self.reason = reason
    }
  }

  package enum Separator: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
  }

  /// The text of a file in any encoding that `rows` reads.
  package static func text(_ file: [UInt8]) throws(Fault) -> String {
    do { return String(decoding: try PlainText.utf8(file), as: UTF8.self) } catch { throw Fault(line: error.line, reason: .undecodable) }
  }

  /// Reads all rows at once. Use `Reader` to read a large file row by row.
  /// - Parameters:
  ///   - file: The bytes of the file, in UTF-8, UTF-16 with a byte order mark, or GB18030.
  ///   - separator: Nil to detect it.
  package static func rows(_ file: [UInt8], separator: Separator? = nil, limits: Limits) throws(Fault) -> [Row] {
    var reader = try Reader(file, separator: separator, limits: limits)
    var rows: [Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
