import Foundation

/// Encodes text for a header (RFC 2047): short ASCII unchanged, all else as base64 words of whole characters.
enum EncodedText {
  /// For `Subject:`.
  static func words(_ text: String) -> [String] {
    let text = onOneLine(text)
    return isPlain(text) ? [text] : encoded(text)
  }

  /// For the name of an address, where ASCII needs quotes: `"Li, Na"`.
  static func phrase(_ name: String) -> [String] {
    let name = onOneLine(name)
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain(quoted) ? ["\"\(quoted)\""] : encoded(name)
  }

  /// Removes line breaks, which would let the text inject headers.
  private static func onOneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory.breaksLine ? " " : $0 }))
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  /// 39 bytes make a word of 64 columns: below the 75 that RFC 2047 allows, with space for `Subject: ` on the first line.
  private static let maxWordBytes = 39

  private static func encoded(_ text: String) -> [String] {
    var words = [""]
    for segment in segments(of: text) {
      if words[words.count - 1].utf8.count + segment.utf8.count > maxWordBytes { words.append("") }
      words[words.count - 1] += segment
    }
    return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
  }

  /// Grapheme clusters; one that is longer than a word (many accents) is split into its code points.
  private static func segments(of text: String) -> [String] {
    text.flatMap { $0.utf8.count <= maxWordBytes ? [String($0)] : $0.unicodeScalars.map { String($0) } }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var breaksLine: Bool { self == .control || self == .lineSeparator || self == .paragraphSeparator }
}
