extension CSV {
  /// Writes what Excel opens right by a double click: a byte order mark before the first row, commas, CRLF.
  package struct Writer: Sendable {
    /// Everything so far.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init() {}

    /// One row. A cell that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers do not.
    package mutating func append(_ cells: [String]) {
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(Separator.comma.rawValue) }
        append(CSV.guarded(Array(cell.utf8)[...]), isAlone: cells.count == 1)
      }
      bytes += [.carriageReturn, .lineFeed]
    }

    private mutating func append(_ cell: [UInt8], isAlone: Bool) {
      // An empty line would be no row at all.
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

    /// All separators, not only ours: a reader that guesses must not be misled.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
      byte == .quote || byte == .lineFeed || byte == .carriageReturn || Separator(rawValue: byte) != nil
    }
  }
}
