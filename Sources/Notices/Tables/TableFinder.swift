/// Finds tables in plain text: cells separated by tabs, strokes or spaces, or one cell on each line.
struct TableFinder {
  enum Element: Hashable {
    case line(Line)
    case table(NoticeTable)
  }

  private let lines: [Line]
  private var index = 0

  static func elements(_ lines: [Line]) -> [Element] {
    var finder = TableFinder(lines: lines)
    return finder.read()
  }

  private init(lines: [Line]) { self.lines = lines }

  private mutating func read() -> [Element] {
    var elements: [Element] = []
    while index < lines.count {
      if let table = tabbed() ?? spaced() ?? flattened() {
        elements.append(.table(table))
      } else {
        elements.append(.line(lines[index]))
        index += 1
      }
    }
    return elements
  }

  /// The cells of a line, if tabs or vertical strokes separate them.
  static func cells(_ text: ScalarText) -> [ScalarText]? {
    let strokes = text.filter { $0 == "|" || $0 == "│" }.count
    if strokes >= 2 { return split(text.trimmed { $0 == "|" || $0 == "│" || $0.isSpace }) { $0 == "|" || $0 == "│" } }
    guard text.trimmed.contains("\t") else { return nil }
    return split(text) { $0 == "\t" }
  }

  private static func split(_ text: ScalarText, _ parts: (Unicode.Scalar) -> Bool) -> [ScalarText] {
    text.scalars.split(omittingEmptySubsequences: false, whereSeparator: parts).map { ScalarText($0).trimmed }
  }

  private mutating func tabbed() -> NoticeTable? {
    guard let head = TableFinder.cells(lines[index].text), let columns = Column.row(head) else { return nil }
    var rows: [NoticeTable.Row] = []
    var next = index + 1
    while next < lines.count {
      if let cells = TableFinder.cells(lines[next].text) {
        rows.append(NoticeTable.Row(line: lines[next].number, cells: cells))
      } else if next + 1 >= lines.count || lines[next].words.count > 40 || TableFinder.cells(lines[next + 1].text) == nil {
        break
      }
      next += 1
    }
    guard !rows.isEmpty else { return nil }
    index = next
    return NoticeTable(columns: columns, rows: rows)
  }

  /// Reads a table with single spaces between headings and between cells: 序号 任务 责任单位 完成时限.
  private mutating func spaced() -> NoticeTable? {
    let head = lines[index].words.components(\.isSpace)
    guard (3...10).contains(head.count), head.allSatisfy({ Column.of($0) != nil }), let columns = Column.row(head) else { return nil }
    var assembler = RowAssembler(columns: columns)
    var next = index + 1
    while next < lines.count {
      let line = lines[next]
      let cells = line.words.components(\.isSpace)
      guard cells.count <= 40, cells.allSatisfy({ assembler.take(Line(number: line.number, text: $0, gap: 0)) }) else { break }
      next += 1
    }
    let rows = assembler.rows
    guard !rows.isEmpty else { return nil }
    index = next
    return NoticeTable(columns: columns, rows: rows)
  }

  private mutating func flattened() -> NoticeTable? {
    var end = index
    while end < lines.count, end - index < 12, isHeading(end) { end += 1 }
    guard end - index >= 2, let columns = Column.row(lines[index..<end].map(\.words)), columns.count >= 3 || columns.contains(.phone),
      columns.contains(where: { [.work, .detail, .phone].contains($0) })
    else { return nil }
    var assembler = RowAssembler(columns: columns)
    var next = end
    while next < lines.count, assembler.take(lines[next]) { next += 1 }
    let rows = assembler.rows
    guard !rows.isEmpty else { return nil }
    index = next
    return NoticeTable(columns: columns, rows: rows)
  }

  /// Whether the line is a column's heading, or a short unknown one followed by a known one.
  private func isHeading(_ position: Int) -> Bool {
    let text = lines[position].words
    guard text.count <= 16 else { return false }
    if Column.of(text) != nil { return true }
    return position > index && position + 1 < lines.count && text.count <= 8 && text.allSatisfy(\.isHan)
      && Column.of(lines[position + 1].words) != nil
  }
}
