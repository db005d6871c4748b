/// Derives the short title of a task from its text.
enum TaskTitle {
  /// The intended maximum length in scalars. A title is shortened only if it is more than 20 longer.
  static let maxLength = 40

  /// The first clause that states the action, without parties, time and reasons, followed by more clauses if they fit.
  /// - Parameter main: the index at which the clause with the task's own time begins, if the clauses before it only introduce it.
  static func short(_ text: ScalarText, main: Int? = nil) -> String {
    let words = text.after(Ordinal(text)?.end ?? text.startIndex).trimmed
    let sentence = words.before(words.firstIndex { $0 == "。" } ?? words.endIndex)
    let clauses = sentence.components { $0 == "，" || $0 == "；" || $0 == "：" }.map(\.trimmed)
    let candidates = main.map { main in clauses.filter { $0.endIndex > main } } ?? clauses
    let actions = candidates.filter { !isIntroduction($0) && $0.count >= 2 }
    guard var title = actions.first.map(actionOnly) ?? clauses.first(where: { !isTime($0) }) else {
      return clipped(sentence.withoutSpaces).string
    }
    for clause in actions.dropFirst() {
      // 由某组… assigns a part of the task.
      if clause.starts("由") || title.count + clause.count > maxLength { break }
      title = title + "，" + actionOnly(clause)
    }
    return clipped(title.withoutSpaces).string
  }

  /// The title of a table row: the work, followed by the detail if the work is short.
  static func joined(_ work: ScalarText, _ detail: ScalarText) -> String {
    let head = clipped(work.bare.withoutSpaces)
    guard head.count < 24 else { return head.string }
    return clipped(head + "：" + ScalarText(short(detail))).string
  }

  private static let reasons = WordIndex("根据 按照 依据 为 为了 结合 鉴于 针对 围绕 经 以 通过 如 凡 对于 报送要求 有关要求")
  private static let conditionEndings = WordIndex("的 时 后 以后 之后 要求 情况下 基础上 原因")
  private static let roleVerbs = WordIndex("牵头 负责 配合 主办 协办 协助 参与 会同 牵头负责")

  /// Whether the clause does not state the action: 根据…, 为…, 收到申请后, 10月底前, 由某局牵头.
  private static func isIntroduction(_ clause: ScalarText) -> Bool {
    if isTime(clause) || reasons.start(clause) != nil || conditionEndings.ending(clause) != nil { return true }
    guard let verb = roleVerbs.ending(clause) else { return false }
    let parties = clause.before(verb.lowerBound)
    return Subject.isParty(parties.starts("由") ? parties.after(parties.startIndex + 1) : parties)
  }

  private static let modals = WordIndex("同时 应当 应于 应在 应 要 须于 须 需要 需 必须 负责 可以 可 将于 于 在 并 请 务必")

  /// The clause without its subject, its date and words such as 应当; the whole clause if fewer than six scalars remain.
  private static func actionOnly(_ clause: ScalarText) -> ScalarText {
    var words = clause.after(Ordinal(clause)?.end ?? clause.startIndex)
    if let subject = Subject(words) { words = words.after(subject.end) }
    if words.starts("会同"), let with = Subject(words.after(words.startIndex + 2)) { words = words.after(with.end) }
    if words.starts("在"), let then = words.find("后要") ?? words.find("时要") { words = words.after(then.upperBound) }
    var before = words.endIndex + 1
    while before != words.count {
      before = words.count
      if let modal = modals.start(words), !isPlace(words, modal) { words = words.after(modal.upperBound) }
      if let time = time(words) { words = words.after(time) }
    }
    words = words.withoutLongBracketedText
    return words.count >= 6 ? words : clause
  }

  /// Whether the preposition introduces a place: 在全市开展. It then belongs to the title, because the rest alone would mean something else.
  private static func isPlace(_ words: ScalarText, _ modal: Range<Int>) -> Bool {
    (words[modal] == "在" || words[modal] == "于") && time(words.after(modal.upperBound)) == nil
  }

  /// The index after a date with which the words begin, and after 前 or 起 behind it.
  private static func time(_ words: ScalarText) -> Int? {
    guard let point = PartialDate(words, at: words.startIndex) else { return nil }
    var end = point.end
    while end < words.endIndex, "前起止之以内".unicodeScalars.contains(words[end]) { end += 1 }
    return end == point.end && !(end < words.endIndex && words[end] == "要") ? nil : end
  }

  private static func isTime(_ clause: ScalarText) -> Bool {
    clause.count <= 14 && clause.contains { $0 == "月" || $0 == "年" || $0 == "日" }
      && (clause.ends("前") || clause.ends("起") || clause.ends("日") || clause.ends("底"))
  }

  private static func clipped(_ text: ScalarText) -> ScalarText {
    text.count <= maxLength + 20 ? text : text.before(text.startIndex + maxLength) + "…"
  }
}

extension ScalarText {
  /// The text without the first bracket, if that holds more than a word: （报至某某，电话…）.
  fileprivate var withoutLongBracketedText: ScalarText {
    guard let open = firstIndex(of: "（"), let close = closing(open), close - open > 9 else { return self }
    return before(open) + after(close + 1)
  }
}
