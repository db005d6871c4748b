/// A table with its columns understood.
struct NoticeTable: Hashable {
  struct Row: Hashable {
    var line: Int
    var cells: [ScalarText]
  }

  var columns: [Column]
  var rows: [Row]

  /// A table a document's reader handed over: the headings are in one of its first rows.
  init?(_ rows: [Block.Row]) {
    let typed = rows.map { Row(line: $0.line, cells: $0.cells.map { ScalarText(normalizing: $0).trimmed }) }
    guard let head = typed.prefix(4).firstIndex(where: { Column.row($0.cells) != nil }), let columns = Column.row(typed[head].cells) else {
      return nil
    }
    self.init(columns: columns, rows: Array(typed.dropFirst(head + 1)))
  }

  /// A table that goes on without its headings, on the next page or below a line that parts it.
  init?(_ rows: [Block.Row], continuing columns: [Column]) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.cells.count == columns.count }) else { return nil }
    self.init(columns: columns, rows: rows.map { Row(line: $0.line, cells: $0.cells.map { ScalarText(normalizing: $0).trimmed }) })
  }

  init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows.filter { row in
      row.cells.contains { !$0.isEmpty } && !NoticeTable.isSection(row.cells) && Column.row(row.cells) != columns
    }
  }

  /// 一、知识产权保护方面 across the whole table.
  private static func isSection(_ cells: [ScalarText]) -> Bool {
    let said = cells.filter { !$0.isEmpty }.uniqued
    return cells.count > 2 && said.count == 1 && !(said[0].allSatisfy(\.isDigit))
      && (Ordinal(said[0]) != nil || cells.count == cells.filter { !$0.isEmpty }.count)
  }

  /// The words of a row in the columns of one kind.
  func cells(_ row: Row, _ column: Column) -> [ScalarText] {
    columns.indices.filter { columns[$0] == column && $0 < row.cells.count }.map { row.cells[$0] }.filter { !$0.isEmpty }
  }

  func has(_ column: Column) -> Bool { columns.contains(column) }
}
