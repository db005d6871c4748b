extension CSV {
  /// Reads row by row. Works on bytes and not on `Character`s: a million rows of ten cells take about 1.2 s.
  package struct Reader: Sendable {
    private let text: [UInt8]
    private let separator: UInt8
    private let limits: Limits
    private var position = 0
    private var line = 1
    private var rows = 0
    private var width = 0

    /// Reads UTF-8, UTF-16 with a byte order mark, and GB18030.
    /// - Parameter separator: Nil to detect it: `,` `;` or TAB.
    /// - Throws: `undecodable`.
    package init(_ file: [UInt8], separator: Separator? = nil, limits: Limits) throws(Fault) {
      do { text = try PlainText.utf8(file) } catch { throw Fault(line: error.line, reason: .undecodable) }
      self.separator = (separator ?? .detected(in: text)).rawValue
      self.limits = limits
    }

    /// The next row; nil after the last. Empty lines are skipped, but counted. Do not call it again after a fault.
    package mutating func next() throws(Fault) -> Row? {
      while endLine() {}
      guard position < text.count else { return nil }
      guard rows < limits.rows else { throw Fault(line: line, reason: .tooManyRows) }
      let row = Row(line: line, cells: try cells())
      rows += 1
      width = row.cells.count
      return row
    }
  }
}

extension CSV.Reader {
  private mutating func cells() throws(CSV.Fault) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(width)
    while true {
      guard cells.count < limits.columns else { throw CSV.Fault(line: line, reason: .tooManyColumns) }
      let isQuoted = position < text.count && text[position] == .quote
      cells.append(isQuoted ? try quotedCell() : try bareCell())
      guard position < text.count, text[position] == separator else { break }
      position += 1
    }
    _ = endLine()
    return cells
  }

  private mutating func bareCell() throws(CSV.Fault) -> String {
    let start = position
    while position < text.count, !endsCell(text[position]) { position += 1 }
    guard position - start <= limits.cellBytes else { throw CSV.Fault(line: line, reason: .cellTooLarge) }
    return String(decoding: CSV.unguarded(text[start..<position]), as: UTF8.self)
  }

  private mutating func quotedCell() throws(CSV.Fault) -> String {
    let firstLine = line
    var cell: [UInt8] = []
    while true {
      position += 1
      let start = position
      while position < text.count, text[position] != .quote {
        guard cell.count + position - start < limits.cellBytes else { throw CSV.Fault(line: firstLine, reason: .cellTooLarge) }
        countLine()
        position += 1
      }
      guard position < text.count else { throw CSV.Fault(line: firstLine, reason: .unclosedQuote) }
      cell += text[start..<position]
      position += 1
      // Two quotes in a row are one quote of the text.
      guard position < text.count, text[position] == .quote else { break }
      cell.append(.quote)
    }
    guard position == text.count || endsCell(text[position]) else { throw CSV.Fault(line: firstLine, reason: .textAfterQuote) }
    return String(decoding: CSV.unguarded(cell[...]), as: UTF8.self)
  }

  private func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == .lineFeed || byte == .carriageReturn }

  /// Skips CRLF, LF or CR if one is next.
  /// - Returns: Whether there was one.
  private mutating func endLine() -> Bool {
    guard position < text.count, text[position] == .lineFeed || text[position] == .carriageReturn else { return false }
    let isPair = text[position] == .carriageReturn && position + 1 < text.count && text[position + 1] == .lineFeed
    position += isPair ? 2 : 1
    line += 1
    return true
  }

  /// Counts a line end inside quotes; CRLF is counted at its LF.
  private mutating func countLine() {
    switch text[position] {
    case .lineFeed: line += 1
    case .carriageReturn where position + 1 == text.count || text[position + 1] != .lineFeed: line += 1
    default: break
    }
  }
}
