import Domain
import Testing

@testable import Web

@Suite struct AxisTests {
  private let axis = Axis(
    starts: [Self.day(11, 12), Self.day(11, 20)], limit: Self.day(12, 10), ends: [], today: Self.day(11, 22), isWorking: { $0.weekday <= 5 }
  )

  @Test func theAxisRunsFromTheFirstMondayToTheSundayOfTheLimit() {
    #expect(axis.first == Self.day(11, 11) && axis.last == Self.day(12, 15) && axis.days == 35)
    #expect(axis.ticks.map(\.description) == ["2019-11-11", "2019-11-18", "2019-11-25", "2019-12-02", "2019-12-09"])
  }

  @Test func positionsAreHundredthsOfAPercentTodayInTheMiddleOfItsDay() {
    #expect(Axis.percent(axis.position(Self.day(11, 12))) == "2.86%")
    #expect(axis.now.map(Axis.percent) == "32.86%")
    #expect(axis.position(Self.day(10, 1)) == 0 && axis.position(Self.day(12, 31)) == 10_000)
  }

  @Test(arguments: [(0, "0%"), (5, "0.05%"), (50, "0.5%"), (2_000, "20%"), (3_286, "32.86%"), (10_000, "100%"), (-90, "-0.9%")])
  func aPositionIsWrittenAsShortAsItCanBe(position: Int, words: String) {
    #expect(Axis.percent(position) == words)
  }

  @Test func daysOffSideBySideAreOneBandAMakeupDayPartsThem() {
    #expect(axis.rests.count == 5)
    #expect(axis.rests[0].from == 1_429 && axis.rests[0].to == 2_000)
    let parted = Axis(first: axis.first, last: axis.last, today: axis.today) { $0.weekday <= 5 || $0 == Self.day(11, 16) }
    #expect(parted.rests[0].from == 1_714)
  }

  @Test func todayOffTheAxisHasNoLineAYearIsTickedByMonthsAtMostSevenTimes() {
    let year = Axis(starts: [Self.day(1, 7)], limit: Self.day(12, 31), ends: [], today: Self.day(1, 1), isWorking: { $0.weekday <= 5 })
    #expect(year.now == nil && year.ticks.count <= 7 && year.rests.isEmpty)
  }

  @Test func whatIsLateRunsRedFromItsLimitToTodayWhatHasNoEndIsCutAtTheEdge() {
    let late = AxisPart.Span(start: Self.day(11, 12), end: Self.day(11, 20), state: .doing, isLate: true, word: "办理中")
    let endless = AxisPart.Span(start: Self.day(11, 20), state: .doing, word: "办理中")
    let strips = AxisPart.strips(of: [late, endless], on: axis, in: .zh)
    #expect(strips[0].boxes.map(\.kind) == [.plain, .past] && strips[0].boxes[1].to == axis.position(Self.day(11, 23)))
    #expect(strips[0].label == "11月12日至11月20日，已逾期")
    #expect(strips[1].boxes[0].isCut && strips[1].boxes[0].to == 10_000 && strips[1].label == "11月20日起，办理中")
  }

  @Test func anArrowRunsThroughTheRowsBetweenDownOrUp() {
    let first = AxisPart.Span(number: "1", start: Self.day(11, 12), end: Self.day(11, 14), state: .done, word: "已办结")
    let between = AxisPart.Span(start: Self.day(11, 12), end: Self.day(11, 14), state: .doing, word: "办理中")
    let after = AxisPart.Span(number: "3", start: Self.day(11, 25), end: Self.day(11, 26), state: .open, word: "未开始", follows: [0])
    let down = AxisPart.strips(of: [first, between, after], on: axis, in: .zh)
    #expect(down.map(\.after.count) == [2, 0, 0] && down.map(\.before.count) == [0, 1, 2])
    #expect(down[2].before[1].hasHead && down[2].before[1].to == axis.position(Self.day(11, 25)))
    #expect(down[0].label.hasSuffix("完成后才可开始第3项"))
    var early = after
    early.follows = [2]
    let up = AxisPart.strips(of: [early, between, first], on: axis, in: .zh)
    #expect(up[2].after[1].bottom == "-1" && up[0].before[0].top == "100%")
  }

  private static func day(_ month: Int, _ day: Int) -> Day { Day(year: 2019, month: month, day: day)! }
}
