/// The short title a clerk would give.
enum TaskTitle {
  static let longest = 40

  /// The first words that say something, without ordinal, date or bracket, cut where a clause ends.
  static func short(_ text: Text) -> String {
    let words = text.after(Ordinal(text)?.end ?? text.startIndex).trimmed
    let sentence = words.before(words.firstIndex { $0 == "。" } ?? words.endIndex)
    var title: Text = ""
    for clause in sentence.pieces({ $0 == "，" || $0 == "；" || $0 == "：" }) {
      let clause = clause.trimmed
      if title.isEmpty, isTime(clause) { continue }
      if !title.isEmpty, title.count + clause.count > longest { break }
      title = title.isEmpty ? clause : title + "，" + clause
    }
    if title.isEmpty { title = sentence }
    return clipped(title.withoutSpaces).string
  }

  static func joined(_ work: Text, _ detail: Text) -> String {
    let head = clipped(work.bare.withoutSpaces)
    guard head.count < 24 else { return head.string }
    return clipped(head + "：" + Text(short(detail))).string
  }

  private static func isTime(_ clause: Text) -> Bool {
    clause.count <= 14 && clause.contains { $0 == "月" || $0 == "年" || $0 == "日" }
      && (clause.ends("前") || clause.ends("起") || clause.ends("日"))
  }

  private static func clipped(_ text: Text) -> Text {
    text.count <= longest + 20 ? text : text.before(text.startIndex + longest) + "…"
  }
}
