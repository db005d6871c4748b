import Domain

extension BurnPart {
  /// Draws the chart.
  /// - Parameters:
  ///   - open: the open items at the end of each working day, from the first day up to today; not empty.
  ///   - days: the working days of the axis, at least as many as `open`.
  ///   - due: the index in `days` of the day by which nothing may be open.
  ///   - jumps: the days to label, the most important first.
  ///   - recent: the open items at the end of the last working days, if the axis leaves some of them out.
  package init(title: String, open: [Int], days: [Day], due: Int?, jumps: [BurnShape.Jump] = [], recent: [Int]? = nil, in text: Text) {
    let shape = BurnShape(open: open, days: days.count, recent: recent)
    let now = max(open.count - 1, 0)
    let count = open.last ?? 0
    let rise = shape.lastRise
    let start = open.isEmpty ? 0 : open[rise]
    let words = Self.apart(jumps, shape).map { jump in
      Mark(
        x: Self.formatted(shape.x(jump.day) + 6), y: Self.formatted(shape.y(open[jump.day]) - 8), word: jump.word, anchor: "start",
        isMinor: true)
    }
    self.init(
      title: title,
      outlook: shape.outlook.map { text.burnOutlook($0.measured, $0.left) },
      sentence: text.burnSentence(title, text.monthDay(days[rise]), start, text.monthDay(days[now]), count),
      grid: stride(from: 0, through: shape.ceiling, by: shape.step).map {
        Mark(x: "34", y: Self.formatted(shape.y($0)), word: String($0), anchor: "end")
      },
      days: Self.dayMarks(shape, days, now: now, wanted: [rise] + jumps.map(\.day), text),
      plan: due.map { Self.points([(shape.x(rise), shape.y(start)), (shape.x($0), shape.y(0))]) } ?? "",
      real: Self.points(open.indices.map { (shape.x($0), shape.y(open[$0])) }),
      dot: Mark(x: Self.formatted(shape.x(now)), y: Self.formatted(shape.y(count)), word: "", anchor: "middle"),
      today: Self.todayMark(shape, now, count, text),
      words: words + (due.map { [Self.planMark(shape, from: rise, start, to: $0, text)] } ?? []))
  }

  /// Places the label below the line and to its left, where the plan does not run: lower by the height of letters on a phone, and below the
  /// whole stretch of line over it. At the left edge it goes to the right. Near the bottom it goes above the line to the right if there is
  /// room.
  private static func todayMark(_ shape: BurnShape, _ now: Int, _ count: Int, _ text: Text) -> Mark {
    let (x, y) = (shape.x(now), shape.y(count))
    let low = shape.open.indices.filter { shape.x($0) > x - 130 }.map { shape.y(shape.open[$0]) }.max() ?? y
    let isLow = y + 25 > BurnShape.bottom - 4
    if isLow, x + 10 + 130 < BurnShape.right {
      return Mark(x: formatted(x + 10), y: formatted(min(y - 10, BurnShape.bottom - 14)), word: text.burnToday(count), anchor: "start")
    }
    let isLeft = x < 130
    return Mark(
      x: formatted(x + (isLeft ? 10 : -8)), y: formatted(min((isLeft ? y : low) + 25, BurnShape.bottom - 4)), word: text.burnToday(count),
      anchor: isLeft ? "start" : "end")
  }

  /// The jumps whose labels do not overlap an earlier one.
  private static func apart(_ jumps: [BurnShape.Jump], _ shape: BurnShape) -> [BurnShape.Jump] {
    jumps.reduce(into: []) { chosen, jump in
      if chosen.allSatisfy({ abs(shape.x($0.day) - shape.x(jump.day)) >= 110 }) { chosen.append(jump) }
    }
  }

  /// Places the label over the plan's line, a little past its middle.
  private static func planMark(_ shape: BurnShape, from rise: Int, _ start: Int, to due: Int, _ text: Text) -> Mark {
    let part = 0.55
    return Mark(
      x: formatted(shape.x(rise) + (shape.x(due) - shape.x(rise)) * part + 6),
      y: formatted(shape.y(start) + (BurnShape.bottom - shape.y(start)) * part - 6), word: text.burnPlan, anchor: "start")
  }

  /// Labels the first day, the last day and today always, then the `wanted` days, then others while there is room.
  private static func dayMarks(_ shape: BurnShape, _ days: [Day], now: Int, wanted: [Int], _ text: Text) -> [Mark] {
    let last = days.count - 1
    var chosen: [Int] = []
    let kept = [0, last, now]
    for index in kept + wanted + stride(from: 4, to: last, by: 5) where index <= last {
      let room = kept.contains(index) ? 60.0 : 75
      if chosen.allSatisfy({ abs(shape.x($0) - shape.x(index)) >= room }) { chosen.append(index) }
    }
    return chosen.sorted().map { index in
      Mark(
        x: formatted(shape.x(index)), y: "182", word: text.monthDay(days[index]),
        anchor: index == 0 ? "start" : index == last ? "end" : "middle",
        isMinor: !kept.contains(index))
    }
  }

  private static func points(_ points: [(Double, Double)]) -> String {
    points.map { formatted($0.0) + "," + formatted($0.1) }.joined(separator: " ")
  }

  /// One decimal is finer than a screen shows and keeps the output identical on all machines.
  private static func formatted(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
