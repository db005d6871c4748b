import Foundation
import Testing

@testable import WebCompiler

/// Whole folders, as the plugin passes them.
final class FolderTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "WebCompilerTests-\(UUID())")

  deinit { try? FileManager.default.removeItem(at: root) }

  @Test func everyFileOfATreeIsShippedByItsPath() throws {
    let folder = try folder(["kinds/b.yaml": "name: \"B\"\n", "kinds/a.yaml": "name: A", "Shipped.swift": "", ".hidden": ""])
    #expect(
      try folder.embedded(in: "Shipped", access: "package ") == """
        extension Shipped {
          package static let files: [(path: String, text: String)] = [
            (path: "kinds/a.yaml", text: #\"""
        name: A
        \"""#),
            (path: "kinds/b.yaml", text: #\"""
        name: "B"

        \"""#)
          ]
        }

        """)
  }

  @Test func eachTemplateBecomesAFileOfItsOwn() throws {
    let folder = try folder([
      "pages/Desk.html": "{{t a}}", "pages/Desk.swift": "", "mail/out/Digest.txt": "", "text/zh.txt": "a = 甲", "text/en.txt": "a = A",
    ])
    #expect(
      try WebFolder(folder: folder).swift().keys.sorted() == [
        "Assets.swift", "Phrases.swift", "mail-out-Digest.txt.swift", "pages-Desk.html.swift",
      ])
  }

  @Test func allMistakesOfAFolderAreToldTogether() throws {
    let folder = try folder([
      "pages/Desk.html": "{{t no.key}}", "parts/Limit.html": "{{#late}}", "text/zh.txt": "a = 甲", "text/en.txt": "", "style/a.xyz": "",
    ])
    let diagnostics = #expect(throws: TemplateDiagnostics.self) { try WebFolder(folder: folder).swift() }
    #expect(
      diagnostics?.all.map { $0.file.dropFirst(folder.path.count) + ":\($0.line)" } == [
        "/text/zh.txt:1", "/style/a.xyz:1", "/pages/Desk.html:1", "/parts/Limit.html:1",
      ])
  }

  @Test func lineEndsOfWindowsArePlainAndOtherEncodingsRefused() throws {
    let folder = try folder(["a.txt": "a\r\nb"])
    #expect(try folder.text("a.txt") == "a\nb")
    try Data([0xc4, 0xe3]).write(to: URL(filePath: folder.address("gbk.txt")))
    #expect(throws: TemplateDiagnostic.self) { try folder.text("gbk.txt") }
  }

  private func folder(_ files: [String: String]) throws -> Folder {
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return Folder(path: root.path)
  }
}
