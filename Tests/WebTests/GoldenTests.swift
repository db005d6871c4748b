import Foundation
import Testing

@testable import Web

/// Compares every sample page with its file in `Golden`. A missing file fails the test and is written: to update a page, delete its file,
/// run the test, look at the result and commit it.
@Suite struct GoldenTests {
  @Test(arguments: Samples.all.keys.sorted(), Text.allCases)
  func aPageLooksAsItDid(name: String, text: Text) throws {
    let html = Samples.all[name]!(text)
    let file = Self.folder.appending(path: "\(name).\(text.rawValue).html")
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
      try Data(Self.steady(html).utf8).write(to: file)
      Issue.record("\(file.lastPathComponent) was missing and has been written")
      return
    }
    let steady = Self.steady(html)
    guard kept != steady else { return }
    let (old, new) = (
      kept.split(separator: "\n", omittingEmptySubsequences: false), steady.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    Issue.record(
      """
      \(file.lastPathComponent):\(line + 1)
      - \(line < old.count ? old[line] : "")
      + \(line < new.count ? new[line] : "")
      """)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// Removes content hashes from asset addresses; a changed style sheet is no change of the page.
  private static func steady(_ html: String) -> String {
    html.replacing(/(\/assets\/[a-z]+\/[a-z]+)\.[0-9a-f]+\./) { "\($0.output.1)." }
  }
}
