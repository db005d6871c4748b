import Domain

/// The text of an .xlsx: of each visible sheet, lines of prose as paragraphs and ranges of cells as tables.
struct Workbook {
  private(set) var text = DocumentText()
  private let shared: [String]
  private let styles: CellStyles

  private static let mostSheets = 100

  init(_ archive: Archive) throws(NoticeFault) {
    guard let book = try archive.element("xl/workbook.xml") else { throw .damaged }
    shared = try archive.element("xl/sharedStrings.xml")?.all("si").map(Self.said) ?? []
    styles = CellStyles(try archive.element("xl/styles.xml"), startsIn1904: book.first("workbookPr")?["date1904"] == "1")
    let targets = try archive.element("xl/_rels/workbook.xml.rels")?.all("Relationship") ?? []
    for sheet in (book.first("sheets")?.all("sheet") ?? []).prefix(Self.mostSheets) where sheet["state"] ?? "visible" == "visible" {
      guard let target = targets.first(where: { $0["Id"] == sheet["id"] })?["Target"] else { continue }
      guard let page = try archive.element(target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target) else { continue }
      try read(page)
    }
  }

  /// The joined runs of a rich text, without phonetic annotations.
  private static func said(_ item: Element) -> String {
    item.children.map { $0.name == "t" ? $0.text : $0.name == "r" ? $0.first("t")?.text ?? "" : "" }.joined()
  }

  private mutating func read(_ page: Element) throws(NoticeFault) {
    var grid = SheetGrid(merged: page.first("mergeCells")?.all("mergeCell").compactMap { $0["ref"] } ?? [])
    var next = 1
    for row in page.first("sheetData")?.all("row") ?? [] {
      let number = row["r"].flatMap { Int($0) } ?? next
      guard CellPlace.rows.contains(number) else { throw .damaged }
      next = number + 1
      var column = 0
      for cell in row.all("c") {
        column = cell["r"].flatMap(CellPlace.init)?.column ?? column + 1
        let value = value(of: cell)
        if !value.isEmpty { try grid.put(value, CellPlace(row: number, column: column)) }
      }
    }
    for block in grid.blocks {
      switch block {
      case .lines(let lines):
        for line in lines {
          for piece in line.split(separator: "\n", omittingEmptySubsequences: !line.isEmpty) { try text.add(String(piece)) }
        }
      case .table(let rows): try text.add(rows)
      }
    }
    if !grid.isEmpty { try text.add("") }
  }

  private func value(of cell: Element) -> String {
    let raw = cell.first("v")?.text ?? ""
    let said =
      switch cell["t"] ?? "n" {
      case "s": Int(raw).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
      case "inlineStr": cell.first("is").map(Self.said) ?? ""
      case "str", "d": raw
      case "b": raw == "1" ? "是" : raw.isEmpty ? "" : "否"
      case "e": ""
      default: styles.written(raw, style: cell["s"].flatMap { Int($0) } ?? 0)
      }
    return said.trimmed
  }
}

/// A cell reference within the rows and columns that a sheet may have: `C12`.
struct CellPlace: Hashable {
  static let rows = 1...1_048_576
  static let columns = 1...16_384

  var row: Int
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  init?(_ name: String) {
    var column = 0
    var row = 0
    for scalar in name.unicodeScalars where scalar != "$" {
      switch scalar.value {
      case 65...90 where row == 0 && column < 20_000: column = column * 26 + Int(scalar.value) - 64
      case 48...57 where column > 0 && row < 10_000_000: row = row * 10 + Int(scalar.value) - 48
      default: return nil
      }
    }
    guard Self.rows.contains(row), Self.columns.contains(column) else { return nil }
    self.init(row: row, column: column)
  }
}
