/// A header, folded before each word that would pass the 76th column (RFC 5322, 2.2.3).
struct HeaderLine {
  private(set) var text: String

  init(_ name: String, _ words: [String]) {
    text = name + ":"
    var column = text.utf8.count
    for (index, word) in words.enumerated() {
      // Never before the first word: some readers take a header that begins with a fold for an empty one.
      let folds = index > 0 && column + 1 + word.utf8.count > 76
      text += (folds ? "\r\n " : " ") + word
      column = (folds ? 0 : column) + 1 + word.utf8.count
    }
    text += "\r\n"
  }
}

extension Mailbox {
  /// As in `From:`: `=?UTF-8?B?…?= <clerk@example.cn>`, or the bare address.
  var words: [String] {
    name.map { EncodedText.phrase($0) + ["<\(address)>"] } ?? [address]
  }
}
