/// The catalogues of both languages. A text without a translation stops the build.
struct TextCataloguePair {
  var zh: TextCatalogue
  var en: TextCatalogue

  var diagnostics: [TemplateDiagnostic] {
    let unparsed = zh.diagnostics + en.diagnostics
    // A text that cannot be parsed would be reported as missing too.
    return unparsed.isEmpty ? missing(from: en, in: zh) + missing(from: zh, in: en) + differing : unparsed
  }

  private func missing(from other: TextCatalogue, in one: TextCatalogue) -> [TemplateDiagnostic] {
    one.phrases.filter { other.phrases[$0.key] == nil }.map { key, phrase in
      TemplateDiagnostic(file: one.file, line: phrase.line, message: "'\(key)' has no translation in \(other.file)")
    }
    .sorted { $0.line < $1.line }
  }

  private var differing: [TemplateDiagnostic] {
    en.phrases.compactMap { key, phrase in
      guard let original = zh.phrases[key], Set(original.placeholders) != Set(phrase.placeholders) else { return nil }
      let names = original.placeholders.isEmpty ? "none" : original.placeholders.map { "{\($0)}" }.joined(separator: ", ")
      return TemplateDiagnostic(file: en.file, line: phrase.line, message: "'\(key)' has other placeholders than zh: \(names)")
    }
    .sorted { $0.line < $1.line }
  }

  /// `extension Text`, with a typed member a key, in the order of zh.
  var swift: String {
    let members = zh.phrases.sorted { $0.value.line < $1.value.line }.map { key, phrase in
      member(key, phrase, en.phrases[key] ?? phrase)
    }
    return "#sourceLocation(file: \"\(zh.file)\", line: 1)\nextension Text {\n\(members.joined(separator: "\n"))\n#sourceLocation()\n}\n"
  }

  /// A switch, not `?:`, so that Swift type-checks each language separately: six hundred members take about a second.
  private func member(_ key: String, _ zh: Phrase, _ en: Phrase) -> String {
    let names = zh.placeholders
    let parameters = names.isEmpty ? ": String" : "(\(names.map { "_ \($0): some TextValue" }.joined(separator: ", "))) -> String"
    return """
      #sourceLocation(file: "\(self.zh.file)", line: \(zh.line))
        package \(names.isEmpty ? "var" : "func") \(SwiftName.member(key))\(parameters) {
          switch self {
          case .zh: \(SwiftLiteral.line(zh, value: swift))
          case .en: \(SwiftLiteral.line(en, value: swift))
          }
        }
      """
  }

  private func swift(_ segment: Phrase.Segment) -> String {
    switch segment {
    case .text(let text): text
    case .value(let name): name
    case .counted(let name, let one, let many):
      "counted(\(name), \(SwiftLiteral.line(one)), \(SwiftLiteral.line(many)))"
    }
  }
}
