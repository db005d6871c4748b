extension CSV {
  /// Writes a form that Excel opens correctly on a double click: UTF-8 with a byte order mark, commas, CRLF.
  package struct Writer: Sendable {
    /// The file so far, beginning with the byte order mark.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init() {}

    /// Appends a row. A cell that a spreadsheet would evaluate as a formula is prefixed with an apostrophe; plain numbers are not.
    package mutating func append(_ cells: [String]) {
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(Separator.comma.rawValue) }
        append(CSV.guarded(Array(cell.utf8)[...]), isAlone: cells.count == 1)
      }
      bytes += [.carriageReturn, .lineFeed]
    }

    private mutating func append(_ cell: [UInt8], isAlone: Bool) {
      // An empty line would not be read as a row.
      guard cell.contains(where: Writer.needsQuotes) || isAlone && cell.isEmpty else {
        bytes += cell
        return
      }
      bytes.append(.quote)
      for byte in cell {
        if byte == .quote { bytes.append(.quote) }
        bytes.append(byte)
      }
      bytes.append(.quote)
    }

    /// Quotes all three separators, so that a reader which detects the separator is not misled.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
      byte == .quote || byte == .lineFeed || byte == .carriageReturn || Separator(rawValue: byte) != nil
    }
  }
}
