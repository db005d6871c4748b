import Domain

/// Finds statements of a notice that contradict each other.
enum Contradictions {
  static func found(in draft: Draft, _ document: Document) -> [NoticeDoubt] { impossibleDates(draft) + conflictingAddresses(document) }

  /// Tasks that are due before the notice's date, or end before they begin.
  private static func impossibleDates(_ draft: Draft) -> [NoticeDoubt] {
    guard let issued = draft.issueDate else { return [] }
    return (draft.tasks ?? []).compactMap { task in
      guard let source = task.source else { return nil }
      if let start = task.start, let due = task.due, due < start {
        return NoticeDoubt(line: source.line, text: ScalarText(task.title), why: "止期\(due)早于起期\(start)，请核对")
      }
      guard let day = [task.due, task.start].compactMap({ $0 }).min(), day < issued else { return nil }
      return NoticeDoubt(line: source.line, text: ScalarText(task.title), why: "日期\(day)早于成文日期\(issued)，请核对")
    }
  }

  /// Persons named with two different mail addresses.
  private static func conflictingAddresses(_ document: Document) -> [NoticeDoubt] {
    var known: [String: String] = [:]
    var doubts: [NoticeDoubt] = []
    for paragraph in document.parts.flatMap(\.paragraphs) {
      guard let mark = paragraph.text.find("信箱") ?? paragraph.text.find("邮箱") else { continue }
      let address = paragraph.text.after(mark.upperBound).drop { $0 == "：" || $0.isSpace }.prefix { $0.isASCII && !$0.isSpace }
      let person = paragraph.text.before(mark.lowerBound).split { $0.isSpace || $0 == "（" || $0 == "，" || $0 == "：" }.last {
        PersonName.isName($0.bare)
      }
      guard address.count >= 5, let person else { continue }
      let stated = ScalarText(address.scalars).string
      if let before = known[person.bare.string], before != stated {
        doubts.append(NoticeDoubt(line: paragraph.line, text: person, why: "同一联系人写了两个邮箱：\(before)与\(stated)，请核对"))
      }
      known[person.bare.string] = stated
    }
    return doubts
  }
}
