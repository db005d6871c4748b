import Domain
import Testing

@Suite("Work that comes back")
struct RecurrenceTests {
  private let monthly = Recurrence(
    key: "plan", every: .month, from: "2020-01-01", until: "2020-12-31", ahead: TimeLimit("17 days"),
    pattern: .init(kind: "task", title: "{period}用款计划", parties: ["政策组"], due: TimeLimit("day 25 of the month")),
    part: .init(kind: "task", title: "{party}{period}用款计划", due: TimeLimit("day 25 of the month")), each: ["技术组", "服务组"])

  private func make(_ period: Period, in book: InMemoryRegister) throws(Refusal) -> Change {
    let launch = Launch(workflows: book.workflows, calendar: book.calendar, agencies: [], people: [])
    return try launch.make(period, of: monthly, in: book[Roster.linhe], roster: book.roster, on: book.action(.system))
  }

  @Test("one item a period with a part for each party, its limits counted from the day it should be made")
  func period() throws {
    let book = InMemoryRegister("2020-03-02 09:00")
    let change = try make(Period(.month, from: "2020-02-01"), in: book)
    #expect(change.writes.map(\.item.title) == ["2020年2月用款计划", "技术组2020年2月用款计划", "服务组2020年2月用款计划"])
    #expect(change.writes.allSatisfy { $0.item.limit == "2020-01-25 23:59:59" }, "made on 15 January, also when it is late")
    #expect(change.writes.dropFirst().allSatisfy { $0.item.parent == change.writes[0].item.id })
    #expect(
      change.cursors == [
        RecurrenceCursor(initiative: Roster.linhe, key: "plan", was: "2020-02-01", next: "2020-03-01", opens: "2020-02-13")
      ])
    let last = try make(Period(.month, from: "2020-12-01"), in: book)
    #expect(last.cursors.first?.next == nil && last.cursors.first?.opens == nil, "it ends with the year")
  }

  @Test("an old notice loaded today begins with the period that is not over")
  func beginning() {
    #expect(monthly.first(endingOnOrAfter: "2020-05-31")?.first == "2020-05-01")
    #expect(monthly.first(endingOnOrAfter: "2020-06-01")?.first == "2020-06-01")
    #expect(monthly.first(endingOnOrAfter: "2021-01-01") == nil)
    var endless = monthly
    endless.until = nil
    #expect(endless.first(endingOnOrAfter: "2026-11-21")?.first == "2026-11-01")
  }

  @Test(
    "periods follow each other and have names",
    arguments: [
      (Period.Unit.week, "2020-01-06", "2020-01-13", "2020年1月6日当周"), (.month, "2020-12-01", "2021-01-01", "2020年12月"),
      (.quarter, "2020-10-01", "2021-01-01", "2020年第4季度"), (.halfYear, "2020-07-01", "2021-01-01", "2020年下半年"),
      (.year, "2020-01-01", "2021-01-01", "2020年"),
    ] as [(Period.Unit, Day, Day, String)])
  func names(unit: Period.Unit, first: Day, next: Day, name: String) {
    let period = Period(unit, from: first)
    #expect(period.next.first == next && period.name == name && period.last == next + -1)
  }

  @Test(
    "limits that name a day of the month",
    arguments: [
      ("day 25 of the month", "2020-01-15", "2020-01-25"), ("day 25 of the month", "2020-01-25", "2020-01-25"),
      ("day 25 of the month", "2020-01-26", "2020-02-25"), ("day 31 of the month", "2020-02-03", "2020-02-29"),
      ("last day of the month", "2020-02-03", "2020-02-29"), ("last working day of the month", "2020-05-06", "2020-05-29"),
      ("working day 3 of the month", "2020-10-01", "2020-10-12"), ("每月第3个工作日", "2020-10-01", "2020-10-12"),
    ] as [(String, Day, Day)])
  func months(text: String, start: Day, end: Day) throws {
    let limit = try #require(TimeLimit(text))
    let deadline = ShippedLibrary.calendar.deadline(limit, from: Zone.china.instant(start, second: 36_000))
    #expect(Zone.china.day(of: deadline.instant) == end)
  }
}
