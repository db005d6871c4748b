import Domain

/// The text of a document in reading order: paragraphs and tables, with line numbers from 1 as a person would count them.
package struct DocumentText: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var line: Int
    /// The text of a cell merged across columns is repeated in each; a cell merged down is empty in the rows below the first.
    package var cells: [String]
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String, line: Int)
    case table([Row])
  }

  package private(set) var blocks: [Block] = []
  /// The whole text, one element a paragraph or table row; a row's cells are separated by tabs.
  package private(set) var lines: [String] = []
  private var byteCount = 0

  /// Above the length of any notice, in bytes of UTF-8.
  static let maxBytes = 1_000_000
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
    byteCount += text.utf8.count + 1
    guard byteCount <= Self.maxBytes, lines.count < Self.mostLines else { throw .tooLong }
    lines.append(text.contains(where: \.isNewline) ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text)
  }
}

extension DocumentText {
  /// Reads a .docx, .xlsx, .pdf or text file. The content decides on the format, not the name.
  ///
  /// Blocks the calling thread: a .pdf may take half a minute.
  /// - Parameters:
  ///   - file: The bytes of the file.
  ///   - name: The file's name. If it promises a document and the content is plain text, the file is refused as damaged.
  /// - Throws: The reason why the file is refused: its format, its size, damage, or no text in it.
  package init(_ file: [UInt8], named name: String = "") throws(NoticeFault) {
    guard file.contains(where: { !$0.isBlank }) else { throw .empty }
    switch FileKind(file) {
    case .text:
      if FileKind.isDocument(name) { throw .damaged }
      try self.init(text: file)
    case .pdf: self = try PDFText(PDFPages.read(file)).text
    case .zip:
      let archive = try Archive(file)
      if archive.contains("word/document.xml") {
        self = try WordText(archive).text
      } else if archive.contains("xl/workbook.xml") {
        self = try Workbook(archive).text
      } else {
        throw archive.contains("OFD.xml") ? .ofd : archive.contains("content.xml") ? .openDocument : .archive
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
