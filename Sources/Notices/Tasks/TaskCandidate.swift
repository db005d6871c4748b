import Domain

/// A task found in the text, with its doubts, before it is known whether the draft includes it.
struct TaskCandidate {
  /// The reason to consider the text a task. `addressed` is a mere duty of an addressee, included only if the notice has few other tasks.
  enum Basis { case stated, addressed }

  var task: Draft.Work
  var basis = Basis.stated
  var line: Int
  var doubts: [NoticeDoubt] = []

  /// The length in scalars to which a source text is shortened.
  static let maxSourceLength = 1200

  init(_ title: String, source: ScalarText, line: Int) {
    self.line = line
    let text = source.trimmed
    task = Draft.Work(
      title: title,
      source: .init(line: line, words: text.before(min(text.endIndex, text.startIndex + TaskCandidate.maxSourceLength)).string))
  }

  mutating func doubt(_ text: ScalarText, _ why: String) { doubts.append(NoticeDoubt(line: line, text: text, why: why)) }

  /// Sets the time, and adds its doubts about `text`.
  mutating func take(_ timing: TaskTiming, _ text: ScalarText) {
    task.take(timing)
    for why in timing.doubts { doubt(text, why) }
  }
}
