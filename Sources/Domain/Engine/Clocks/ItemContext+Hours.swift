/// A limit in working hours runs within the office hours of whoever must act, as the directory has them.
extension ItemContext {
  /// The calendar with the hours of the item's lead.
  func calendar(for item: Item, at now: Instant) -> WorkCalendar {
    let day = self.calendar.zone.day(of: now)
    guard let hours = item.lead.flatMap({ roster.hours(of: $0, on: day) }) else { return self.calendar }
    var calendar = self.calendar
    calendar.hours = hours
    return calendar
  }
}

extension Roster {
  /// An agency's own hours; a person's are their agency's, a group's those of its leader's.
  package func hours(of party: Party, on day: Day) -> OfficeHours? {
    switch party {
    case .agency(let id): agencies[id]?.hours
    case .person(let id): people[id]?.agency.flatMap { agencies[$0]?.hours }
    case .group(let id):
      posts(in: id, on: day).first { $0.role == .leader }?.person.flatMap { people[$0]?.agency }.flatMap { agencies[$0]?.hours }
    }
  }
}

extension Item {
  /// Counts again what is counted in hours; a limit in days, one given by hand and one that is held stay.
  mutating func recount(on calendar: WorkCalendar) {
    for path in [\Item.whole, \Item.step] {
      guard let clock = self[keyPath: path], clock.extensions == 0, !clock.isPaused, clock.rule.runsInHours else { continue }
      self[keyPath: path]?.limit = calendar.deadline(clock.rule, from: clock.start, pauses: clock.pauses).instant
    }
  }
}

extension TimeLimit {
  fileprivate var runsInHours: Bool {
    switch span {
    case .count(_, .workingHours), .count(_, .workingMinutes): true
    case .count, .day, .month, .field: until == .close
    }
  }
}
