import Domain

extension LimitPart {
  package enum Standing: Sendable { case running, paused, done }

  /// Says a limit in words. Lateness is measured from `now`; of what is done, `now` is the instant at which it was.
  ///
  /// `workingDaysLeft` counts today and the day of the limit when the limit is ahead, and is negative by the working days
  /// since the limit when it has passed. The calendar that knows this is not a page's business, so it is handed in.
  package init(
    limit: Instant, now: Instant, workingDaysLeft: Int, standing: Standing = .running, isRow: Bool = false, zone: Zone = .china,
    in text: Text
  ) {
    let day = zone.day(of: limit)
    let today = zone.day(of: now)
    let clock = zone.secondOfDay(of: limit) == 86_399 ? nil : text.clock(limit, in: zone)
    let isPast = now > limit
    let words: String
    switch standing {
    case .paused: words = text.limitPaused(max(workingDaysLeft, 0))
    case .done: words = isPast ? text.limitDoneLate(Self.late(workingDaysLeft, today - day, text)) : text.limitOnTime
    case .running where isPast && day == today: words = text.limitPassedToday(clock ?? "24:00")
    case .running where isPast: words = text.limitLate(Self.late(workingDaysLeft, today - day, text))
    case .running where day == today: words = clock.map { text.limitTodayAt($0) } ?? text.limitToday
    // Only days off lie between: there is no working day left to name.
    case .running where workingDaysLeft <= 0: words = text.limitLeft(text.limitDays(day - today))
    case .running: words = text.limitLeft(text.limitWorkingDays(workingDaysLeft))
    }
    let tone: Tone =
      switch standing {
      case .done: .plain
      case .paused: .paused
      case .running: isPast ? .late : workingDaysLeft <= 2 ? .soon : .plain
      }
    self.init(
      date: text.day(day, today: today), iso: clock == nil ? day.description : zone.format(limit), left: words, tone: tone, isRow: isRow)
  }

  /// Late by working days; by plain days when none of them was worked.
  private static func late(_ workingDaysLeft: Int, _ days: Int, _ text: Text) -> String {
    if workingDaysLeft < 0 { return text.limitWorkingDays(-workingDaysLeft) }
    return days > 0 ? text.limitDays(days) : text.limitSameDay
  }
}
