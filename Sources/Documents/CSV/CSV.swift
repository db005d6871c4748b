/// Tables as text: RFC 4180, and what spreadsheets make of it.
package enum CSV {
  package struct Row: Hashable, Sendable {
    /// Of the file's lines the one on which this row begins, from 1.
    package let line: Int
    package let cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// What a file may hold before it is refused.
  package struct Limits: Hashable, Sendable {
    package var rows: Int
    package var columns: Int
    /// Bytes of UTF-8 in one cell.
    package var cell: Int

    package init(rows: Int, columns: Int, cell: Int) {
      self.rows = rows
      self.columns = columns
      self.cell = cell
    }
  }

  /// Why a file cannot be read, and on which line that shows (for a cell the one on which it begins).
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

  /// All rows at once. A large file is better read row by row, with `Reader`.
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
