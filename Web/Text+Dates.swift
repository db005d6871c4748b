import Domain

/// Dates as people write them: 11月22日（周五）, Fri 22 Nov. Years other than today's are written out.
extension Text {
  /// 11月22日, 22 Nov
  package func monthDay(_ day: Day) -> String {
    dateMonthDay(month(day), day.day)
  }

  /// 11月22日（周五）; 2020年1月31日（周五） if `today` is in another year.
  package func day(_ day: Day, today: Day? = nil) -> String {
    dateWithWeekday(day.year == (today ?? day).year ? monthDay(day) : fullDay(day), weekday(day))
  }

  /// 2019年11月20日, the form used in official documents.
  package func fullDay(_ day: Day) -> String {
    dateFull(day.year, month(day), day.day)
  }

  /// 周五, Fri
  package func weekday(_ day: Day) -> String {
    Self.word(day.weekday, of: dateWeekdays)
  }

  /// 09:05
  package func clock(_ instant: Instant, in zone: Zone) -> String {
    OfficeHours.clock(zone.secondOfDay(of: instant))
  }

  /// 11月22日 09:05
  package func stamp(_ instant: Instant, in zone: Zone, today: Day? = nil) -> String {
    let day = zone.day(of: instant)
    return dateStamp(day.year == (today ?? day).year ? monthDay(day) : fullDay(day), clock(instant, in: zone))
  }

  /// 2019年11月22日 14:52, for printed and filed pages.
  package func fullStamp(_ instant: Instant, in zone: Zone) -> String {
    dateStamp(fullDay(zone.day(of: instant)), clock(instant, in: zone))
  }

  private func month(_ day: Day) -> String {
    Self.word(day.month, of: dateMonths)
  }

  /// The catalogue has the twelve months and the seven weekdays in one line each, separated by spaces.
  private static func word(_ number: Int, of line: String) -> String {
    var (left, start) = (number - 1, line.utf8.startIndex)
    while left > 0, let blank = line.utf8[start...].firstIndex(of: UInt8(ascii: " ")) {
      (left, start) = (left - 1, line.utf8.index(after: blank))
    }
    return String(line[start..<(line.utf8[start...].firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex)])
  }
}
