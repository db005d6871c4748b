/// How work comes back, as a draft says it: `monthly:25`, `monthly:last`, `yearly:01-31`, `yearly:02-last`, `quarterly`,
/// `half-yearly`, `yearly`.
struct Cycle: Hashable {
  var every: Period.Unit
  /// The month in which a yearly one is due.
  var month: Int?
  /// Nil: due on the period's last day.
  var due: TimeLimit?

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("monthly"?, let day): (every, due) = (.month, day.flatMap(Self.day))
    case ("quarterly"?, nil): every = .quarter
    case ("half-yearly"?, nil): every = .halfYear
    case ("yearly"?, nil): every = .year
    case ("yearly"?, let date?):
      let words = date.split(separator: "-").map(String.init)
      guard words.count == 2, let month = Int(words[0]), (1...12).contains(month), let due = Self.day(words[1]) else { return nil }
      (every, self.month, self.due) = (.year, month, due)
    default: return nil
    }
    if parts.count == 2, due == nil { return nil }
  }

  private static func day(_ text: String) -> TimeLimit? {
    if text == "last" { return TimeLimit(.month(-1, working: false)) }
    return Int(text).flatMap { (1...31).contains($0) ? TimeLimit(.month($0, working: false)) : nil }
  }

  /// The first day of the first period: of a yearly one with a date the month it is due in, so that its limit counts from there.
  func first(onOrAfter day: Day) -> Day {
    let (year, now, _) = day.parts
    let begins =
      switch every {
      case .week: now
      case .month: now
      case .quarter: (now - 1) / 3 * 3 + 1
      case .halfYear: now <= 6 ? 1 : 7
      case .year: month ?? 1
      }
    return Day(year: begins < now && month != nil ? year + 1 : year, month: begins, day: 1) ?? day
  }
}
