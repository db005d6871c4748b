import Domain

extension LimitPart {
  /// Whether the time is running, paused, or over because the item is done.
  package enum LimitState: Sendable { case running, paused, done }

  /// Describes a limit in words. Lateness is measured from `now`; for a done item, `now` is the instant at which it was done.
  ///
  /// `workingDaysLeft` counts today and the day of the limit if the limit is ahead; it is minus the working days since the limit if it has
  /// passed. The caller computes it, because pages do not know the calendar.
  package init(
    limit: Instant, now: Instant, workingDaysLeft: Int, state: LimitState = .running, isRow: Bool = false, zone: Zone = .china,
    in text: Text
  ) {
    let day = zone.day(of: limit)
    let today = zone.day(of: now)
    let clock = zone.secondOfDay(of: limit) == 86_399 ? nil : text.clock(limit, in: zone)
    let isPast = now > limit
    let words: String
    switch state {
    case .paused: words = text.limitPaused(max(workingDaysLeft, 0))
    case .done: words = isPast ? text.limitDoneLate(Self.late(workingDaysLeft, today - day, text)) : text.limitOnTime
    case .running where isPast && day == today: words = text.limitPassedToday(clock ?? "24:00")
    case .running where isPast: words = text.limitLate(Self.late(workingDaysLeft, today - day, text))
    case .running where day == today: words = clock.map { text.limitTodayAt($0) } ?? text.limitToday
    // Only days off are left, so plain days are counted.
    case .running where workingDaysLeft <= 0: words = text.limitLeft(text.limitDays(day - today))
    case .running: words = text.limitLeft(text.limitWorkingDays(workingDaysLeft))
    }
    let tone: Tone =
      switch state {
      case .done: .plain
      case .paused: .paused
      case .running: isPast ? .late : workingDaysLeft <= 2 ? .soon : .plain
      }
    self.init(
      date: text.day(day, today: today), iso: clock == nil ? day.description : zone.format(limit), left: words, tone: tone, isRow: isRow)
  }

  /// Lateness in working days, or in plain days if none of them was a working day.
  private static func late(_ workingDaysLeft: Int, _ days: Int, _ text: Text) -> String {
    if workingDaysLeft < 0 { return text.limitWorkingDays(-workingDaysLeft) }
    return days > 0 ? text.limitDays(days) : text.limitSameDay
  }
}
