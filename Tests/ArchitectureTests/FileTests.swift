import Testing

private enum FileRules {
  static let maxLines = 400
  static let maxNinetiethPercentile = 200
  /// Share of files that may be named for something else, as the entry point.
  static let maxMisnamed = 0.1
  /// Names under which anything can be put.
  private static let drawers = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Core", "Misc"]

  static func tooLong(_ files: [SourceFile]) -> [String] {
    files.filter { $0.lineCount > maxLines }.map { "\($0.path) has \($0.lineCount) lines" }
  }

  static func ninetiethPercentile(_ files: [SourceFile]) -> Int {
    let counts = files.map(\.lineCount).sorted()
    return counts.isEmpty ? 0 : counts[counts.count * 9 / 10]
  }

  static func drawers(_ files: [SourceFile]) -> [String] {
    files.filter { file in
      ([file.name[...]] + file.folders).contains { name in drawers.contains { name == $0 || name.hasSuffix($0) || name.hasSuffix("+\($0)") }
      }
    }.map(\.path)
  }

  static func misnamed(_ files: [SourceFile]) -> [String] {
    files.filter { file in !file.typeNames.contains(String(file.name.prefix { $0 != "+" })) }.map(\.path)
  }

  static func declaredTwice(_ files: [SourceFile]) -> [String] {
    let places = files.flatMap { file in file.topLevelTypes.map { ($0, file.path) } }
    return Dictionary(grouping: places) { $0.0 }.filter { $0.value.count > 1 }.map {
      "\($0.key): \($0.value.map(\.1).joined(separator: ", "))"
    }
    .sorted()
  }
}

@Suite("Files")
struct FileTests {
  private func lines(_ count: Int) -> String { String(repeating: "let x = 1\n", count: count) }

  @Test("are short")
  func lengths() {
    #expect(FileRules.tooLong(SourceTree.files) == [])
    #expect(FileRules.ninetiethPercentile(SourceTree.files) <= FileRules.maxNinetiethPercentile)
  }

  @Test("that are long are found")
  func spoiltLengths() {
    #expect(FileRules.tooLong([SourceFile("Sources/Site/A.swift", lines(400))]) == [])
    #expect(FileRules.tooLong([SourceFile("Sources/Site/A.swift", lines(401))]).count == 1)
    let files = (0..<10).map { SourceFile("Sources/Site/A\($0).swift", lines($0 < 9 ? 10 : 201)) }
    #expect(FileRules.ninetiethPercentile(files) == 201)
  }

  @Test("are no drawers")
  func drawers() { #expect(FileRules.drawers(SourceTree.files) == []) }

  @Test(
    "that are drawers are found",
    arguments: [
      "Sources/Site/StringUtils.swift", "Sources/Site/Helpers.swift", "Sources/Store/Core/A.swift", "Sources/Site/Site+Helpers.swift",
    ])
  func spoiltDrawers(_ path: String) { #expect(FileRules.drawers([SourceFile(path, "")]) == [path]) }

  @Test("are named for the type that they declare or extend")
  func names() {
    let misnamed = FileRules.misnamed(SourceTree.files)
    #expect(Double(misnamed.count) <= FileRules.maxMisnamed * Double(SourceTree.files.count), "\(misnamed)")
  }

  @Test("that are named for something else are found")
  func spoiltNames() {
    func misnamed(_ name: String, _ text: String) -> Int { FileRules.misnamed([SourceFile("Sources/Site/\(name).swift", text)]).count }
    #expect(misnamed("Mail", "package struct Mail {\n") == 0)
    #expect(misnamed("Site+Routes", "extension Site {\n") == 0)
    #expect(misnamed("Settings+File", "extension Site.Settings {\n") == 0)
    #expect(misnamed("Slot", "struct Limiter {\n  final class Slot {\n") == 0)
    #expect(misnamed("Post", "package struct Mail {\n") == 1)
    #expect(misnamed("Post", "// struct Post\nlet post = 1\n") == 1)
  }

  @Test("declare no type of the same name twice")
  func duplicates() { #expect(FileRules.declaredTwice(SourceTree.files) == []) }

  @Test("that declare a type of the same name are found")
  func spoiltDuplicates() {
    let one = SourceFile("Sources/Site/A.swift", "struct Row {\n  struct Cell {}\n}\nprivate struct Key {}\n")
    let other = SourceFile("Web/B.swift", "@frozen package enum Row {}\nstruct Cell {}\nprivate struct Key {}\nextension Row {}\n")
    #expect(FileRules.declaredTwice([one, other]) == ["Row: Sources/Site/A.swift, Web/B.swift"])
  }
}
