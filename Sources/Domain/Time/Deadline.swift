/// A limit worked out, with what a person needs to check it.
package struct Deadline: Hashable, Sendable {
  package var instant: Instant
  /// Days off between the start and the limit that were not counted, in order.
  package var skipped: [Day]
  /// Years that were counted Monday to Friday since their holidays are not published.
  package var unknownYears: [Int]
}

extension WorkCalendar {
  /// The end of `limit` when it starts at `start`. Working days that begin within a pause are not counted; hours within a pause are
  /// subtracted.
  package func deadline(_ limit: TimeLimit, from start: Instant, pauses: [Interval] = []) -> Deadline {
    switch limit.span {
    case .day(let day): return finished(limit, on: day, from: zone.day(of: start), counted: false)
    case .count(let count, .days):
      return finished(limit, on: lastDay(count, limit, start, pauses) { _ in true }, from: zone.day(of: start), counted: false)
    case .count(let count, .workingDays):
      return finished(limit, on: lastDay(count, limit, start, pauses, counts: isWorking), from: zone.day(of: start), counted: true)
    case .month(let ordinal, let working):
      let first = zone.day(of: start)
      let day = day(ordinal, working: working, ofMonthOf: first)
      let next = day < first ? self.day(ordinal, working: working, ofMonthOf: first.firstOfNextMonth) : day
      return finished(limit, on: next, from: first, counted: working)
    // A day that nobody has filled in never comes.
    case .field: return Deadline(instant: .never, skipped: [], unknownYears: [])
    case .count(let count, .workingHours): return hours(count * 3600, from: start, pauses)
    case .count(let count, .workingMinutes): return hours(count * 60, from: start, pauses)
    }
  }

  /// The n-th day or working day of the month that `day` lies in, the last for -1 and where the month is shorter.
  private func day(_ ordinal: Int, working: Bool, ofMonthOf day: Day) -> Day {
    let first = day.firstOfMonth
    let last = first.firstOfNextMonth + -1
    if ordinal < 0 { return working ? workingDay(from: last, by: -1) : last }
    return working ? min(self.day(first + -1, plusWorkingDays: ordinal), last) : min(first + (ordinal - 1), last)
  }

  private func lastDay(_ count: Int, _ limit: TimeLimit, _ start: Instant, _ pauses: [Interval], counts: (Day) -> Bool) -> Day {
    var day = zone.day(of: start)
    if limit.from == .nextDay { day = day + 1 }
    var left = count
    while true {
      let dawn = zone.instant(day)
      if counts(day), !pauses.contains(where: { $0.contains(dawn) }) { left -= 1 }
      // A pause without an end never lets the count finish; the clock is stopped and asks again when it resumes.
      if left == 0 || pauses.contains(where: { $0.end == nil && dawn >= $0.start }) { return day }
      day = day + 1
    }
  }

  private func finished(_ limit: TimeLimit, on last: Day, from first: Day, counted: Bool) -> Deadline {
    let day: Day =
      switch limit.roll {
      case .none: last
      case .next: workingDay(from: last, by: 1)
      case .previous: workingDay(from: last, by: -1)
      }
    let close = limit.until == .close ? hours.close : nil
    let days = first <= day ? (first.number...day.number).map { Day(number: $0) } : []
    return Deadline(
      instant: close.map { zone.instant(day, second: $0) } ?? zone.endOfDay(day),
      skipped: counted ? days.dropFirst(limit.from == .nextDay ? 1 : 0).filter { !isWorking($0) } : [],
      unknownYears: counted || limit.roll != .none ? unknownYears(in: days) : [])
  }

  private func hours(_ seconds: Int, from start: Instant, _ pauses: [Interval]) -> Deadline {
    var left = Int64(seconds)
    var day = zone.day(of: start)
    let first = day
    var skipped: [Day] = []
    while true {
      if isWorking(day) {
        for span in hours.spans {
          let opening = max(zone.instant(day, second: span.start), start)
          let closing = zone.instant(day, second: span.end)
          for part in Self.open(from: opening, to: closing, without: pauses) {
            let length = part.end - part.start
            if length >= left {
              let days = (first.number...day.number).map { Day(number: $0) }
              return Deadline(instant: part.start + left, skipped: skipped, unknownYears: unknownYears(in: days))
            }
            left -= length
          }
        }
      } else {
        skipped.append(day)
      }
      if pauses.contains(where: { $0.end == nil && zone.endOfDay(day) >= $0.start }) {
        return Deadline(instant: zone.endOfDay(day), skipped: skipped, unknownYears: [])
      }
      day = day + 1
    }
  }

  /// The rest of a span without the pauses.
  private static func open(from start: Instant, to end: Instant, without pauses: [Interval]) -> [(start: Instant, end: Instant)] {
    var parts: [(start: Instant, end: Instant)] = []
    var cursor = start
    for pause in pauses.sorted(by: { $0.start < $1.start }) where pause.start < end && pause.end ?? end > cursor {
      if pause.start > cursor { parts.append((cursor, pause.start)) }
      cursor = max(cursor, pause.end ?? end)
    }
    if cursor < end { parts.append((cursor, end)) }
    return parts
  }

  private func unknownYears(in days: [Day]) -> [Int] {
    Array(Set(days.lazy.filter { !isKnown($0) }.map(\.year))).sorted()
  }
}
