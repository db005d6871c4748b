import Domain

/// The time axis of a schedule. Converts days to positions in hundredths of a percent of the axis, so that a strip can have any width and
/// looks the same on every machine.
package struct Axis: Sendable {
  package var first: Day
  package var last: Day
  package var today: Day
  /// Days off on the axis, ascending.
  package var daysOff: [Day]

  package init(first: Day, last: Day, today: Day, isWorking: (Day) -> Bool) {
    self.first = first
    self.last = max(first, last)
    self.today = today
    let days = (first.number...self.last.number).lazy.map { Day(number: $0) }
    daysOff = days.filter { !isWorking($0) }
  }

  /// Spans from the Monday of the first start to the Sunday of the week of the final limit, at least five weeks. Longer bars are cut at the
  /// edge, so that one task without an end does not make the others too small to read.
  package init(starts: [Day], limit: Day?, ends: [Day], today: Day, isWorking: (Day) -> Bool) {
    let start = starts.min() ?? today
    let first = start + (1 - start.weekday)
    let end = max(limit ?? ends.max() ?? today, first + 34)
    self.init(first: first, last: end + (7 - end.weekday), today: today, isWorking: isWorking)
  }

  /// The length of the axis in days.
  package var days: Int { last - first + 1 }

  /// The position at which a day begins, clamped to the axis.
  package func position(_ day: Day) -> Int { rounded(2 * min(max(day - first, 0), days)) }

  /// The position of the middle of today; nil if today is not on the axis.
  package var now: Int? { first <= today && today <= last ? rounded(2 * (today - first) + 1) : nil }

  /// Adjacent days off form one band. Empty if the axis is longer than half a year, because the bands would be too thin to read.
  package var rests: [(from: Int, to: Int)] {
    guard days <= 183 else { return [] }
    var bands: [(first: Day, last: Day)] = []
    for day in daysOff {
      if let band = bands.last, band.last + 1 == day { bands[bands.count - 1].last = day } else { bands.append((day, day)) }
    }
    return bands.map { (position($0.first), position($0.last + 1)) }
  }

  /// Labelled Mondays, every n weeks so that there are at most seven.
  package var ticks: [Day] {
    let weeks = (days + 6) / 7
    let step = (weeks + 6) / 7
    let monday = first + (8 - first.weekday) % 7
    return stride(from: monday.number, through: last.number, by: 7 * step).map { Day(number: $0) }
  }

  /// Converts half days to hundredths of a percent.
  private func rounded(_ halves: Int) -> Int { (halves * 10_000 + days) / (2 * days) }

  /// 3286 -> `32.86%`
  package static func percent(_ position: Int) -> String {
    let sign = position < 0 ? "-" : ""
    let (whole, rest) = (abs(position) / 100, abs(position) % 100)
    if rest == 0 { return "\(sign)\(whole)%" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)%"
  }
}
