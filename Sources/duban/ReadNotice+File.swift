import Documents
import Domain
import Foundation
import Notices

extension ReadNotice {
  /// Reads a notice's files, its text first and its annexes after it: the document's room finds text and tables, the
  /// notices' room what they say.
  init(_ files: [NoticeFile]) throws(NoticeFault) {
    var lines: [String] = []
    var blocks: [Block] = []
    for file in files {
      let document = try DocumentText(file.bytes, named: file.name)
      for block in document.blocks {
        switch block {
        case .paragraph(let text, let line): blocks.append(.paragraph(text, line: lines.count + line))
        case .table(let rows): blocks.append(.table(rows.map { Block.Row(line: lines.count + $0.line, cells: $0.cells) }))
        }
      }
      lines += document.lines
    }
    self.init(lines: lines, draft: NoticeReader(blocks).draft)
  }

  /// One after the other, off the threads that answer requests: what is uploaded may take its time.
  static func queued(_ files: [NoticeFile]) async throws -> ReadNotice {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try ReadNotice(files) }) }
    }
  }

  private static let queue = DispatchQueue(label: "notices")
}
