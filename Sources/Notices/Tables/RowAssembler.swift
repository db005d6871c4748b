/// Assembles rows from cells on separate lines. Each cell goes to the next column that it fits.
struct RowAssembler {
  let columns: [Column]
  private(set) var rows: [NoticeTable.Row] = []
  private var column = 0

  private static let openEnded = WordIndex("长期 立行立改 持续 全年 常态 即知即改 按期 立即 即时 已完成")

  init(columns: [Column]) { self.columns = columns }

  /// Adds a line to the table. Returns false if the line cannot be a cell, so that the table ends before it.
  mutating func take(_ line: Line) -> Bool {
    let cell = line.words
    guard !cell.isEmpty, !repeatsHeading(cell) else { return true }
    if Part.mark(cell) != nil || SignedDate(cell) != nil && !columns.contains(.time) { return false }
    if columns.first == .serial, let ordinal = Ordinal(cell), ordinal.level <= 2, cell.count <= 40, !cell.contains("。"),
      column == 0 || column == columns.count
    {
      return true
    }
    if column > 0, column < columns.count, !rows.isEmpty, isParty(columns[column - 1]), !fits(cell, columns[column]), namesParty(cell) {
      append(cell)
      return true
    }
    if let next = (column..<columns.count).first(where: { fits(cell, columns[$0]) }), !rows.isEmpty, column > 0, !startsRow(cell) {
      rows[rows.count - 1].cells[next] = cell
      column = next + 1
      return true
    }
    if column > 0, !rows.isEmpty, isParty(columns[column - 1]), fits(cell, columns[column - 1]), !startsRow(cell) {
      append(cell)
      return true
    }
    guard let first = columns.indices.first(where: { fits(cell, columns[$0]) }), canBeginRow(first, cell) else { return false }
    var cells = [ScalarText](repeating: "", count: columns.count)
    cells[first] = cell
    rows.append(NoticeTable.Row(line: line.number, cells: cells))
    column = first + 1
    return true
  }

  private func isParty(_ column: Column) -> Bool { column == .responsible || column == .cooperating }

  /// Whether the cell is a heading repeated at the top of a page.
  private func repeatsHeading(_ cell: ScalarText) -> Bool {
    cell.count <= 8 && Column.of(cell).map { $0 != .other && columns.contains($0) } ?? false
  }

  /// Adds a further agency to the last cell.
  private mutating func append(_ cell: ScalarText) {
    rows[rows.count - 1].cells[column - 1] = rows[rows.count - 1].cells[column - 1] + "、" + cell
  }

  private func startsRow(_ cell: ScalarText) -> Bool { columns.first == .serial && fits(cell, .serial) }

  /// Whether a cell of column `first` can begin a row. A row begins in one of the first three columns, and not with a long text.
  private func canBeginRow(_ first: Int, _ cell: ScalarText) -> Bool {
    first <= 2 && (columns[first] == .serial || cell.count <= 400)
      && (rows.isEmpty || column >= min(2, columns.count) || columns[first] == .serial)
  }

  private func fits(_ cell: ScalarText, _ column: Column) -> Bool {
    let isNumber = cell.count <= 4 && cell.allSatisfy { $0.isDigit || $0 == "." }
    switch column {
    case .serial: return isNumber
    case .time: return cell.count <= 40 && !isNumber && RowAssembler.isTime(cell)
    case .responsible, .cooperating:
      guard !isNumber, cell.count <= 160, !cell.contains(where: \.isStop),
        let last = cell.components({ $0 == "、" || $0 == "，" || $0.isSpace }).last
      else { return false }
      return AgencyName.endings.ending(last.withoutBracketedText) != nil || last.last == "）"
        || Assignment.label(cell, at: cell.startIndex) != nil
    case .phone: return cell.filter(\.isDigit).count >= 5
    case .agency: return cell.count <= 30 && !isNumber
    case .other, .hours: return cell.count <= 60 && !isNumber
    default: return !isNumber && !(cell.count <= 30 && RowAssembler.isTime(cell) && columns.contains(.time)) && !namesParty(cell)
    }
  }

  /// Whether the cell only names agencies, in a table with a column for them.
  private func namesParty(_ cell: ScalarText) -> Bool { columns.contains(.responsible) && cell.count <= 40 && Subject.isParty(cell) }

  private static func isTime(_ cell: ScalarText) -> Bool {
    if openEnded.start(cell) != nil { return true }
    var reader = TimingReader(cell, DateResolver(issued: nil, year: 2000), .cell)
    guard let timing = reader.all().first else { return false }
    return timing.range.lowerBound - cell.startIndex <= 6
  }
}
