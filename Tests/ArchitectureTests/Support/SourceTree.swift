import Foundation

/// The package as it lies on disk beside this test.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file of the product, not of its tests and benchmarks.
  static let files: [SourceFile] = ["Sources", "Web"].flatMap(swiftFiles)

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// README and everything in docs that is written for readers, as one text.
  static let documentation: String = {
    let folder = root.appending(path: "docs")
    let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
    return (["README.md"] + names.sorted().map { "docs/\($0)" }).map(text).joined(separator: "\n")
  }()

  private static func swiftFiles(under folder: String) -> [SourceFile] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { SourceFile("\(folder)/\($0)", text("\(folder)/\($0)")) }
  }
}
