import Domain

/// When something is to be done, as read at one place of a sentence or cell.
struct Timing: Hashable {
  var range: Range<Int>
  var start: Day?
  var due: Day?
  var recurrence: String?
  var workingDays: Int?
  var trigger: String?
  var doubts: [String] = []

  /// Whether it says anything a task can hold.
  var isSaid: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  init(range: Range<Int>) { self.range = range }
}

/// Reads the times of one text from its beginning to its end.
struct TimingReader {
  /// In prose a bare date may be history and a date before 的 describes a noun; in a cell every date is a limit.
  enum Manner { case prose, cell }

  let text: Text
  var almanac: Almanac
  let manner: Manner

  private static let lookouts = Words("每 按月 按季 逐月 年 月 上半年 下半年 第 一 二 三 四 五 六 七 八 九 十 今 本 当 明 次 去 上 0 1 2 3 4 5 6 7 8 9")

  init(_ text: Text, _ almanac: Almanac, _ manner: Manner = .prose) {
    self.text = text
    self.almanac = almanac
    self.manner = manner
  }

  /// Every time said, first to last.
  mutating func all() -> [Timing] {
    var found: [Timing] = []
    var index = text.startIndex
    var quoted = 0
    while index < text.endIndex {
      if text[index] == "《" { quoted += 1 }
      if text[index] == "》" { quoted = max(0, quoted - 1) }
      guard quoted == 0, TimingReader.lookouts.match(text, at: index) != nil, let (timing, end) = timing(at: index) else {
        index += 1
        continue
      }
      if let timing, timing.isSaid || !timing.doubts.isEmpty {
        found.append(timing)
        if let day = timing.due ?? timing.start { almanac.previous = day }
      }
      index = max(end, index + 1)
    }
    return found
  }

  /// What is said at `index` and where it ends; a nil timing is a date that binds nobody.
  private func timing(at index: Int) -> (Timing?, Int)? {
    if let cycle = Cycle(text, at: index) { return (cycle.timing, cycle.timing.range.upperBound) }
    if let span = DayCount(text, at: index) { return (span.timing(issued: almanac.issued), span.end) }
    if let months = monthsOnly(at: index) { return months }
    guard let first = Point(text, at: index) ?? (manner == .cell ? Point(short: text, at: index) : nil) else { return nil }
    return period(first, at: index) ?? limit(first, at: index)
  }

  /// 3-5月, 3至5月: the first month without its 月.
  private func monthsOnly(at index: Int) -> (Timing?, Int)? {
    guard index == text.startIndex || !text[index - 1].isDigit, let first = Numeral(text, at: index), !first.isHan,
      (1...12).contains(first.value),
      let next = joint(after: first.end), let last = Point(text, at: next), last.year == nil
    else { return nil }
    guard case .month(let month) = last.grain, first.value < month else { return nil }
    return period(Point(year: nil, grain: .month(first.value), end: first.end), at: index)
  }

  private func joint(after end: Int) -> Int? {
    var index = end
    if index < text.endIndex, text[index] == "（", let close = text.closing(index), close - index <= 5 { index = close + 1 }
    while index < text.endIndex, text[index].isSpace { index += 1 }
    guard index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" else { return nil }
    while index < text.endIndex, text[index].isDash || text[index] == "至" || text[index] == "到" || text[index].isSpace { index += 1 }
    return index
  }

  private func period(_ first: Point, at index: Int) -> (Timing?, Int)? {
    guard let next = joint(after: first.end),
      var second = Point(text, at: next, after: first) ?? (manner == .cell ? Point(short: text, at: next) : nil)
    else { return nil }
    let begin = almanac.resolve(first)
    if second.year == nil, let day = begin.first { second.year = .number(day.year) }
    var finish = almanac.resolve(second)
    if let a = begin.first, let b = finish.last, b < a, case .number(let year)? = second.year {
      second.year = .number(year + 1)
      finish = almanac.resolve(second)
      finish.doubts.append("止期早于起期，按次年推断")
    }
    var timing = Timing(range: index..<second.end)
    (timing.start, timing.due) = (begin.first, finish.last)
    timing.doubts = (begin.doubts + finish.doubts).uniqued
    return (timing, second.end)
  }

  private func limit(_ point: Point, at index: Int) -> (Timing?, Int) {
    let edge = Edge(text, from: index, to: point.end)
    guard manner == .cell || edge.binds(point) else { return (nil, edge.end) }
    let resolved = almanac.resolve(point)
    var timing = Timing(range: index..<edge.end)
    timing.doubts = resolved.doubts
    switch edge.side {
    case .start:
      if manner == .prose, let start = resolved.first, let issued = almanac.issued, start < issued + -60 { return (nil, edge.end) }
      timing.start = resolved.first
    case .due: timing.due = resolved.last
    case .bare:
      if manner == .prose, let due = resolved.last, let issued = almanac.issued, due < issued + -31 { return (nil, edge.end) }
      if manner == .prose, text[edge.end..<min(edge.end + 8, text.endIndex)].contains("了") { return (nil, edge.end) }
      timing.due = resolved.last
    }
    return (timing, edge.end)
  }
}
