import Domain

/// What a document says, in its order: paragraphs and tables, each line with the number a person would count to.
package struct DocumentText: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var line: Int
    /// A cell merged sideways is repeated, one merged downwards is empty below.
    package var cells: [String]
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String, line: Int)
    case table([Row])
  }

  package private(set) var blocks: [Block] = []
  /// The whole text, a paragraph or a table's row an element.
  package private(set) var lines: [String] = []
  private var size = 0

  /// More than any notice has, in bytes of UTF-8.
  static let most = 1_000_000
  static let mostLines = 20_000

  init() {}

  mutating func add(_ paragraph: String) throws(NoticeFault) {
    try line(paragraph)
    blocks.append(.paragraph(paragraph, line: lines.count))
  }

  mutating func add(_ rows: [[String]]) throws(NoticeFault) {
    var table: [Row] = []
    for cells in rows {
      try line(cells.enumerated().filter { $0.offset == 0 || $0.element != cells[$0.offset - 1] }.map(\.element).joined(separator: "\t"))
      table.append(Row(line: lines.count, cells: cells))
    }
    if !table.isEmpty { blocks.append(.table(table)) }
  }

  private mutating func line(_ text: String) throws(NoticeFault) {
    size += text.utf8.count + 1
    guard size <= Self.most, lines.count < Self.mostLines else { throw .tooLong }
    lines.append(text.contains(where: \.isNewline) ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text)
  }
}

extension DocumentText {
  /// Reads a notice by what is in the file; text in a file whose name promises a document is what is left of one.
  package init(_ file: [UInt8], named name: String = "") throws(NoticeFault) {
    guard file.contains(where: { !$0.isBlank }) else { throw .empty }
    switch FileKind(file) {
    case .text:
      if FileKind.isDocument(name) { throw .damaged }
      try self.init(text: file)
    case .pdf: self = try PDFText(PDFPages.read(file)).text
    case .zip:
      let archive = try Archive(file)
      if archive.holds("word/document.xml") {
        self = try WordText(archive).text
      } else if archive.holds("xl/workbook.xml") {
        self = try Workbook(archive).text
      } else {
        throw archive.holds("OFD.xml") ? .ofd : archive.holds("content.xml") ? .openDocument : .archive
      }
    case .refused(let fault): throw fault
    }
    guard lines.contains(where: { $0.contains { !$0.isWhitespace } }) else { throw .empty }
  }

  init(text file: [UInt8]) throws(NoticeFault) {
    self.init()
    let read: TextFile
    do { read = try TextFile(file) } catch { throw .undecodable(line: error.line) }
    for line in read.lines { try add(line.text) }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(self) }
}
