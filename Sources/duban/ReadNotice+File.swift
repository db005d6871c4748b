import Documents
import Domain
import Foundation
import Notices

extension ReadNotice {
  /// Reads the files of a notice, its text first and its annexes after it: `Documents` finds text and tables, `Notices` their meaning.
  ///
  /// Lines are counted through all files, from 1.
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

  /// Reads one notice at a time, on a thread of its own: a large file takes seconds, and requests must not wait for it.
  static func queued(_ files: [NoticeFile]) async throws -> ReadNotice {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try ReadNotice(files) }) }
    }
  }

  private static let queue = DispatchQueue(label: "notices")
}
