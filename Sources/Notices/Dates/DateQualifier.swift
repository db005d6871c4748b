/// What stands around a date and makes it a limit, a start, or only a description.
struct DateQualifier: Hashable {
  enum Side { case start, due, bare }

  private static let due = WordIndex("前 之前 以前 止 截止 以内 之内 前后")
  private static let start = WordIndex("起 开始 之日起 以后 之后 正式实施 正式启动 起实施 正式施行 启动 施行 正式运行")
  private static let beside = WordIndex("的 已 间 会议 次 文件 第 常务")

  var side: Side
  var end: Int
  private var describes: Bool
  private var led: Bool
  private var asOf: Bool
  /// The date is its whole clause: 2020年底，…
  private var alone: Bool

  init(_ text: ScalarText, from: Int, to: Int) {
    let lead = text[max(text.startIndex, from - 4)..<from]
    asOf = lead.has("截至") || lead.has("截止") || lead.ends("以来")
    led = ["于", "在", "为", "以", "至", "到"].contains { lead.ends($0) }
    (side, end) = (.bare, to)
    if let range = DateQualifier.due.match(text, at: to) {
      (side, end) = (.due, range.upperBound)
    } else if let range = DateQualifier.start.match(text, at: to) {
      (side, end) = (.start, range.upperBound)
    }
    alone = from <= text.startIndex + 1 && end >= text.endIndex
    describes = DateQualifier.beside.match(text, at: end) != nil || lead.ends("对")
  }

  /// Whether a date in prose binds anybody: not 2019年底前的结余, not 截至今年3月底, not a bare year.
  func binds(_ point: PartialDate) -> Bool {
    guard !describes, !asOf else { return false }
    switch point.grain {
    case .year: return false
    case .half, .quarter, .month, .ten, .yearEnd, .thisMonthEnd: return side != .bare || led || alone
    default: return true
    }
  }
}
