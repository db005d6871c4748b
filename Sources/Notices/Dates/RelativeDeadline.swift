import Domain

/// A limit counted from an event: 收到申请后5个工作日内, 自印发之日起10日内, 2小时内.
struct RelativeDeadline {
  enum Unit { case workingDay, day, hour }

  var days: Int
  var unit: Unit
  var trigger: ScalarText
  var from: Int
  var end: Int

  init?(_ text: ScalarText, at index: Int) {
    guard index == text.startIndex || !text[index - 1].isDigit && text[index - 1] != "第", let count = Numeral(text, at: index),
      (1...999).contains(count.value)
    else { return nil }
    var place = count.end
    if place < text.endIndex, text[place] == "个" { place += 1 }
    if text.starts(with: "工作日", at: place) {
      (unit, place) = (.workingDay, place + 3)
    } else if let hour = RelativeDeadline.hours.match(text, at: place) {
      (unit, place) = (.hour, hour.upperBound)
    } else if place == count.end, place < text.endIndex, text[place] == "日" || text[place] == "天" {
      (unit, place) = (.day, place + 1)
    } else {
      return nil
    }
    guard let word = RelativeDeadline.within.match(text, at: place) else { return nil }
    (days, from, end) = (count.value, index, word.upperBound)
    trigger = RelativeDeadline.trigger(text, before: index)
  }

  private static let hours = WordIndex("小时 工作小时")
  private static let within = WordIndex("内 以内 之内")
  private static let leads = WordIndex("要 应 应当 须 在 自 从 于 必须 需")

  /// The event named before the count, in its clause or the one before: 收到拨款后，应在3个工作日内.
  private static func trigger(_ text: ScalarText, before index: Int) -> ScalarText {
    let reach = text[max(text.startIndex, index - 40)..<index]
    var clauses = reach.components { $0 == "，" || $0.isStop }
    guard let own = clauses.popLast() else { return reach.before(reach.startIndex) }
    let said = peeled(own)
    if said.ends("后") || said.ends("起") || said.ends("前") { return said }
    if let before = clauses.last, before.ends("后") || before.ends("起") { return peeled(before) }
    return said.after(said.endIndex)
  }

  /// From the last 在 or 自 on, where the subject ends.
  private static func peeled(_ clause: ScalarText) -> ScalarText {
    var words = clause.trimmed
    while let word = leads.ending(words) { words = words.before(word.lowerBound) }
    for lead in ["自", "在", "从"] as [ScalarText] {
      if let range = words.findLast(lead) { return words.after(range.upperBound) }
    }
    return words
  }

  func timing(issued: Day?) -> TaskTiming {
    var timing = TaskTiming(range: from..<end)
    timing.trigger = trigger.isEmpty ? nil : trigger.string
    if unit == .hour {
      timing.doubts = ["期限为\(days)小时，草稿只能记工作日，请人工设置"]
    } else if unit == .workingDay {
      timing.workingDays = days
      if trigger.isEmpty { timing.doubts = ["没有写从何时起算"] }
    } else if let issued, trigger.has("印发") || trigger.has("通知") || trigger.has("发文") {
      timing.due = issued + days
      timing.doubts = ["按成文日期起算\(days)日推断"]
    } else {
      timing.doubts = ["期限为\(days)日（自然日），草稿只能记工作日，请人工设置"]
    }
    return timing
  }
}
