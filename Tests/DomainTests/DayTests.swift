import Domain
import Foundation
import Testing

@Suite("Days and clocks")
struct DayTests {
  @Test("a day is its number and its number the day, over two centuries")
  func numbers() {
    var last = (year: 1899, month: 12, day: 31)
    for number in -25_567...47_481 {
      let day = Day(number: number)
      let parts = day.parts
      #expect(Day(year: parts.year, month: parts.month, day: parts.day) == day)
      #expect((last.year, last.month, last.day) < (parts.year, parts.month, parts.day))
      #expect(day.weekday == (day + 7).weekday && day.weekday % 7 + 1 == (day + 1).weekday)
      last = parts
    }
    #expect(Day(number: 0).description == "1970-01-01" && Day(number: 0).weekday == 4)
    #expect(Day(number: 18_220).description == "2019-11-20" && Day(number: 18_220).weekday == 3)
    #expect(("2020-02-10" as Day).lastOfMonth == "2020-02-29" && ("1900-02-10" as Day).lastOfMonth == "1900-02-28")
    #expect(("2019-12-31" as Day).lastOfMonth == "2019-12-31")
  }

  @Test(
    "that do not exist are refused",
    arguments: [
      "2019-02-31", "2019-02-29", "1900-02-29", "2019-11-31", "2019-13-01", "2019-00-10", "2019-01-00", "0000-01-01", "", "2019",
      "2019-1-1", "19-11-20",
      "2019/11/20", "2019-11-20 ", " 2019-11-20", "2019-11-20T00:00", "２０１９-11-20", "2019-+1-20", "+019-11-20", "2019--1-20", "明天",
      "10000-01-01",
    ])
  func rubbish(text: String) { #expect(Day(text) == nil) }

  @Test("travel through JSON as their ISO form, and nothing else comes in")
  func json() throws {
    let day: Day = "2020-02-29"
    let bytes = try JSONEncoder().encode([day])
    #expect(String(decoding: bytes, as: UTF8.self) == #"["2020-02-29"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: bytes) == [day])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["2019-02-31"]"#.utf8)) }
  }

  @Test("a month or a year has a first day and an end, or is none")
  func periods() {
    for text in ["1900", "1900-01", "2019-12", "9998", "9998-12"] {
      #expect(MonthOrYear(text).map { $0.first < $0.end } == true, "\(text)")
    }
    for text in ["9999", "9999-12", "9999-01", "1899", "0000", "2019-13", "2019-00", "2019-1", "-2019", "99999", ""] {
      #expect(MonthOrYear(text)?.end == nil, "\(text)")
    }
  }

  @Test(
    "as a clerk types them",
    arguments: ["2019/11/20", "2019.11.20", "2019年11月20日", "2019-11-20", "2019年11月20"])
  func clerk(text: String) { #expect(Day(clerk: text) == "2019-11-20") }

  @Test("with one digit for the month, too")
  func oneDigit() {
    #expect(Day(clerk: "2019年1月2日") == "2019-01-02")
    #expect(Day(clerk: "2019/1/2") == "2019-01-02")
  }

  @Test(
    "a clerk mistypes",
    arguments: ["2019年2月31日", "11月20日", "2019/11", "19/11/20", "2019/11/20/1", "2019年十一月20日", "20191120", "2019-11-20T10:00"])
  func clerkRubbish(text: String) { #expect(Day(clerk: text) == nil) }
}

@Suite("Time zones")
struct ZoneTests {
  let china = Zone.china

  @Test(
    "one moment in its many spellings",
    arguments: [
      "2019-11-20T16:30+08:00", "2019-11-20T16:30:00+08:00", "2019-11-20T08:30Z", "2019-11-20t08:30:00z", "2019-11-20T08:30:00.999Z",
      "2019-11-20T03:30-05:00", "2019-11-20T14:00:00+05:30", "2019-11-20 16:30", "2019-11-20T16:30:00", "2019-11-21T00:30+16:00",
    ])
  func spellings(text: String) throws {
    let instant = try #require(china.parse(text))
    #expect(instant.seconds == 1_574_238_600)
    #expect(china.format(instant) == "2019-11-20T16:30:00+08:00")
  }

  @Test("a bare day is its midnight")
  func bareDay() { #expect(china.parse("2019-11-20") == china.instant("2019-11-20")) }

  @Test(
    "rubbish is no moment",
    arguments: [
      "", "now", "2019-11-20T", "2019-11-20T16", "2019-11-20T24:00", "2019-11-20T16:60", "2019-11-20T16:30:60", "2019-11-20T16:30+8",
      "2019-11-20T16:30+0800",
      "2019-11-20T16:30+19:00", "2019-11-20T16:30+08:60", "2019-02-31T10:00+08:00", "2019-11-20X16:30+08:00", "2019-11-20T16:30.",
      "2019-11-20T16:30Z junk",
      "2019-11-20T+08:00:00", "２０１９-11-20T16:30", "2019-11-20T16:30:00.5x", "2019-11-20T-1:30:00", "明天下午四点半以前",
    ])
  func rubbish(text: String) { #expect(china.parse(text) == nil) }

  @Test("days begin and end on the wall clock, also when it is put forward")
  func summerTime() throws {
    let berlin = try #require(Zone("Europe/Berlin"))
    let day: Day = "2019-03-31"
    #expect(berlin.format(berlin.instant(day)) == "2019-03-31T00:00:00+01:00")
    #expect(berlin.format(berlin.endOfDay(day)) == "2019-03-31T23:59:59+02:00")
    #expect(berlin.endOfDay(day) - berlin.instant(day) == 23 * 3600 - 1)
    let newYork = try #require(Zone("America/New_York"))
    #expect(newYork.format(newYork.instant("2019-11-20", second: 3_661)) == "2019-11-20T01:01:01-05:00")
  }

  @Test("moments before 1970 fall on the right day")
  func before1970() {
    let moment = Instant(seconds: -1)
    #expect(china.day(of: moment) == "1970-01-01" && china.secondOfDay(of: moment) == 8 * 3600 - 1)
    #expect(Zone("GMT")?.day(of: moment) == "1969-12-31")
  }

  @Test("that nobody knows are none", arguments: ["Nowhere/Town", "", "北京"])
  func unknown(name: String) { #expect(Zone(name) == nil) }
}
