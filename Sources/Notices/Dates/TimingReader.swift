import Domain

/// Reads the times stated in a text, from its beginning to its end.
struct TimingReader {
  /// The kind of text. In prose a bare date may be past, and a date before 的 describes a noun; in a cell every date is a deadline.
  enum Context { case prose, cell }

  let text: ScalarText
  var dateResolver: DateResolver
  let context: Context

  private static let startWords = WordIndex("每 按月 按季 逐月 年 月 上半年 下半年 第 一 二 三 四 五 六 七 八 九 十 今 本 当 明 次 去 上 0 1 2 3 4 5 6 7 8 9")

  init(_ text: ScalarText, _ dateResolver: DateResolver, _ context: Context = .prose) {
    self.text = text
    self.dateResolver = dateResolver
    self.context = context
  }

  /// All stated times in order. Each resolved date becomes the previous date of `dateResolver`.
  mutating func all() -> [TaskTiming] {
    var found: [TaskTiming] = []
    var index = text.startIndex
    var titleDepth = 0
    while index < text.endIndex {
      if text[index] == "《" { titleDepth += 1 }
      if text[index] == "》" { titleDepth = max(0, titleDepth - 1) }
      guard titleDepth == 0, TimingReader.startWords.match(text, at: index) != nil, let (timing, end) = timing(at: index) else {
        index += 1
        continue
      }
      if let timing, timing.hasValue || !timing.doubts.isEmpty {
        found.append(timing)
        if let day = timing.due ?? timing.start { dateResolver.previous = day }
      }
      index = max(end, index + 1)
    }
    return found
  }

  /// The time stated at `index`, and the index after it. A nil timing is a date that sets no time for a task.
  private func timing(at index: Int) -> (TaskTiming?, Int)? {
    if let recurrence = RecurrencePhrase(text, at: index) { return (recurrence.timing, recurrence.timing.range.upperBound) }
    if let deadline = RelativeDeadline(text, at: index) { return (deadline.timing(issued: dateResolver.issued), deadline.end) }
    if let months = monthPeriod(at: index) { return months }
    guard let first = PartialDate(text, at: index) ?? (context == .cell ? PartialDate(short: text, at: index) : nil) else { return nil }
    return period(first, at: index) ?? singleDate(first, at: index)
  }

  /// Reads a period of months: 3-5月, 3至5月.
  private func monthPeriod(at index: Int) -> (TaskTiming?, Int)? {
    guard index == text.startIndex || !text[index - 1].isDigit, let first = Numeral(text, at: index), !first.isHan,
      (1...12).contains(first.value),
      let next = indexAfterDash(after: first.end), let last = PartialDate(text, at: next), last.year == nil
    else { return nil }
    guard case .month(let month) = last.grain, first.value < month else { return nil }
    return period(PartialDate(year: nil, grain: .month(first.value), end: first.end), at: index)
  }

  /// The index after the dash or 至 between two dates.
  private func indexAfterDash(after end: Int) -> Int? {
    var index = end
    if index < text.endIndex, text[index] == "（", let close = text.closing(index), close - index <= 5 { index = close + 1 }
    while index < text.endIndex, text[index].isSpace { index += 1 }
    guard index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" else { return nil }
    while index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" || text[index].isSpace { index += 1 }
    return index
  }

  private func period(_ first: PartialDate, at index: Int) -> (TaskTiming?, Int)? {
    guard let next = indexAfterDash(after: first.end),
      var second = PartialDate(text, at: next, after: first) ?? (context == .cell ? PartialDate(short: text, at: next) : nil)
    else { return nil }
    let begin = dateResolver.resolve(first)
    if second.year == nil, let day = begin.first { second.year = .number(day.year) }
    var finish = dateResolver.resolve(second)
    if let a = begin.first, let b = finish.last, b < a, case .number(let year)? = second.year {
      second.year = .number(year + 1)
      finish = dateResolver.resolve(second)
      finish.doubts.append("止期早于起期，按次年推断")
    }
    var timing = TaskTiming(range: index..<second.end)
    (timing.start, timing.due) = (begin.first, finish.last)
    timing.doubts = (begin.doubts + finish.doubts).uniqued
    return (timing, second.end)
  }

  private func singleDate(_ date: PartialDate, at index: Int) -> (TaskTiming?, Int) {
    let qualifier = DateQualifier(text, from: index, to: date.end)
    guard context == .cell || qualifier.isBinding(date) else { return (nil, qualifier.end) }
    let resolved = dateResolver.resolve(date)
    var timing = TaskTiming(range: index..<qualifier.end)
    timing.doubts = resolved.doubts
    switch qualifier.side {
    case .start:
      if context == .prose, let start = resolved.first, let issued = dateResolver.issued, start < issued + -60 {
        return (nil, qualifier.end)
      }
      timing.start = resolved.first
    case .due: timing.due = resolved.last
    case .neither:
      if context == .prose, let due = resolved.last, let issued = dateResolver.issued, due < issued + -31 { return (nil, qualifier.end) }
      if context == .prose, text[qualifier.end..<min(qualifier.end + 8, text.endIndex)].contains("了") { return (nil, qualifier.end) }
      timing.due = resolved.last
    }
    return (timing, qualifier.end)
  }
}
