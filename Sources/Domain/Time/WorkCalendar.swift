/// Working days and office hours. Years come from the State Council's yearly holiday notice (全国年节及纪念日放假办法); an unknown year counts Monday
/// to Friday, and callers can see that it is unknown.
package struct WorkCalendar: Sendable {
  package struct Year: Sendable, Codable, Hashable {
    /// Days off that would be worked otherwise, and weekend holidays, each with the holiday's name.
    package var off: [Day: Name]
    /// Make-up days (调休上班): weekend days that are worked.
    package var work: [Day: Name]
    /// The paper this year was taken from.
    package var source: String

    package init(off: [Day: Name], work: [Day: Name], source: String) {
      self.off = off
      self.work = work
      self.source = source
    }
  }

  package enum Kind: Hashable, Sendable {
    case working
    case makeUp(Name)
    case weekend
    case holiday(Name)
    package var isWorking: Bool {
      switch self {
      case .working, .makeUp: true
      case .weekend, .holiday: false
      }
    }
  }

  package var zone: Zone
  package var years: [Int: Year]
  package var hours: OfficeHours

  package init(zone: Zone = .china, years: [Int: Year] = [:], hours: OfficeHours = .usual) {
    self.zone = zone
    self.years = years
    self.hours = hours
  }

  package func isKnown(_ day: Day) -> Bool { years[day.year] != nil }

  package func kind(_ day: Day) -> Kind {
    if let year = years[day.year] {
      if let holiday = year.off[day] { return .holiday(holiday) }
      if let holiday = year.work[day] { return .makeUp(holiday) }
    }
    return day.weekday <= 5 ? .working : .weekend
  }

  package func isWorking(_ day: Day) -> Bool { kind(day).isWorking }

  /// The first working day on or after (`by: 1`), or on or before (`by: -1`), the given one.
  package func workingDay(from day: Day, by step: Int) -> Day {
    var day = day
    while !isWorking(day) { day = day + step }
    return day
  }

  /// The day `count` working days after (negative: before) the given one, which is not counted itself.
  package func day(_ day: Day, plusWorkingDays count: Int) -> Day {
    var day = day
    var left = abs(count)
    while left > 0 {
      day = day + (count < 0 ? -1 : 1)
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  /// Working days after `start` up to and with `end`; negative when `end` comes first.
  package func workingDays(after start: Day, through end: Day) -> Int {
    guard end >= start else { return -workingDays(after: end, through: start) }
    // Mondays to Fridays, but for what the years say of single days: a limit may lie thousands of years ahead.
    var count = Self.weekdays(through: end) - Self.weekdays(through: start)
    let span = start.year...end.year
    for (year, single) in years where span.contains(year) {
      func isCounted(_ day: Day) -> Bool { start < day && day <= end && day.year == year }
      for day in single.off.keys where isCounted(day) && day.weekday <= 5 { count -= 1 }
      for day in single.work.keys where isCounted(day) && day.weekday > 5 && single.off[day] == nil { count += 1 }
    }
    return count
  }

  /// Mondays to Fridays up to and with a day, counted from Monday 1970-01-05.
  private static func weekdays(through day: Day) -> Int {
    let monday = day + (1 - day.weekday)
    return (monday - Day(number: 4)) / 7 * 5 + min(day.weekday, 5)
  }

  /// The first moment at or after `instant` at which a message may go out: within the span of the office day
  /// on a working day. Never at night or on a day off.
  package func sendingTime(atOrAfter instant: Instant) -> Instant {
    let day = zone.day(of: instant)
    guard let open = hours.open, let close = hours.close else { return instant }
    if isWorking(day) {
      let second = zone.secondOfDay(of: instant)
      if second < open { return zone.instant(day, second: open) }
      if second < close { return instant }
    }
    return zone.instant(workingDay(from: day + 1, by: 1), second: open)
  }
}

/// When an office is open on a working day: spans of seconds since midnight, in order, apart.
package struct OfficeHours: Hashable, Codable, Sendable {
  package struct Span: Hashable, Codable, Sendable {
    package var start: Int
    package var end: Int
    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }

  /// 9:00–12:00 and 13:30–17:00, what the notices print.
  package static let usual = OfficeHours([
    Span(start: hour(9), end: hour(12)), Span(start: hour(13, 30), end: hour(17)),
  ])

  /// A time of the day in seconds since midnight.
  private static func hour(_ hour: Int, _ minute: Int = 0) -> Int { hour * 3600 + minute * 60 }

  package var open: Int? { spans.first?.start }
  package var close: Int? { spans.last?.end }
  package var secondsPerDay: Int { spans.reduce(0) { $0 + $1.end - $1.start } }

  package func contains(second: Int) -> Bool { spans.contains { $0.start <= second && second < $0.end } }
}

extension OfficeHours: LosslessStringConvertible {
  /// `09:00-12:00, 13:30-17:00`
  package init?(_ text: String) {
    var spans: [Span] = []
    for part in text.split(separator: ",") {
      let ends = part.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Zone.second(ofClock: $0.trimmed) }
      guard ends.count == 2, let start = ends[0], let end = ends[1], start < end, start >= spans.last?.end ?? 0 else { return nil }
      spans.append(Span(start: start, end: end))
    }
    guard !spans.isEmpty else { return nil }
    self.init(spans)
  }

  package var description: String {
    spans.map { "\(Self.clock($0.start))-\(Self.clock($0.end))" }.joined(separator: ", ")
  }

  package static func clock(_ second: Int) -> String { Digits.padded(second / 3600, 2) + ":" + Digits.padded(second / 60 % 60, 2) }
}

extension StringProtocol {
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

extension WorkCalendar {
  /// Working days left until a limit, today and the limit's day counted; negative by the working days since, when it passed.
  package func workingDaysLeft(until limit: Instant, at now: Instant) -> Int {
    let (today, last) = (zone.day(of: now), zone.day(of: limit))
    return limit >= now ? workingDays(after: today + -1, through: last) : -workingDays(after: last, through: today)
  }
}
