import Domain
import Testing

@Suite("Limits")
struct TimeLimitTests {
  let calendar = ShippedLibrary.calendar

  /// A limit as a clerk writes it, from a moment, and when it ends.
  private func ends(
    _ text: String, from start: Instant, counting: TimeLimit.Counting = .nextDay, roll: TimeLimit.Roll = .none,
    until: TimeLimit.Until = .midnight
  )
    throws -> String
  {
    var limit = try #require(TimeLimit(text))
    limit.from = counting
    limit.roll = roll
    limit.until = until
    return calendar.zone.format(calendar.deadline(limit, from: start).instant)
  }

  @Test("count from the next day and end with their last day")
  func workingDays() throws {
    let afternoon = try #require(calendar.zone.parse("2019-11-20T16:30+08:00"))
    #expect(try ends("3 working days", from: afternoon) == "2019-11-25T23:59:59+08:00")
    #expect(try ends("5天", from: afternoon) == "2019-11-25T23:59:59+08:00")
    #expect(try ends("1 working day", from: "2019-11-22 23:59") == "2019-11-25T23:59:59+08:00")
    #expect(try ends("1 working day", from: "2019-11-23 00:00") == "2019-11-25T23:59:59+08:00")
  }

  @Test("count the day itself where the file says so")
  func sameDay() throws {
    #expect(try ends("3 working days", from: "2019-11-20 16:30", counting: .sameDay) == "2019-11-22T23:59:59+08:00")
    #expect(try ends("1 working day", from: "2019-11-23 10:00", counting: .sameDay) == "2019-11-25T23:59:59+08:00")
    #expect(try ends("1 day", from: "2019-11-23 10:00", counting: .sameDay) == "2019-11-23T23:59:59+08:00")
  }

  @Test("stay on a day off unless the file rolls them")
  func roll() throws {
    #expect(try ends("10 days", from: "2019-11-20 09:00") == "2019-11-30T23:59:59+08:00")
    #expect(try ends("10 days", from: "2019-11-20 09:00", roll: .next) == "2019-12-02T23:59:59+08:00")
    #expect(try ends("10 days", from: "2019-11-20 09:00", roll: .previous) == "2019-11-29T23:59:59+08:00")
    #expect(try ends("2019-10-01", from: "2019-09-20 09:00", roll: .next) == "2019-10-08T23:59:59+08:00")
    #expect(try ends("2019-10-13", from: "2019-09-20 09:00", roll: .previous) == "2019-10-12T23:59:59+08:00")
  }

  @Test("end at the close of the office where the file says so")
  func untilClose() throws {
    #expect(try ends("3 working days", from: "2019-11-20 16:30", until: .close) == "2019-11-25T17:00:00+08:00")
    #expect(try ends("2019-11-20", from: "2019-11-12 09:00", until: .close) == "2019-11-20T17:00:00+08:00")
  }

  @Test("of a printed day include the day")
  func printedDay() throws {
    #expect(try ends("2019-11-20", from: "2019-11-12 09:00") == "2019-11-20T23:59:59+08:00")
    #expect(try ends("2019-11-01", from: "2019-11-12 09:00") == "2019-11-01T23:59:59+08:00")
  }

  @Test("work through make-up days and stop for holidays")
  func makeUpDays() throws {
    #expect(try ends("1 working day", from: "2019-09-28 10:00") == "2019-09-29T23:59:59+08:00")
    #expect(try ends("2 working days", from: "2019-09-27 10:00") == "2019-09-30T23:59:59+08:00")
    #expect(try ends("1 working day", from: "2019-09-30 10:00") == "2019-10-08T23:59:59+08:00")
    #expect(try ends("1 working day", from: "2019-10-11 10:00") == "2019-10-12T23:59:59+08:00")
    #expect(try ends("2 working days", from: "2020-01-17 10:00") == "2020-01-20T23:59:59+08:00")
    #expect(try ends("2 working hours", from: "2019-10-11 16:00") == "2019-10-12T10:00:00+08:00")
  }

