import Domain

/// A deadline counted from an event: 收到申请后5个工作日内, 自印发之日起10日内, 2小时内.
struct RelativeDeadline {
  enum Unit { case workingDay, day, hour }

  /// The count, in `unit`.
  var count: Int
  var unit: Unit
  /// The event from which to count; empty if the sentence names none.
  var trigger: ScalarText
  /// The index at which the count begins.
  var start: Int
  /// The index after 内.
  var end: Int

  init?(_ text: ScalarText, at index: Int) {
    guard index == text.startIndex || !text[index - 1].isDigit && text[index - 1] != "第", let number = Numeral(text, at: index),
      (1...999).contains(number.value)
    else { return nil }
    var next = number.end
    if next < text.endIndex, text[next] == "个" { next += 1 }
    if text.starts(with: "工作日", at: next) {
      (unit, next) = (.workingDay, next + 3)
    } else if let hour = RelativeDeadline.hours.match(text, at: next) {
      (unit, next) = (.hour, hour.upperBound)
    } else if next == number.end, next < text.endIndex, text[next] == "日" || text[next] == "天" {
      (unit, next) = (.day, next + 1)
    } else {
      return nil
    }
    guard let word = RelativeDeadline.within.match(text, at: next) else { return nil }
    (count, start, end) = (number.value, index, word.upperBound)
    trigger = RelativeDeadline.trigger(text, before: index)
  }

  private static let hours = WordIndex("小时 工作小时")
  private static let within = WordIndex("内 以内 之内")
  private static let leads = WordIndex("要 应 应当 须 在 自 从 于 必须 需")

  /// The event named in the clause of the count or the clause before: 收到拨款后，应在3个工作日内.
  private static func trigger(_ text: ScalarText, before index: Int) -> ScalarText {
    let reach = text[max(text.startIndex, index - 40)..<index]
    var clauses = reach.components { $0 == "，" || $0.isStop }
    guard let own = clauses.popLast() else { return reach.before(reach.startIndex) }
    let event = afterPreposition(own)
    if event.ends("后") || event.ends("起") || event.ends("前") { return event }
    if let before = clauses.last, before.ends("后") || before.ends("起") { return afterPreposition(before) }
    return event.after(event.endIndex)
  }

  /// The clause after the last 在, 自 or 从, without the subject before it.
  private static func afterPreposition(_ clause: ScalarText) -> ScalarText {
    var words = clause.trimmed
    while let word = leads.ending(words) { words = words.before(word.lowerBound) }
    for lead in ["自", "在", "从"] as [ScalarText] {
      if let range = words.findLast(lead) { return words.after(range.upperBound) }
    }
    return words
  }

  /// The timing of a task with this deadline. Hours, and calendar days counted from anything but the notice,
  /// cannot be drafted: they only yield a doubt.
  func timing(issued: Day?) -> TaskTiming {
    var timing = TaskTiming(range: start..<end)
    timing.trigger = trigger.isEmpty ? nil : trigger.string
    if unit == .hour {
      timing.doubts = ["期限为\(count)小时，草稿只能记工作日，请人工设置"]
    } else if unit == .workingDay {
      timing.workingDays = count
      if trigger.isEmpty { timing.doubts = ["没有写从何时起算"] }
    } else if let issued, trigger.has("印发") || trigger.has("通知") || trigger.has("发文") {
      timing.due = issued + count
      timing.doubts = ["按成文日期起算\(count)日推断"]
    } else {
      timing.doubts = ["期限为\(count)日（自然日），草稿只能记工作日，请人工设置"]
    }
    return timing
  }
}
