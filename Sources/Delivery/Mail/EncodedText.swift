import Foundation

/// People's words in a header, as RFC 2047 wants them: short ASCII as it is, all else in base64 words of whole characters.
enum EncodedText {
  /// For `Subject:`.
  static func words(_ text: String) -> [String] {
    let text = onOneLine(text)
    return isPlain(text) ? [text] : encoded(text)
  }

  /// For a name beside an address, where ASCII needs quotes: `"Li, Na"`.
  static func phrase(_ name: String) -> [String] {
    let name = onOneLine(name)
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain(quoted) ? ["\"\(quoted)\""] : encoded(name)
  }

  /// A line break here would begin a header of the writer's own.
  private static func onOneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory.breaksLine ? " " : $0 }))
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  /// 39 bytes make a word of 64 columns: below the 75 that RFC 2047 allows, with room for `Subject: ` on the first line.
  private static let wordBytes = 39

  private static func encoded(_ text: String) -> [String] {
    var words = [""]
    for piece in pieces(of: text) {
      if words[words.count - 1].utf8.count + piece.utf8.count > wordBytes { words.append("") }
      words[words.count - 1] += piece
    }
    return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
  }

  /// Characters as readers see them; one that is longer than a whole word (a heap of accents) by its code points.
  private static func pieces(of text: String) -> [String] {
    text.flatMap { $0.utf8.count <= wordBytes ? [String($0)] : $0.unicodeScalars.map { String($0) } }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var breaksLine: Bool { self == .control || self == .lineSeparator || self == .paragraphSeparator }
}
