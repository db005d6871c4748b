import Domain

/// The text of a PDF: joins lines that were broken at the page's width into paragraphs, and recognizes columns as tables.
struct PDFText {
  private(set) var text = DocumentText()
  private var paragraph = ""
  private var table: [PDFLine] = []

  init(_ pages: [PDFPage]) throws(NoticeFault) {
    for page in pages {
      let lines = PDFLine.all(page)
      let prose = lines.filter { $0.segments.count == 1 }
      let (left, right) = (prose.map(\.left).min() ?? 0, prose.map(\.right).max() ?? 0)
      for (index, line) in lines.enumerated() {
        if isRow(line, lines.dropFirst(index + 1).first) {
          try flushParagraph()
          table.append(line)
          continue
        }
        try flushTable()
        let isBroken = right - line.right < line.height * 2
        let isIndented = line.left - left > line.height * 0.8
        if isIndented { try flushParagraph() }
        paragraph += line.text
        if !isBroken { try flushParagraph() }
      }
      try flushTable()
    }
    try flushParagraph()
  }

  /// Whether a line belongs to a table: it has three segments, or two if a table is open, or one within a column of it.
  private func isRow(_ line: PDFLine, _ next: PDFLine?) -> Bool {
    if line.segments.count >= 3 { return true }
    guard let head = table.first, let last = table.last, line.top - last.bottom < line.height * 2.5 else { return false }
    return line.segments.count == 2 || line.left > head.left + line.height * 2
      || (next?.segments.count ?? 0) >= 2 && line.right < head.right
  }

  private mutating func flushParagraph() throws(NoticeFault) {
    if !paragraph.isEmpty { try text.add(paragraph) }
    paragraph = ""
  }

  private mutating func flushTable() throws(NoticeFault) {
    guard !table.isEmpty else { return }
    let rows = PDFTable(table).rows
    table = []
    try text.add(rows)
  }
}

extension DocumentText {
  /// Reads the output of `pdftotext -bbox-layout`: words with their positions.
  package init(layout: [UInt8]) throws(NoticeFault) { self = try PDFText(PDFPages.read(layout: layout)).text }
}
