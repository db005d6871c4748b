import Domain

/// The text of a .docx: paragraphs with their automatic numbers, tables with their merged cells. Without deleted and hidden text,
/// headers and footnotes.
struct WordText {
  private(set) var text = DocumentText()
  private var numbers: WordNumbers

  init(_ archive: Archive) throws(NoticeFault) {
    guard let body = try archive.element("word/document.xml")?.first("body") else { throw .damaged }
    numbers = WordNumbers(numbering: try archive.element("word/numbering.xml"), styles: try archive.element("word/styles.xml"))
    try read(body)
  }

  private static let wrappers: Set = ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"]

  private mutating func read(_ element: Element) throws(NoticeFault) {
    for child in element.children {
      switch child.name {
      case "p": for line in lines(of: child) { try text.add(line) }
      case "tbl": try table(child)
      case _ where Self.wrappers.contains(child.name): try read(child)
      default: break
      }
    }
  }

  /// A paragraph's lines, followed by the lines of the text boxes anchored to it.
  private mutating func lines(of paragraph: Element) -> [String] {
    var run = WordRun()
    run.read(paragraph)
    var lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    lines = lines.map { $0.trimmingTabs }
    if lines.contains(where: { !$0.isEmpty }), let label = numbers.label(of: paragraph) { lines[0] = label + lines[0] }
    for box in run.boxes { for inner in box.each("p") { lines += self.lines(of: inner) } }
    return lines
  }

  private mutating func table(_ table: Element) throws(NoticeFault) {
    let rows = Self.rows(table)
    let widest = rows.map { $0.children.count { $0.name == "tc" } }.max() ?? 0
    let longest = rows.flatMap { $0.all("tc") }.map { $0.all("p").count }.max() ?? 0
    // A table of one column, or with very long cells, is used for layout: read its cells as paragraphs.
    if widest <= 1 || longest > 40 {
      for row in rows { for cell in row.all("tc") { try read(cell) } }
      return
    }
    var cells: [[String]] = []
    for row in rows { cells.append(self.cells(row)) }
    try text.add(cells)
  }

  private static func rows(_ table: Element) -> [Element] {
    table.children.flatMap { $0.name == "tr" ? [$0] : wrappers.contains($0.name) ? rows($0) : [] }
  }

  private static let maxColumns = 64

  private mutating func cells(_ row: Element) -> [String] {
    var cells = [String](
      repeating: "", count: min(row.first("trPr")?.value("gridBefore").flatMap { Int($0) } ?? 0, Self.maxColumns).positive)
    for cell in row.children.flatMap({ $0.name == "tc" ? [$0] : $0.name == "sdt" ? $0.each("tc") : [] })
    where cells.count < Self.maxColumns {
      let properties = cell.first("tcPr")
      let merge = properties?.first("vMerge").map { $0["val"] ?? "continue" }
      let text = merge == "continue" ? "" : content(cell)
      let span = properties?.value("gridSpan").flatMap { Int($0) } ?? 1
      cells += [String](repeating: text, count: min(max(span, 1), Self.maxColumns - cells.count))
    }
    return cells
  }

  private mutating func content(_ cell: Element) -> String {
    var lines: [String] = []
    for paragraph in cell.each("p") { lines += self.lines(of: paragraph).map(\.trimmed).filter { !$0.isEmpty } }
    return lines.joined(separator: " ")
  }
}

/// The text of one paragraph's runs, and the text boxes anchored to it.
struct WordRun {
  private(set) var text = ""
  private(set) var boxes: [Element] = []

  private static let skipped: Set = ["pPr", "rPr", "del", "moveFrom", "instrText", "delText", "Fallback", "rt", "footnoteReference"]

  mutating func read(_ element: Element) {
    if element.name == "r", let properties = element.first("rPr"), properties.flag("vanish") { return }
    for child in element.children where !Self.skipped.contains(child.name) {
      switch child.name {
      case "t": text += child.text
      case "tab": text += "\t"
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "-"
      case "txbxContent": boxes.append(child)
      case "p", "tbl": break
      default: read(child)
      }
    }
  }
}

extension Int {
  fileprivate var positive: Int { Swift.max(self, 0) }
}

extension String {
  fileprivate var trimmingTabs: String {
    var rest = self[...]
    while rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
