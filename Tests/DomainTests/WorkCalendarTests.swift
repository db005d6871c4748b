import Domain
import Testing

@Suite("The working-day calendar")
struct WorkCalendarTests {
  let calendar = ShippedLibrary.calendar

  @Test("is right on every day of 2016 to 2026")
  func everyDay() throws {
    var days = 0
    for line in holidayTruth.split(separator: "\n") {
      let first = Day(String(line.prefix(7)) + "-01")
      let month = try #require(first)
      let marks = line.dropFirst(8)
      #expect(marks.count == Day.daysIn(month: month.month, year: month.year))
      for (offset, mark) in marks.enumerated() {
        #expect(calendar.isWorking(month + offset) == (mark == "#"), "\(month + offset)")
        #expect(calendar.isKnown(month + offset))
        days += 1
      }
    }
    #expect(days == 4018)
  }

  @Test("says why a day is worked or not")
  func kinds() {
    let nationalDay = Name(zh: "国庆节", en: "National Day")
    #expect(calendar.kind("2019-10-01") == .holiday(nationalDay))
    #expect(calendar.kind("2019-09-29") == .makeUp(nationalDay))
    #expect(calendar.kind("2019-10-12") == .makeUp(nationalDay))
    #expect(calendar.kind("2020-01-19") == .makeUp(Name(zh: "春节", en: "Spring Festival")))
    #expect(calendar.kind("2019-11-20") == .working)
    #expect(calendar.kind("2019-11-23") == .weekend)
    for day: Day in ["2019-09-29", "2019-10-12", "2020-01-19"] { #expect(calendar.isWorking(day) && day.weekday > 5) }
  }

  @Test("counts Monday to Friday where no notice is out yet")
  func unknownYear() {
    #expect(!calendar.isKnown("2027-01-01"))
    #expect(calendar.kind("2027-01-01") == .working)
    #expect(calendar.kind("2027-01-02") == .weekend)
    for number in Day(number: 20819).number..<Day(number: 20819 + 365).number {
      #expect(calendar.isWorking(Day(number: number)) == (Day(number: number).weekday <= 5))
    }
  }

  @Test("counts working days from day to day, both ways")
  func counting() {
    #expect(calendar.day("2019-09-30", plusWorkingDays: 1) == "2019-10-08")
    #expect(calendar.day("2019-10-08", plusWorkingDays: -1) == "2019-09-30")
    #expect(calendar.day("2019-10-11", plusWorkingDays: 1) == "2019-10-12")
    #expect(calendar.day("2019-11-23", plusWorkingDays: 0) == "2019-11-23")
    #expect(calendar.workingDay(from: "2019-11-23", by: 1) == "2019-11-25")
    #expect(calendar.workingDay(from: "2019-11-24", by: -1) == "2019-11-22")
    #expect(calendar.workingDay(from: "2019-11-25", by: 1) == "2019-11-25")
    #expect(calendar.workingDays(after: "2019-11-20", through: "2019-11-25") == 3)
    #expect(calendar.workingDays(after: "2019-11-25", through: "2019-11-20") == -3)
    #expect(calendar.workingDays(after: "2019-11-22", through: "2019-11-24") == 0)
  }

  @Test("counts as whoever goes from day to day, over years that are known and not")
  func countingFar() {
    var odd = calendar
    // A day that is both, days of another year, and one that was worked anyway.
    let name = Name(zh: "春节", en: "Spring Festival")
    odd.years[2031] = WorkCalendar.Year(
      off: ["2031-01-25": name, "2031-01-24": name, "2032-01-01": name],
      work: ["2031-01-25": name, "2031-01-26": name, "2031-01-27": name], source: "")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let first = Int.random(in: -2000...24_000, using: &random)
      let (start, end) = (Day(number: first), Day(number: first + Int.random(in: 0...1500, using: &random)))
      let walked = (start.number..<end.number).count { odd.isWorking(Day(number: $0 + 1)) }
      #expect(odd.workingDays(after: start, through: end) == walked, "\(start) to \(end)")
      #expect(odd.workingDays(after: end, through: start) == -walked, "\(end) to \(start)")
    }
    #expect(odd.workingDays(after: "2031-12-31", through: "9999-12-31") == 2_078_752)
  }

  @Test("says how many working days are left, today counted")
  func left() {
    let limit: Instant = "2019-11-25 23:59:59"
    #expect(calendar.workingDaysLeft(until: limit, at: "2019-11-20 09:00") == 4)
    #expect(calendar.workingDaysLeft(until: limit, at: "2019-11-25 23:00") == 1)
    #expect(calendar.workingDaysLeft(until: limit, at: "2019-11-26 00:00") == -1)
    #expect(calendar.workingDaysLeft(until: limit, at: "2019-11-29 00:00") == -4)
  }

  /// Hour by hour over the week of National Day and the make-up days around it.
  @Test("sends nothing at night or on a day off")
  func sendingTime() {
    var hour: Instant = "2019-09-26 00:20"
    while hour < "2019-10-15 00:00" {
      let sent = calendar.sendingTime(atOrAfter: hour)
      let day = calendar.zone.day(of: sent)
      #expect(calendar.isWorking(day), "\(calendar.zone.format(hour))")
      #expect((32_400..<61_200).contains(calendar.zone.secondOfDay(of: sent)))
      // It waits for nothing: it goes at once, or at the first opening.
      if sent != hour {
        #expect(sent > hour && sent == calendar.morning(of: day))
        let today = calendar.zone.day(of: hour)
        if day > today { #expect(calendar.workingDays(after: today, through: day) == 1) }
      }
      hour = hour + 3600
    }
    #expect(calendar.sendingTime(atOrAfter: "2019-11-20 12:15") == "2019-11-20 12:15")
    #expect(calendar.sendingTime(atOrAfter: "2019-11-20 17:00") == "2019-11-21 09:00")
    #expect(calendar.sendingTime(atOrAfter: "2019-11-22 17:00") == "2019-11-25 09:00")
    #expect(calendar.sendingTime(atOrAfter: "2019-11-20 06:00") == "2019-11-20 09:00")
  }
}

@Suite("Office hours")
struct OfficeHoursTests {
  @Test("are written as notices print them", arguments: ["09:00-12:00, 13:30-17:00", "08:30-17:30", "00:00-23:59"])
  func reading(text: String) throws {
    #expect(try #require(OfficeHours(text)).description == text)
  }

  @Test("take the long dash and one-digit hours")
  func dashes() {
    #expect(OfficeHours("9:00–12:00,13:30–17:00") == .usual)
    #expect(OfficeHours.usual.secondsPerDay == 23_400)
    #expect(OfficeHours.usual.contains(second: 32_400))
    #expect(!OfficeHours.usual.contains(second: 43_200))
  }

  @Test(
    "that make no day are refused",
    arguments: [
      "", "9-12", "12:00-09:00", "09:00-09:00", "09:00-12:00, 11:00-17:00", "13:30-17:00, 09:00-12:00", "09:00-24:00", "always",
      "09:00-12:00-13:00",
    ])
  func rubbish(text: String) { #expect(OfficeHours(text) == nil) }
}
