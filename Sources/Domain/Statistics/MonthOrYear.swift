/// A month or a year of figures: `2020-01` or `2020`.
package struct MonthOrYear: Hashable, Sendable, LosslessStringConvertible {
  package var year: Int
  package var month: Int?

  /// The years whose `end` is still a `Day`.
  package static let years = 1900...9998

  package init(year: Int, month: Int? = nil) {
    self.year = year
    self.month = month
  }

  /// Nil for anything else, and for a year outside `years`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].count == 4, let year = Digits.value(parts[0], atMost: 4), Self.years.contains(year) else {
      return nil
    }
    self.init(year: year)
    if parts.count == 2 {
      guard parts[1].count == 2, let month = Digits.value(parts[1], atMost: 2), (1...12).contains(month) else { return nil }
      self.month = month
    }
  }

  package var key: String { month.map { "\(year)-\(Digits.padded($0, 2))" } ?? String(year) }
  package var description: String { key }
  package var first: Day { Day(year: year, month: month ?? 1, day: 1)! }
  /// The day after its last.
  package var end: Day {
    month.map { $0 < 12 } == true ? Day(year: year, month: month! + 1, day: 1)! : Day(year: year + 1, month: 1, day: 1)!
  }
  /// The month before.
  package var before: MonthOrYear { month == 1 ? MonthOrYear(year: year - 1, month: 12) : MonthOrYear(year: year, month: (month ?? 1) - 1) }
}

extension StepQuery {
  /// Of a period, or of one whole and its parts, whenever they were due: that is little.
  package init(initiative: Item.ID, in period: MonthOrYear, whole: Item.ID?, zone: Zone, now: Instant) {
    self.init(
      initiative: initiative, from: whole == nil ? zone.instant(period.first) : Instant(seconds: 0),
      until: whole == nil ? zone.instant(period.end) : .never, whole: whole, now: now)
  }
}
