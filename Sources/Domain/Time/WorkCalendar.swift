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
