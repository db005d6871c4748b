import Domain

/// The filled cells of a sheet, separated into prose and tables. The declared size of the sheet is ignored; only filled cells count.
struct SheetGrid {
  enum Block {
    case lines([String])
    case table([[String]])
  }

  private var rows: [Int: [Int: String]] = [:]
  private var merged: [Int: [(columns: ClosedRange<Int>, top: Int)]] = [:]

  static let mostColumns = 200

  init(merged: [String]) {
    for range in merged.prefix(20_000) {
      let ends = range.split(separator: ":").compactMap { CellPlace(String($0)) }
      guard ends.count == 2 else { continue }
      // Some programs write the corners the other way round.
      let (first, last) = (min(ends[0].column, ends[1].column), min(max(ends[0].column, ends[1].column), Self.mostColumns))
      let (top, bottom) = (min(ends[0].row, ends[1].row), max(ends[0].row, ends[1].row))
      guard first < last else { continue }
      for row in top...min(bottom, top + 200) {
        self.merged[row, default: []].append((first...last, top))
      }
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  mutating func put(_ value: String, _ place: CellPlace) throws(NoticeFault) {
    guard place.column <= Self.mostColumns, rows.count <= DocumentText.mostLines else { throw .tooLong }
    rows[place.row, default: [:]][place.column] = value
  }

  /// Prose and tables, from the top. A row with one filled cell is prose before and after a table. Adjacent rows are a table up to the next
  /// empty row, or up to two lines of prose.
  var blocks: [Block] {
    var blocks: [Block] = []
    var open: [Int] = []
    func close() {
      guard !open.isEmpty else { return }
      let last = open.lastIndex { !isSingle($0) } ?? -1
      if let first = open.firstIndex(where: { !isSingle($0) }) {
        blocks.append(.lines(open[..<first].map(line)))
        blocks.append(.table(table(Array(open[first...last]))))
      }
      blocks.append(.lines(open[(last + 1)...].map(line)))
      open = []
    }
    for row in rows.keys.sorted() {
      if let last = open.last, row > last + 1 {
        close()
        blocks.append(.lines([""]))
      } else if isProse(row), let last = open.last, isProse(last), open.contains(where: { !isSingle($0) }) {
        open.removeLast()
        close()
        open = [last]
      }
      open.append(row)
    }
    close()
    return blocks
  }

  private func isSingle(_ row: Int) -> Bool { rows[row]?.count == 1 }
  private func isProse(_ row: Int) -> Bool { isSingle(row) && rows[row]?.keys.first == 1 }
  private func line(_ row: Int) -> String { rows[row]?.values.first ?? "" }

  private func table(_ numbers: [Int]) -> [[String]] {
    let columns = numbers.flatMap { rows[$0].map { Array($0.keys) } ?? [] }
    guard let first = columns.min(), let last = columns.max() else { return [] }
    return numbers.map { number in
      var cells = (first...last).map { rows[number]?[$0] ?? "" }
      for span in merged[number] ?? [] where span.top == number {
        for column in span.columns.dropFirst() where (first...last).contains(column) && span.columns.lowerBound >= first {
          cells[column - first] = cells[span.columns.lowerBound - first]
        }
      }
      return cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    }
  }
}
