import Domain

extension Text {
  /// 每月: the interval of a recurrence.
  package func every(_ unit: Period.Unit) -> String {
    switch unit {
    case .week: everyWeek
    case .month: everyMonth
    case .quarter: everyQuarter
    case .halfYear: everyHalfYear
    case .year: everyYear
    }
  }

  /// 3个工作日, 每月25日, 月底: describes a time limit.
  /// - Parameter name: returns the title of a field.
  package func words(_ limit: TimeLimit, name: (Field.ID) -> String = { $0 }) -> String {
    switch limit.span {
    case .count(let count, .days): limitDays(count)
    case .count(let count, .workingDays): limitWorkingDays(count)
    case .count(let count, .workingHours): countedHours(count)
    case .count(let count, .workingMinutes): countedMinutes(count)
    case .day(let day): self.day(day)
    case .month(-1, working: false): limitMonthLast
    case .month(-1, working: true): limitMonthLastWorking
    case .month(let number, working: false): limitMonthDay(number)
    case .month(let number, working: true): limitMonthWorking(number)
    case .field(let field): limitField(name(field))
    }
  }
}
