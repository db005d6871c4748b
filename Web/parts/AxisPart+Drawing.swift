import Domain

extension AxisPart {
  /// The input for drawing one row.
  package struct Span: Sendable {
    /// The progress that the bar's pattern shows.
    package enum BarState: Sendable { case open, doing, check, done }

    /// `5`, cited by the row that follows it; empty for a share.
    package var number: String
    /// Nil if it began before the schedule.
    package var start: Day?
    /// Nil if it has no end.
    package var end: Day?
    package var state: BarState
    package var isLate: Bool
    /// The name of its state, for the strip's text alternative.
    package var word: String
    package var isThin: Bool
    package var freezes: [Freeze]
    /// Indices of the rows that must be done before this one begins.
    package var follows: [Int]

    package init(
      number: String = "", start: Day? = nil, end: Day? = nil, state: BarState, isLate: Bool = false, word: String, isThin: Bool = false,
      freezes: [Freeze] = [], follows: [Int] = []
    ) {
      self.number = number
      self.start = start
      self.end = end
      self.state = state
      self.isLate = isLate
      self.word = word
      self.isThin = isThin
      self.freezes = freezes
      self.follows = follows
    }
  }

  /// A period in which a freeze is active: 暂停交易.
  package struct Freeze: Sendable {
    package var first: Day
    package var last: Day
    package var word: String

    package init(first: Day, last: Day, word: String) {
      self.first = first
      self.last = last
      self.word = word
    }
  }

  /// Draws the strips of all rows, in their order. A dependency arrow crosses every row between its two ends.
  package static func strips(of spans: [Span], on axis: Axis, in text: Text) -> [AxisPart] {
    let rests = axis.rests.map { Box(kind: .plain, from: $0.from, to: $0.to) }
    var strips = spans.indices.map { row in
      AxisPart(
        label: sentence(row, of: spans, on: axis, text), rests: rests, boxes: boxes(spans[row], on: axis), now: axis.now.map(Axis.percent))
    }
    for (row, span) in spans.enumerated() {
      for former in span.follows where spans.indices.contains(former) && former != row {
        draw(from: former, to: row, spans, on: axis, into: &strips)
      }
    }
    return strips
  }

  private static func boxes(_ span: Span, on axis: Axis) -> [Box] {
    let (from, to) = ends(span, on: axis)
    let isCut = (span.start.map { $0 < axis.first } ?? true) || (span.end.map { $0 > axis.last } ?? true)
    let kind: Box.Kind =
      switch span.state {
      case .open: .open
      case .doing: .plain
      case .check: .check
      case .done: .done
      }
    var boxes = from < to ? [Box(kind: kind, from: from, to: to, isThin: span.isThin, isCut: isCut)] : []
    if span.isLate, let end = span.end {
      let late = (from: axis.position(end + 1), to: axis.position(axis.today + 1))
      if late.from < late.to { boxes.append(Box(kind: .past, from: late.from, to: late.to, isThin: span.isThin)) }
    }
    for freeze in span.freezes where freeze.last >= axis.first && freeze.first <= axis.last {
      boxes.append(Box(kind: .frozen, from: axis.position(freeze.first), to: axis.position(freeze.last + 1)))
    }
    return boxes
  }

  private static func ends(_ span: Span, on axis: Axis) -> (from: Int, to: Int) {
    (span.start.map(axis.position) ?? 0, span.end.map { axis.position($0 + 1) } ?? 10_000)
  }

  /// Draws an arrow out of the predecessor's end, round a corner, through the rows between, and into the bar: from the side, or from above
  /// or below if the corner is over the bar.
  private static func draw(from former: Int, to row: Int, _ spans: [Span], on axis: Axis, into strips: inout [AxisPart]) {
    let leave = ends(spans[former], on: axis).to
    let corner = min(leave + 90, 9_990)
    let isDown = former < row
    strips[former].after.append(Line(from: leave, to: corner, top: "50%", bottom: "50%"))
    strips[former].after.append(Line(from: corner, to: corner, top: "50%", bottom: isDown ? "100%" : "-1"))
    for between in min(former, row) + 1..<max(former, row) {
      strips[between].before.append(Line(from: corner, to: corner, top: "-1", bottom: "100%"))
    }
    let (from, to) = ends(spans[row], on: axis)
    if from < corner, corner < to {
      let gap = spans[row].isThin ? 4 : 6
      strips[row].before.append(
        Line(from: corner, to: corner, top: isDown ? "0" : "100%", bottom: "50%", hasHead: true, shift: isDown ? -gap : gap))
    } else {
      strips[row].before.append(Line(from: corner, to: corner, top: isDown ? "-1" : "100%", bottom: "50%"))
      strips[row].before.append(Line(from: corner, to: corner < from ? from : to, top: "50%", bottom: "50%", hasHead: true))
    }
  }

  private static func sentence(_ row: Int, of spans: [Span], on axis: Axis, _ text: Text) -> String {
    let span = spans[row]
    let range: String =
      switch (span.start, span.end) {
      case (let start?, let end?): text.axisFromTo(name(start, axis, text), name(end, axis, text))
      case (nil, let end?): text.axisTo(name(end, axis, text))
      case (let start?, nil): text.axisFrom(name(start, axis, text))
      case (nil, nil): text.axisEndless
      }
    var clauses = [range, span.isLate ? text.axisLate : span.word]
    let next = spans.indices.filter { spans[$0].follows.contains(row) }.map { spans[$0].number }.filter { !$0.isEmpty }
    if !next.isEmpty { clauses.append(text.axisBefore(text.list(next))) }
    clauses += span.freezes.map { text.axisFrozen($0.word) }
    if let end = span.end, end > axis.last { clauses.append(text.axisBeyond) }
    return text.clauses(clauses)
  }

  private static func name(_ day: Day, _ axis: Axis, _ text: Text) -> String {
    day.year == axis.today.year ? text.monthDay(day) : text.fullDay(day)
  }
}
