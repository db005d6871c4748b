import Domain

/// Resolves partial dates to days. A missing year is inferred from the date of the notice and from the order of the dates in it.
struct DateResolver: Hashable {
  /// The date of the notice.
  var issued: Day?
  /// The year of the notice, from its date, else from its number or title.
  var year: Int?
  /// The last date resolved in the same part. The next one is expected to follow it.
  var previous: Day?

  /// The first and the last day of a date, and doubts about what was inferred. The days are nil if the calendar has no such day.
  struct Resolved: Hashable {
    var first: Day?
    var last: Day?
    var doubts: [String] = []
  }

  /// Resolves a date. Without any year to infer from, the days are nil and a doubt says so.
  func resolve(_ date: PartialDate) -> Resolved {
    guard let (year, why) = year(of: date) else { return Resolved(doubts: ["文中没有写年份，也无法从成文日期推断"]) }
    var resolved = DateResolver.span(date.grain, year: year, issued: issued)
    if let why { resolved.doubts.append(why) }
    if resolved.last == nil, case .day(let month, let day) = date.grain { resolved.doubts = ["\(year)年\(month)月没有\(day)日，请核对"] }
    return resolved
  }

  private func year(of date: PartialDate) -> (Int, String?)? {
    switch date.year {
    case .number(let year): return (year, nil)
    case .this: return noticeYear.map { ($0, "年份按成文日期推断为\($0)年") }
    case .next: return noticeYear.map { ($0 + 1, "年份按成文日期推断为\($0 + 1)年") }
    case .last: return noticeYear.map { ($0 - 1, "年份按成文日期推断为\($0 - 1)年") }
    case nil: break
    }
    guard var year = noticeYear else { return nil }
    func day(_ year: Int) -> Day? { DateResolver.span(date.grain, year: year, issued: issued).last }
    if let previous, let day = day(year), day < previous + -200 {
      year = previous.year + (self.isBefore(date, previous.year, before: previous) ? 1 : 0)
    }
    if let issued, let day = day(year), day < issued + -150 { year += 1 }
    return (year, "文中没有写年份，按成文日期和先后顺序推断为\(year)年")
  }

  private func isBefore(_ date: PartialDate, _ year: Int, before previous: Day) -> Bool {
    DateResolver.span(date.grain, year: year, issued: issued).last.map { $0 < previous + -200 } ?? false
  }

  private var noticeYear: Int? { issued?.year ?? year }

  private static func span(_ grain: PartialDate.Grain, year: Int, issued: Day?) -> Resolved {
    func month(_ month: Int) -> Resolved { months(month, month, year) }
    switch grain {
    case .day(let month, let day):
      let day = Day(year: year, month: month, day: day)
      return Resolved(first: day, last: day)
    case .month(let number): return month(number)
    case .monthEnd(let number): return Resolved(first: month(number).last, last: month(number).last)
    case .thisMonthEnd: return Resolved(first: issued?.lastOfMonth, last: issued?.lastOfMonth)
    case .ten(let number, let ten):
      let whole = month(number)
      return Resolved(first: whole.first.map { $0 + (ten - 1) * 10 }, last: ten == 3 ? whole.last : whole.first.map { $0 + (ten * 10 - 1) })
    case .quarter(let number): return months(number * 3 - 2, number * 3, year)
    case .half(let number): return months(number * 6 - 5, number * 6, year)
    case .year: return months(1, 12, year)
    case .yearEnd: return Resolved(first: months(12, 12, year).last, last: months(12, 12, year).last)
    }
  }

  private static func months(_ first: Int, _ last: Int, _ year: Int) -> Resolved {
    Resolved(first: Day(year: year, month: first, day: 1), last: Day(year: year, month: last, day: 1)?.lastOfMonth)
  }
}