  @Test("in working hours run while the office is open")
  func hours() throws {
    #expect(try ends("4 working hours", from: "2019-11-22 11:00") == "2019-11-22T16:30:00+08:00", "over lunch")
    #expect(try ends("2 working hours", from: "2019-11-22 16:00") == "2019-11-25T10:00:00+08:00", "over the weekend")
    #expect(try ends("1 working hour", from: "2019-11-20 07:00") == "2019-11-20T10:00:00+08:00", "before opening")
    #expect(try ends("1 working hour", from: "2019-11-20 12:30") == "2019-11-20T14:30:00+08:00", "in the lunch break")
    #expect(try ends("1 working hour", from: "2019-11-20 17:00") == "2019-11-21T10:00:00+08:00", "at the close")
    #expect(try ends("1 working hour", from: "2019-11-23 10:00") == "2019-11-25T10:00:00+08:00", "on a Saturday")
    #expect(try ends("390 working minutes", from: "2019-11-20 09:00") == "2019-11-20T17:00:00+08:00", "a whole day")
    #expect(try ends("391 working minutes", from: "2019-11-20 09:00") == "2019-11-21T09:01:00+08:00", "a minute more")
    #expect(try ends("30 working minutes", from: "2019-11-20 11:45") == "2019-11-20T13:45:00+08:00")
  }

  @Test("name the days they skipped")
  func skipped() throws {
    let week = calendar.deadline(try #require(TimeLimit("3 working days")), from: "2019-11-20 16:30")
    #expect(week.skipped == ["2019-11-23", "2019-11-24"])
    #expect(week.unknownYears.isEmpty)
    let hours = calendar.deadline(try #require(TimeLimit("2 working hours")), from: "2019-11-22 16:00")
    #expect(hours.skipped == ["2019-11-23", "2019-11-24"])
    let nationalDay = calendar.deadline(try #require(TimeLimit("1 working day")), from: "2019-09-30 10:00")
    #expect(nationalDay.skipped.count == 7)
    #expect(calendar.deadline(try #require(TimeLimit("9 days")), from: "2019-11-20 16:30").skipped.isEmpty)
  }

  @Test("say when they count a year whose holidays are not published")
  func unknownYears() throws {
    let working = calendar.deadline(try #require(TimeLimit("2 working days")), from: "2026-12-31 10:00")
    #expect(calendar.zone.format(working.instant) == "2027-01-04T23:59:59+08:00")
    #expect(working.unknownYears == [2027])
    let hours = calendar.deadline(try #require(TimeLimit("8 working hours")), from: "2026-12-31 16:00")
    #expect(calendar.zone.format(hours.instant) == "2027-01-04T09:30:00+08:00")
    #expect(hours.unknownYears == [2027])
    var rolled = try #require(TimeLimit("3 days"))
    #expect(calendar.deadline(rolled, from: "2026-12-31 10:00").unknownYears.isEmpty, "calendar days need no notice")
    rolled.roll = .next
    #expect(calendar.deadline(rolled, from: "2026-12-31 10:00").unknownYears == [2027])
    #expect(calendar.deadline(.on("2027-05-01"), from: "2026-12-31 10:00").unknownYears.isEmpty, "nor does a printed day")
  }

  @Test(
    "are written in code or Chinese",
    arguments: [
      ("3 working days", 3, TimeLimit.Unit.workingDays), ("1 working day", 1, .workingDays), ("3个工作日", 3, .workingDays),
      (" 3 个工作日 ", 3, .workingDays),
      ("10 Days", 10, .days), ("5天", 5, .days), ("5日", 5, .days), ("2 working hours", 2, .workingHours), ("2工作小时", 2, .workingHours),
      ("30 working minutes", 30, .workingMinutes), ("9999 days", 9999, .days),
    ])
  func writing(text: String, count: Int, unit: TimeLimit.Unit) { #expect(TimeLimit(text) == TimeLimit(.count(count, unit))) }

  @Test(
    "that say nothing are refused",
    arguments: [
      "", "0 days", "0 working hours", "-3 days", "three days", "3", "days", "3 weeks", "1.5 days", "10000 days", "2019-02-31", "３ days",
      "soon",
    ])
  func rubbish(text: String) { #expect(TimeLimit(text) == nil) }

  @Test("may be a printed day")
  func day() {
    let text = "2019-11-20"
    #expect(TimeLimit(text) == .on("2019-11-20"))
  }
}
