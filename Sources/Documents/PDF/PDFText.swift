import Domain

/// The text of a PDF: lines that the page's width broke are put together, and what stands in columns is a table.
struct PDFText {
  private(set) var text = DocumentText()
  private var paragraph = ""
  private var table: [PDFLine] = []

  init(_ pages: [PDFPage]) throws(NoticeFault) {
    for page in pages {
      let lines = PDFLine.all(page)
      let prose = lines.filter { $0.pieces.count == 1 }
      let (left, right) = (prose.map(\.left).min() ?? 0, prose.map(\.right).max() ?? 0)
      for (place, line) in lines.enumerated() {
        if isRow(line, lines.dropFirst(place + 1).first) {
          try flush()
          table.append(line)
          continue
        }
        try close()
        let isBroken = right - line.right < line.height * 2
        let isIndented = line.left - left > line.height * 0.8
        if isIndented { try flush() }
        paragraph += line.text
        if !isBroken { try flush() }
      }
      try close()
    }
    try flush()
  }

  /// Whether a line is of a table: of three pieces, of two where the table goes on, or of one inside a column.
  private func isRow(_ line: PDFLine, _ next: PDFLine?) -> Bool {
    if line.pieces.count >= 3 { return true }
    guard let head = table.first, let last = table.last, line.top - last.bottom < line.height * 2.5 else { return false }
    return line.pieces.count == 2 || line.left > head.left + line.height * 2 || (next?.pieces.count ?? 0) >= 2 && line.right < head.right
  }

  private mutating func flush() throws(NoticeFault) {
    if !paragraph.isEmpty { try text.add(paragraph) }
    paragraph = ""
  }

  private mutating func close() throws(NoticeFault) {
    guard !table.isEmpty else { return }
    let rows = PDFTable(table).rows
    table = []
    try text.add(rows)
  }
}

extension DocumentText {
  /// The text of a PDF out of poppler's words and their places.
  package init(layout: [UInt8]) throws(NoticeFault) { self = try PDFText(PDFPages.read(layout: layout)).text }
}
