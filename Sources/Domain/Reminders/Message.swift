/// A message about an item, sent when it is due. A reminder is a message due in future. Recipients are determined when it is sent, so
/// nobody gets mail after leaving.
package struct Message: Hashable, Sendable, Codable {
  /// Unique for ever (item, state, limit, round, rule, count), so that nothing is said twice.
  package var key: String
  package var item: Item.ID
  /// The rule by its index in the workflow file (`handling.0`), or the move that sends a message at once (`assign`).
  package var rule: String
  package var to: [Role]
  /// A person asked for by name, beside or instead of the roles.
  package var person: Person.ID?
  /// The actor, who gets no message about the own act.
  package var except: Person.ID?
  package var due: Instant
  package var colour: ReminderRule.Colour?
  package var repeats: TimeLimit?
  /// Its time was past when it was made: kept for the record, never sent.
  package var isSkipped: Bool

  package init(
    key: String, item: Item.ID, rule: String, to: [Role], person: Person.ID? = nil, except: Person.ID? = nil, due: Instant,
    colour: ReminderRule.Colour? = nil,
    repeats: TimeLimit? = nil, isSkipped: Bool = false
  ) {
    self.key = key
    self.item = item
    self.rule = rule
    self.to = to
    self.person = person
    self.except = except
    self.due = due
    self.colour = colour
    self.repeats = repeats
    self.isSkipped = isSkipped
  }
}

extension WorkCalendar {
  /// The pending reminders of an item as it is now: each at the opening of the office on a working day.
  package func reminders(for item: Item, in workflow: Workflow, at now: Instant) -> [Message] {
    guard !item.isPaused else { return [] }
    return workflow.reminders.enumerated().compactMap { index, rule in
      guard rule.state == item.state, let due = due(rule, for: item, at: now) else { return nil }
      return Message(
        key: "\(item.id)/\(item.state)/\(anchor(of: rule, for: item, due))/\(item.round)/\(index)/0", item: item.id,
        rule: "\(rule.state).\(index)", to: rule.to, due: due,
        colour: rule.colour, repeats: rule.every, isSkipped: due < now)
    }
  }

  /// The part of the key that makes it new when the rule applies anew: the limit, or the due time of a rule measured from the entry into
  /// the state. So a new recipient of an item is reminded although an earlier one was.
  private func anchor(of rule: ReminderRule, for item: Item, _ due: Instant) -> String {
    if case .after = rule.moment { return String(due.seconds) }
    return end(of: rule, for: item).map { String($0.seconds) } ?? "-"
  }

  /// The end that the rule is measured from: the limit, or the end of the day in a field.
  private func end(of rule: ReminderRule, for item: Item) -> Instant? {
    rule.of == nil ? item.limit : rule.of.flatMap { item.fields[$0]?.day }.map(zone.endOfDay)
  }

  private func due(_ rule: ReminderRule, for item: Item, at now: Instant) -> Instant? {
    let limit = end(of: rule, for: item)
    switch rule.moment {
    case .after(let span): return deadline(span, from: now).morning(on: self)
    case .onLimit: return limit.map { morning(of: workingDay(from: zone.day(of: $0), by: -1)) }
    case .before(let span):
      guard let limit else { return nil }
      if let seconds = span.workingSeconds { return opening(seconds, before: limit) }
      // One working day before a limit on a day off is the last working day before it.
      return morning(of: workingDay(from: day(zone.day(of: limit), plus: span, sign: -1), by: -1))
    case .late(let span):
      guard let limit else { return nil }
      if span.workingSeconds != nil { return sendingTime(atOrAfter: deadline(span, from: limit).instant) }
      return morning(of: workingDay(from: day(zone.day(of: limit), plus: span, sign: 1), by: 1))
    }
  }

  /// The next of a repeated reminder after the one that was due at `due`; of those missed, only the newest.
  package func next(of message: Message, after now: Instant) -> Message? {
    guard let every = message.repeats else { return nil }
    var next = message
    repeat {
      let day = workingDay(from: day(zone.day(of: next.due), plus: every, sign: 1), by: 1)
      next.due = morning(of: day)
    } while next.due <= now
    let count = (message.key.split(separator: "/").last.flatMap { Int($0) } ?? 0) + 1
    next.key = message.key.split(separator: "/").dropLast().joined(separator: "/") + "/\(count)"
    return next
  }

  /// So many seconds of office hours before an instant.
  private func opening(_ seconds: Int, before instant: Instant) -> Instant {
    var left = Int64(seconds)
    var day = workingDay(from: zone.day(of: instant), by: -1)
    while true {
      for span in hours.spans.reversed() {
        let start = zone.instant(day, second: span.start)
        let end = min(zone.instant(day, second: span.end), instant)
        if end > start, end - start >= left { return end + -left }
        left -= max(end - start, 0)
      }
      day = workingDay(from: day + -1, by: -1)
    }
  }

  package func morning(of day: Day) -> Instant { zone.instant(day, second: hours.open ?? 0) }

  /// So many days or working days before a day.
  package func day(_ day: Day, before span: TimeLimit) -> Day { self.day(day, plus: span, sign: -1) }

  private func day(_ day: Day, plus span: TimeLimit, sign: Int) -> Day {
    switch span.span {
    case .count(let count, .days): day + sign * count
    case .count(let count, .workingDays): self.day(day, plusWorkingDays: sign * count)
    case .count, .day, .month, .field: self.day(day, plusWorkingDays: sign)
    }
  }
}

extension TimeLimit {
  /// Nil where it counts days.
  fileprivate var workingSeconds: Int? {
    switch span {
    case .count(let count, .workingHours): count * 3600
    case .count(let count, .workingMinutes): count * 60
    case .count, .day, .month, .field: nil
    }
  }
}

extension Deadline {
  fileprivate func morning(on calendar: WorkCalendar) -> Instant {
    calendar.morning(of: calendar.workingDay(from: calendar.zone.day(of: instant), by: 1))
  }
}
