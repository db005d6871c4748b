import Documents
import Domain
import Notices

extension ReadNotice {
  /// Reads a notice's file: the document's room finds its text and tables, the notices' room what they say.
  init(_ file: [UInt8]) throws(NoticeFault) {
    let document = try DocumentText(file)
    let blocks = document.blocks.map { block -> Block in
      switch block {
      case .paragraph(let text, let line): .paragraph(text, line: line)
      case .table(let rows): .table(rows.map { Block.Row(line: $0.line, cells: $0.cells) })
      }
    }
    self.init(lines: document.lines, draft: NoticeReader(blocks).draft)
  }
}
