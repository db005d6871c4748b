import Domain

/// Values shared by the sample pages. Names are invented; the notice, its groups and dates are Jinan's of 2019.
extension Text {
  /// On a real page these words come from the workflow files, in both languages.
  func sample(_ zh: String, _ en: String) -> String { isChinese ? zh : en }

  var sampleDoing: StatePart { StatePart(word: sample("办理中", "In work"), shape: .doing) }
  var sampleOpen: StatePart { StatePart(word: sample("未开始", "Not begun"), shape: .open) }
  var sampleCheck: StatePart { StatePart(word: sample("待审核", "To be reviewed"), shape: .check) }
  var sampleDone: StatePart { StatePart(word: sample("已办结", "Completed"), shape: .done) }

  /// A limit as seen on Friday 22 November 2019 at 14:52; `left` is `workingDaysLeft` of `LimitPart`.
  func sampleLimit(_ month: Int, _ day: Int, left: Int, year: Int = 2019, hour: Int? = nil, isRow: Bool = false) -> LimitPart {
    let due = Day(year: year, month: month, day: day)!
    return LimitPart(
      limit: hour.map { Zone.china.instant(due, second: $0 * 3600) } ?? Zone.china.endOfDay(due), now: Self.sampleNow,
      workingDaysLeft: left, isRow: isRow,
      in: self)
  }

  static let sampleToday = Day(year: 2019, month: 11, day: 22)!
  static let sampleNow = Zone.china.instant(sampleToday, second: 14 * 3600 + 52 * 60)
}
