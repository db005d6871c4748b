/// The texts of one language by key, one a line: `desk.title = 我的工作`.
struct TextCatalogue {
  var file: String
  var phrases: [String: Phrase] = [:]
  var diagnostics: [TemplateDiagnostic] = []

  init(_ text: String, file: String) {
    self.file = file
    var members: [String: Int] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      let line = line.trimmingBlanks
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let equals = line.firstIndex(of: "="), let key = TextCatalogue.key(line[..<equals]) else {
        report(number, "a text is written 'page.word = …', its key in lower-case words joined by . and -")
        continue
      }
      guard let phrase = Phrase(line[line.index(after: equals)...].trimmingBlanks, line: number) else {
        report(number, "a brace here is neither {name} nor {number|one|many}")
        continue
      }
      // `a.b` and `a-b` become the same name in Swift.
      if let first = members.updateValue(number, forKey: SwiftName.member(key)) {
        report(number, "'\(key)' is already on line \(first)")
      }
      phrases[key] = phrase
    }
  }

  private mutating func report(_ line: Int, _ message: String) {
    diagnostics.append(TemplateDiagnostic(file: file, line: line, message: message))
  }

  private static func key(_ written: Substring) -> String? {
    let key = written.trimmingBlanks
    let words = key.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
    let isKey = words.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } }
    return isKey && key.first?.isLetter == true ? String(key) : nil
  }
}

extension Substring {
  var trimmingBlanks: Substring {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return self[...last].drop(while: \.isWhitespace)
  }
}
