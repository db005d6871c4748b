import Domain
import Notices

extension Draft {
  /// The draft of the text of a fixture.
  init(fixture name: String) throws {
    self.init(text: String(decoding: try Expectation.file(name + ".txt"), as: UTF8.self))
  }

  /// The draft of a plain text, with a paragraph for each line.
  init(text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self = NoticeReader(lines.enumerated().map { .paragraph(String($0.element), line: $0.offset + 1) }).draft
  }

  /// The drafted task with the times of the expected one that shares at least 45 of 100 pairs of letters with it.
  func task(like wanted: Expectation.Task) -> Work? {
    (tasks ?? []).first { task in
      let drafted = Set(pairs(task.title + (task.source?.text ?? "")))
      let expected = pairs(wanted.anchor ?? wanted.title)
      let shared = expected.filter(drafted.contains).count
      return Double(shared) >= 0.45 * Double(expected.count) && task.start == wanted.start && task.due == wanted.due
        && task.recurrence == wanted.recurrence && task.workingDays == wanted.workingDays
    }
  }
}

private func pairs(_ text: String) -> [String] {
  let letters = Array(text.filter { $0.isLetter || $0.isNumber })
  return zip(letters, letters.dropFirst()).map { String([$0, $1]) }
}
