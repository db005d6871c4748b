/// The words around a date, which make it a deadline, a start, or a mere description.
struct DateQualifier: Hashable {
  enum Side { case start, due, neither }

  private static let due = WordIndex("前 之前 以前 止 截止 以内 之内 前后")
  private static let start = WordIndex("起 开始 之日起 以后 之后 正式实施 正式启动 起实施 正式施行 启动 施行 正式运行")
  private static let nounsAfter = WordIndex("的 已 间 会议 次 文件 第 常务")

  var side: Side
  /// The index after the date and the words that belong to it.
  var end: Int
  private var isDescription: Bool
  private var hasPreposition: Bool
  private var isCutoff: Bool
  /// Whether the date is the whole clause: 2020年底，…
  private var isWholeClause: Bool

  init(_ text: ScalarText, from: Int, to: Int) {
    let wordsBefore = text[max(text.startIndex, from - 4)..<from]
    isCutoff = wordsBefore.has("截至") || wordsBefore.has("截止") || wordsBefore.ends("以来")
    hasPreposition = ["于", "在", "为", "以", "至", "到"].contains { wordsBefore.ends($0) }
    (side, end) = (.neither, to)
    if let range = DateQualifier.due.match(text, at: to) {
      (side, end) = (.due, range.upperBound)
    } else if let range = DateQualifier.start.match(text, at: to) {
      (side, end) = (.start, range.upperBound)
    }
    isWholeClause = from <= text.startIndex + 1 && end >= text.endIndex
    isDescription = DateQualifier.nounsAfter.match(text, at: end) != nil || wordsBefore.ends("对")
  }

  /// Whether a date in prose sets a time for a task. 2019年底前的结余, 截至今年3月底 and a bare year do not.
  func isBinding(_ date: PartialDate) -> Bool {
    guard !isDescription, !isCutoff else { return false }
    switch date.grain {
    case .year: return false
    case .half, .quarter, .month, .ten, .yearEnd, .thisMonthEnd: return side != .neither || hasPreposition || isWholeClause
    default: return true
    }
  }
}
