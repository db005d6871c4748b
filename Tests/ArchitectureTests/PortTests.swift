import Testing

private enum PortRules {
  /// Methods and properties of the ports without a docstring.
  static func undocumented(_ files: [SourceFile]) -> [String] {
    files.filter { $0.folders.contains("Ports") }.flatMap { file in
      var isInside = false
      return file.lines.indices.compactMap { index -> String? in
        let line = file.lines[index]
        if Declaration(line)?.keyword == "protocol" { isInside = true } else if line.hasPrefix("}") { isInside = false }
        guard isInside, line.hasPrefix("  "), isRequirement(line.trimmed) else { return nil }
        var above = index - 1
        while above >= 0, file.lines[above].trimmed.hasPrefix("@") { above -= 1 }
        return above >= 0 && file.lines[above].trimmed.hasPrefix("///") ? nil : "\(file.path):\(index + 1): \(line.trimmed)"
      }
    }
  }

  private static func isRequirement(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").filter { !["static", "mutating"].contains($0) && !$0.hasPrefix("@") }
    return words.first.map { ["func", "var"].contains($0) || $0.hasPrefix("init(") } ?? false
  }
}

@Suite("Ports")
struct PortTests {
  @Test("document every method")
  func documented() {
    #expect(SourceTree.files.contains { $0.folders.contains("Ports") })
    #expect(PortRules.undocumented(SourceTree.files) == [])
  }

  @Test("that leave a method undocumented are found")
  func spoilt() {
    let text = """
      package protocol Items: Sendable {
        /// Finds an item.
        func item() async throws -> Item
        /// Finds another.
        @discardableResult
        func other() async throws -> Item
        func list() async throws -> [Item]

        static func count() -> Int
      }

      func free() {}
      """
    #expect(PortRules.undocumented([SourceFile("Sources/Domain/Ports/Items.swift", text)]).count == 2)
    #expect(PortRules.undocumented([SourceFile("Sources/Domain/Items/Items.swift", text)]) == [])
  }
}
