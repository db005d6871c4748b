import Domain

/// A passage that a person should check: its line in the notice, from 1, its text, and the reason, in Chinese.
struct NoticeDoubt: Hashable {
  var line: Int
  var text: ScalarText
  var why: String

  /// The length in scalars to which a draft's doubt shortens the passage.
  static let maxTextLength = 60

  var draft: Draft.Doubt {
    Draft.Doubt(line: line, words: text.before(min(text.endIndex, text.startIndex + NoticeDoubt.maxTextLength)).string, why: why)
  }
}
