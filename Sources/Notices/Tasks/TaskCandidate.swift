import Domain

/// A task found in the text, with how sure it is that somebody is told to do it.
struct TaskCandidate {
  /// `addressed` is only a duty laid on an addressee: it counts in a letter that says little else.
  enum Ground { case stated, addressed }

  var task: Draft.Work
  var ground = Ground.stated
  var line: Int
  var doubts: [NoticeDoubt] = []

  static let longestSource = 1200

  init(_ title: String, source: ScalarText, line: Int) {
    self.line = line
    let said = source.trimmed
    task = Draft.Work(
      title: title, source: .init(line: line, words: said.before(min(said.endIndex, said.startIndex + TaskCandidate.longestSource)).string))
  }

  mutating func doubt(_ text: ScalarText, _ why: String) { doubts.append(NoticeDoubt(line: line, text: text, why: why)) }

  mutating func take(_ timing: TaskTiming, _ text: ScalarText) {
    task.take(timing)
    for why in timing.doubts { doubt(text, why) }
  }
}
