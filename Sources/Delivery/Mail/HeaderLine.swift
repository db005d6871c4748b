/// A header line, folded before each word that would pass column 76 (RFC 5322, 2.2.3).
struct HeaderLine {
  private(set) var text: String

  init(_ name: String, _ words: [String]) {
    text = name + ":"
    var column = text.utf8.count
    for (index, word) in words.enumerated() {
      // Never before the first word: some mail programs treat a header that begins with a fold as empty.
      let isFolded = index > 0 && column + 1 + word.utf8.count > 76
      text += (isFolded ? "\r\n " : " ") + word
      column = (isFolded ? 0 : column) + 1 + word.utf8.count
    }
    text += "\r\n"
  }
}

extension Mailbox {
  /// The words of a `From:` or `To:` header: `=?UTF-8?B?…?= <clerk@example.cn>`, or the bare address.
  var words: [String] {
    name.map { EncodedText.phrase($0) + ["<\(address)>"] } ?? [address]
  }
}
