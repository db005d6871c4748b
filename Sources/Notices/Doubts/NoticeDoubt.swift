import Domain

/// Something a person should look at, with where it stands and why.
struct NoticeDoubt: Hashable {
  var line: Int
  var text: ScalarText
  var why: String

  static let longest = 60

  var draft: Draft.Doubt {
    Draft.Doubt(line: line, words: text.before(min(text.endIndex, text.startIndex + NoticeDoubt.longest)).string, why: why)
  }
}
