import Domain

/// Something a person should look at, with where it stands and why.
struct Doubtful: Hashable {
  var line: Int
  var text: Text
  var why: String

  static let longest = 60

  var draft: Draft.Doubt {
    Draft.Doubt(line: line, words: text.before(min(text.endIndex, text.startIndex + Doubtful.longest)).string, why: why)
  }
}
