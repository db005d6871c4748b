/// A table of a notice with known columns.
struct NoticeTable: Hashable {
  struct Row: Hashable {
    var line: Int
    var cells: [ScalarText]
  }

  var columns: [Column]
  var rows: [Row]

  /// Reads a table of a document. Fails if none of the first four rows is a row of headings.
  init?(_ rows: [Block.Row]) {
    let normalized = rows.map { Row(line: $0.line, cells: $0.cells.map { ScalarText(normalizing: $0).trimmed }) }
    guard let head = normalized.prefix(4).firstIndex(where: { Column.row($0.cells) != nil }),
      let columns = Column.row(normalized[head].cells)
    else {
      return nil
    }
    self.init(columns: columns, rows: Array(normalized.dropFirst(head + 1)))
  }

  /// Reads a table without headings that continues another, on the next page or after an intervening line.
  init?(_ rows: [Block.Row], continuing columns: [Column]) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.cells.count == columns.count }) else { return nil }
    self.init(columns: columns, rows: rows.map { Row(line: $0.line, cells: $0.cells.map { ScalarText(normalizing: $0).trimmed }) })
  }

  init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows.filter { row in
      row.cells.contains { !$0.isEmpty } && !NoticeTable.isSectionTitle(row.cells) && Column.row(row.cells) != columns
    }
  }

  /// Whether the row is a title across the whole table: 一、知识产权保护方面.
  private static func isSectionTitle(_ cells: [ScalarText]) -> Bool {
    let distinct = cells.filter { !$0.isEmpty }.uniqued
    return cells.count > 2 && distinct.count == 1 && !(distinct[0].allSatisfy(\.isDigit))
      && (Ordinal(distinct[0]) != nil || cells.count == cells.filter { !$0.isEmpty }.count)
  }

  /// The non-empty cells of a row in the columns of one kind.
  func cells(_ row: Row, _ column: Column) -> [ScalarText] {
    columns.indices.filter { columns[$0] == column && $0 < row.cells.count }.map { row.cells[$0] }.filter { !$0.isEmpty }
  }

  func has(_ column: Column) -> Bool { columns.contains(column) }
}
