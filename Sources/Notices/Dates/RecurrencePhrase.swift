/// The time of a recurring task: 每月25日前, 每季度末, 每年1月31日前.
struct RecurrencePhrase {
  private static let verbs = WordIndex("召开 开展 组织 报 上报 报送 通报 调度 督查 检查 评估 考核 更新 公布 公示 一次 1次 次 至少 不少于 分析 汇总")
  private static let months = WordIndex("每个月 每月 次月 按月 逐月")
  private static let quarters = WordIndex("每个季度 每季度 每季 按季度 按季")

  /// The doubt about a monthly task without a day.
  static let missingDay = "只写每月，未写日期，暂按月末"

  var timing: TaskTiming

  init?(_ text: ScalarText, at index: Int) {
    guard index == text.startIndex || text[index - 1] != "人" else { return nil }
    timing = TaskTiming(range: index..<index)
    if let word = RecurrencePhrase.months.match(text, at: index) {
      guard monthly(text, after: word.upperBound, index) else { return nil }
    } else if let word = RecurrencePhrase.quarters.match(text, at: index) {
      guard RecurrencePhrase.hasVerb(text, after: word.upperBound, index) else { return nil }
      set("quarterly", index, RecurrencePhrase.endOfSuffix(text, word.upperBound))
    } else if text.starts(with: "每半年", at: index) {
      guard RecurrencePhrase.hasVerb(text, after: index + 3, index) else { return nil }
      set("half-yearly", index, RecurrencePhrase.endOfSuffix(text, index + 3))
    } else if text.starts(with: "每年", at: index) {
      guard yearly(text, after: index + 2, index) else { return nil }
    } else if text.starts(with: "每周", at: index) || text.starts(with: "每日", at: index) {
      guard RecurrencePhrase.hasVerb(text, after: index + 2, index) else { return nil }
      let named = index + 2 < text.endIndex && "一二三四五六日天".unicodeScalars.contains(text[index + 2])
      timing.range = index..<index + (named ? 3 : 2)
      timing.doubts = ["“\(text[index..<index + 2].string)”的周期无法在草稿中表示，请人工设置"]
    } else {
      return nil
    }
  }

  private mutating func set(_ recurrence: String, _ from: Int, _ end: Int) {
    timing.recurrence = recurrence
    timing.range = from..<end
  }

  private mutating func monthly(_ text: ScalarText, after: Int, _ from: Int) -> Bool {
    var index = after
    if index < text.endIndex, text[index] == "的" { index += 1 }
    if index < text.endIndex, text[index] == "底" || text[index] == "末" {
      set("monthly:last", from, RecurrencePhrase.endOfSuffix(text, index + 1))
    } else if let day = Numeral(text, at: index), (1...31).contains(day.value), day.end < text.endIndex,
      text[day.end] == "日" || text[day.end] == "号"
    {
      set("monthly:\(day.value)", from, RecurrencePhrase.endOfSuffix(text, day.end + 1))
      if text.starts(with: "次月", at: from) { timing.doubts = ["“次月”按每月办理推断"] }
    } else {
      guard !text.starts(with: "次月", at: from), RecurrencePhrase.hasVerb(text, after: after, from) else { return false }
      set("monthly:last", from, after)
      timing.doubts = [RecurrencePhrase.missingDay]
    }
    return true
  }

  private mutating func yearly(_ text: ScalarText, after: Int, _ from: Int) -> Bool {
    var index = after
    if index < text.endIndex, text[index] == "的" || text[index] == "度" { index += 1 }
    guard let date = PartialDate(text, at: index), date.year == nil else {
      guard RecurrencePhrase.hasVerb(text, after: after, from) else { return false }
      set("yearly", from, after)
      return true
    }
    let end = RecurrencePhrase.endOfSuffix(text, date.end)
    switch date.grain {
    case .day(let month, let day): set("yearly:" + RecurrencePhrase.twoDigits(month) + "-" + RecurrencePhrase.twoDigits(day), from, end)
    case .monthEnd(let month): set("yearly:" + RecurrencePhrase.twoDigits(month) + "-last", from, end)
    case .month(let month):
      set("yearly:" + RecurrencePhrase.twoDigits(month) + "-last", from, end)
      timing.doubts = ["只写到月，暂按月末"]
    case .yearEnd: set("yearly:12-31", from, end)
    default: return false
    }
    return true
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func endOfSuffix(_ text: ScalarText, _ end: Int) -> Int {
    var end = end
    while end < text.endIndex, "末底前之".unicodeScalars.contains(text[end]) { end += 1 }
    return end
  }

  /// Whether a verb follows in the clause. Without one the words are no recurrence: 每月10元 is a price.
  private static func hasVerb(_ text: ScalarText, after index: Int, _ from: Int) -> Bool {
    if text[from] != "每", verbs.match(text, at: index) == nil { return false }
    let reach = text[min(index, text.endIndex)..<min(index + 16, text.endIndex)]
    let clause = reach.prefix { !$0.isStop && $0 != "，" }
    return verbs.found(in: clause)
  }
}
