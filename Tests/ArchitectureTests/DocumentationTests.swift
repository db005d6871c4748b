import Testing

private enum DocumentationRules {
  /// Keys of `SettingDefinition("key", …)`.
  static func settings(_ files: [SourceFile]) -> [String] {
    files.filter { $0.module == "duban" }.flatMap { file in
      file.code.compactMap { line in line.text.firstMatch(of: /\bSettingDefinition\("([a-z.]+)"/).map { String($0.1) } }
    }
  }

  /// Every command with those above it: `workflow check`. A command is named by its `commandName`, else by its type; the outer type is
  /// the command above it.
  static func commands(_ files: [SourceFile]) -> [String] {
    files.filter { $0.folders.contains("Commands") }.flatMap { file in
      var outer: String?
      return file.code.compactMap { line -> String? in
        let isNested = line.text.hasPrefix("  ")
        if !isNested, let declaration = Declaration(line.text) {
          outer = ["struct", "extension"].contains(declaration.keyword) ? commandName(declaration.name, in: files) : nil
        }
        guard line.text.contains("ParsableCommand"), let declaration = Declaration(line.text.trimmed), declaration.keyword == "struct"
        else { return nil }
        let name = commandName(declaration.name, in: files)
        return isNested ? "\(outer ?? "") \(name)" : name
      }
    }
  }

  private static func commandName(_ type: String, in files: [SourceFile]) -> String {
    for file in files where file.module == "duban" {
      guard let start = file.lines.firstIndex(where: { Declaration($0.trimmed)?.name == type && $0.contains("ParsableCommand") }) else {
        continue
      }
      // The configuration stands in the next lines, one or two long.
      for line in file.lines[start...].prefix(4).dropFirst() {
        if line.contains("ParsableCommand") { break }
        if let match = line.firstMatch(of: /commandName: "([a-z-]+)"/) { return String(match.1) }
      }
      break
    }
    return type.reduce(into: "") { name, letter in
      if letter.isUppercase, !name.isEmpty { name += "-" }
      name += letter.lowercased()
    }
  }

  /// Commands that no text shows as one types or quotes them.
  static func undocumented(_ commands: [String], in text: String) -> [String] {
    commands.filter { !text.contains("duban \($0)") && !text.contains("`\($0)") }
  }

  /// Settings without a row.
  static func undocumentedSettings(_ keys: [String], in table: String) -> [String] {
    keys.filter { !table.contains("| `\($0)` | `DUBAN_\($0.uppercased().replacing(".", with: "_"))` |") }
  }
}

@Suite("Documentation")
struct DocumentationTests {
  @Test("has a row for every setting")
  func settings() {
    let keys = DocumentationRules.settings(SourceTree.files)
    #expect(keys.count > 5)
    #expect(DocumentationRules.undocumentedSettings(keys, in: SourceTree.text("docs/settings.md")) == [])
  }

  @Test("names every command")
  func commands() {
    let commands = DocumentationRules.commands(SourceTree.files)
    #expect(commands.count > 15 && commands.contains("workflow check") && commands.contains("serve"))
    let undocumented = DocumentationRules.undocumented(commands, in: SourceTree.documentation)
    #expect(undocumented == [])
  }

  @Test("that leaves a setting or a command out is found")
  func spoilt() {
    let settings = SourceFile(
      "Sources/duban/Settings/Setting+All.swift", "  SettingDefinition(\"mail.colour\", usual: \"red\") { $0.colour = $1 },")
    #expect(DocumentationRules.settings([settings]) == ["mail.colour"])
    let commands = SourceFile(
      "Sources/duban/Commands/FlyCommand.swift",
      """
      struct FlyCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
          commandName: "fly", abstract: "")

        struct FarAway: AsyncParsableCommand {
          static let configuration = CommandConfiguration(abstract: "")
        }
      }
      """)
    #expect(DocumentationRules.commands([commands]) == ["fly", "fly far-away"])
    let text = "run `fly`, flying far-away is not documented"
    #expect(DocumentationRules.undocumented(["fly", "fly far-away"], in: text) == ["fly far-away"])
    #expect(
      DocumentationRules.undocumentedSettings(["mail.url", "mail.colour"], in: "| `mail.url` | `DUBAN_MAIL_URL` | |") == ["mail.colour"])
  }
}
