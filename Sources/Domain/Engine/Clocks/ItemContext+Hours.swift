/// Limits in working hours run within the office hours of the party that must act, as the directory has them.
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
