import Domain

/// Reads the times of one text from its beginning to its end.
struct TimingReader {
  /// In prose a bare date may be history and a date before 的 describes a noun; in a cell every date is a limit.
  enum Context { case prose, cell }

  let text: ScalarText
  var dateResolver: DateResolver
  let context: Context

  private static let lookouts = WordIndex("每 按月 按季 逐月 年 月 上半年 下半年 第 一 二 三 四 五 六 七 八 九 十 今 本 当 明 次 去 上 0 1 2 3 4 5 6 7 8 9")

  init(_ text: ScalarText, _ dateResolver: DateResolver, _ context: Context = .prose) {
    self.text = text
    self.dateResolver = dateResolver
    self.context = context
  }

  /// Every time said, first to last.
  mutating func all() -> [TaskTiming] {
    var found: [TaskTiming] = []
    var index = text.startIndex
    var quoted = 0
    while index < text.endIndex {
      if text[index] == "《" { quoted += 1 }
      if text[index] == "》" { quoted = max(0, quoted - 1) }
      guard quoted == 0, TimingReader.lookouts.match(text, at: index) != nil, let (timing, end) = timing(at: index) else {
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

  /// What is said at `index` and where it ends; a nil timing is a date that binds nobody.
  private func timing(at index: Int) -> (TaskTiming?, Int)? {
    if let cycle = RecurrencePhrase(text, at: index) { return (cycle.timing, cycle.timing.range.upperBound) }
    if let span = RelativeDeadline(text, at: index) { return (span.timing(issued: dateResolver.issued), span.end) }
    if let months = monthsOnly(at: index) { return months }
    guard let first = PartialDate(text, at: index) ?? (context == .cell ? PartialDate(short: text, at: index) : nil) else { return nil }
    return period(first, at: index) ?? limit(first, at: index)
  }

  /// 3-5月, 3至5月: the first month without its 月.
  private func monthsOnly(at index: Int) -> (TaskTiming?, Int)? {
    guard index == text.startIndex || !text[index - 1].isDigit, let first = Numeral(text, at: index), !first.isHan,
      (1...12).contains(first.value),
      let next = joint(after: first.end), let last = PartialDate(text, at: next), last.year == nil
    else { return nil }
    guard case .month(let month) = last.grain, first.value < month else { return nil }
    return period(PartialDate(year: nil, grain: .month(first.value), end: first.end), at: index)
  }

  private func joint(after end: Int) -> Int? {
    var index = end
    if index < text.endIndex, text[index] == "（", let close = text.closing(index), close - index <= 5 { index = close + 1 }
    while index < text.endIndex, text[index].isSpace { index += 1 }
    guard index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" else { return nil }
    while index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" || text[index].isSpace { index += 1 }
    return index
  }

  private func period(_ first: PartialDate, at index: Int) -> (TaskTiming?, Int)? {
    guard let next = joint(after: first.end),
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

  private func limit(_ point: PartialDate, at index: Int) -> (TaskTiming?, Int) {
    let edge = DateQualifier(text, from: index, to: point.end)
    guard context == .cell || edge.binds(point) else { return (nil, edge.end) }
    let resolved = dateResolver.resolve(point)
    var timing = TaskTiming(range: index..<edge.end)
    timing.doubts = resolved.doubts
    switch edge.side {
    case .start:
      if context == .prose, let start = resolved.first, let issued = dateResolver.issued, start < issued + -60 { return (nil, edge.end) }
      timing.start = resolved.first
    case .due: timing.due = resolved.last
    case .bare:
      if context == .prose, let due = resolved.last, let issued = dateResolver.issued, due < issued + -31 { return (nil, edge.end) }
      if context == .prose, text[edge.end..<min(edge.end + 8, text.endIndex)].contains("了") { return (nil, edge.end) }
      timing.due = resolved.last
    }
    return (timing, edge.end)
  }
}
