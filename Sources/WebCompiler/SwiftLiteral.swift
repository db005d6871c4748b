/// Generates raw string literals, with one `#` more than the text has in a row, so that nothing needs escaping.
enum SwiftLiteral {
  /// A multi-line literal. The text must not contain carriage returns or control characters.
  static func block(_ text: String) -> String {
    let hashes = hashes(for: text)
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }

  /// One line, with an interpolation for each placeholder: `value` gives its Swift expression.
  static func line(_ phrase: Phrase, value: (Phrase.Segment) -> String) -> String {
    let hashes = hashes(for: phrase.written)
    let body = phrase.segments.map { segment in
      if case .text(let text) = segment { text } else { "\\\(hashes)(\(value(segment)))" }
    }
    return "\(hashes)\"\(body.joined())\"\(hashes)"
  }

  static func line(_ text: String) -> String {
    let hashes = hashes(for: text)
    return "\(hashes)\"\(text)\"\(hashes)"
  }

  private static func hashes(for text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "#", count: longest + 1)
  }
}
