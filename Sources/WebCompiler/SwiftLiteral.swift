/// Swift source for text. Raw, with one `#` more than the text has in a row, so that nothing in it needs escaping.
enum SwiftLiteral {
  /// `"""` over several lines; the text may hold anything but carriage returns and control characters.
  static func block(_ text: String) -> String {
    let hashes = hashes(for: text)
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }

  /// One line, with Swift expressions where a phrase has values.
  static func line(_ phrase: Phrase, value: (Phrase.Piece) -> String) -> String {
    let hashes = hashes(for: phrase.written)
    let body = phrase.pieces.map { piece in
      if case .text(let text) = piece { text } else { "\\\(hashes)(\(value(piece)))" }
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
