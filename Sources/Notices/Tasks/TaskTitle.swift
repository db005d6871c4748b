/// The short title a clerk would give.
enum TaskTitle {
  static let longest = 40

  /// The first clause that says what is done, without who does it, until when, and on what grounds; more clauses where there is room.
  /// - Parameter main: where the clause with the task's own time begins, if the words before it only lead up to it.
  static func short(_ text: ScalarText, main: Int? = nil) -> String {
    let words = text.after(Ordinal(text)?.end ?? text.startIndex).trimmed
    let sentence = words.before(words.firstIndex { $0 == "。" } ?? words.endIndex)
    let clauses = sentence.components { $0 == "，" || $0 == "；" || $0 == "：" }.map(\.trimmed)
    let begun = main.map { main in clauses.filter { $0.endIndex > main } } ?? clauses
    let said = begun.filter { !leadsUp($0) && $0.count >= 2 }
    guard var title = said.first.map(plain) ?? clauses.first(where: { !isTime($0) }) else { return clipped(sentence.withoutSpaces).string }
    for clause in said.dropFirst() {
      // 由某组… says who does which part of it.
      if clause.starts("由") || title.count + clause.count > longest { break }
      title = title + "，" + plain(clause)
    }
    return clipped(title.withoutSpaces).string
  }

  static func joined(_ work: ScalarText, _ detail: ScalarText) -> String {
    let head = clipped(work.bare.withoutSpaces)
    guard head.count < 24 else { return head.string }
    return clipped(head + "：" + ScalarText(short(detail))).string
  }

  private static let grounds = WordIndex("根据 按照 依据 为 为了 结合 鉴于 针对 围绕 经 以 通过 如 凡 对于 报送要求 有关要求")
  private static let conditions = WordIndex("的 时 后 以后 之后 要求 情况下 基础上 原因")
  private static let hands = WordIndex("牵头 负责 配合 主办 协办 协助 参与 会同 牵头负责")

  /// 根据…, 为…, 收到申请后, 10月底前, 由某局牵头: what leads up to the work and is not it.
  private static func leadsUp(_ clause: ScalarText) -> Bool {
    if isTime(clause) || grounds.start(clause) != nil || conditions.ending(clause) != nil { return true }
    guard let hand = hands.ending(clause) else { return false }
    let who = clause.before(hand.lowerBound)
    return Subject.isParty(who.starts("由") ? who.after(who.startIndex + 1) : who)
  }

  private static let modals = WordIndex("同时 应当 应于 应在 应 要 须于 须 需要 需 必须 负责 可以 可 将于 于 在 并 请 务必")

  /// A clause without its agency, its date and its 应当, as long as something is left.
  private static func plain(_ clause: ScalarText) -> ScalarText {
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

  /// 在全市开展 and 对… keep their first word: without it the rest says something else.
  private static func isPlace(_ words: ScalarText, _ modal: Range<Int>) -> Bool {
    (words[modal] == "在" || words[modal] == "于") && time(words.after(modal.upperBound)) == nil
  }

  /// Where a date the words begin with ends, with the 前 or 起 behind it.
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
    text.count <= longest + 20 ? text : text.before(text.startIndex + longest) + "…"
  }
}

extension ScalarText {
  /// Without brackets that hold more than a word: （报至某某，电话…）.
  fileprivate var withoutLongBracketedText: ScalarText {
    guard let open = firstIndex(of: "（"), let close = closing(open), close - open > 9 else { return self }
    return before(open) + after(close + 1)
  }
}
