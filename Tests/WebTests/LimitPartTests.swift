import Domain
import Testing

@testable import Web

/// The wording of limits on Friday 22 November 2019 at 14:52.
@Suite struct LimitPartTests {
  @Test func aheadWorkingDaysWithTodaySoonFromTwoOn() {
    #expect(limit(22, left: 1).left == "今天到期")
    #expect(limit(25, left: 2).left == "还剩2个工作日" && limit(25, left: 2).tone == .soon)
    #expect(limit(26, left: 3).tone == .plain)
    #expect(limit(25, left: 2).date == "11月25日（周一）")
  }

  @Test func anHourIsSaidOnItsDayWithItsOffsetForMachines() {
    let due = limit(22, left: 1, second: 17 * 3600)
    #expect(due.left == "今天17:00到期" && due.iso == "2019-11-22T17:00:00+08:00")
    #expect(limit(22, left: 1).iso == "2019-11-22")
    #expect(limit(22, left: 0, second: 12 * 3600).left == "今天12:00已逾期")
    #expect(limit(22, left: 0, second: 12 * 3600).tone == .late)
  }

  @Test func passedLateByWorkingDaysByDaysWhenNoneWasWorked() {
    #expect(limit(20, left: -2).left == "逾期2个工作日" && limit(20, left: -2).isLate)
    #expect(limit(21, left: 0).left == "逾期1天")
  }

  @Test func nothingButDaysOffAheadCountedInDays() {
    #expect(limit(24, left: 0).left == "还剩2天" && limit(24, left: 0).tone == .soon)
  }

  @Test func doneKeepsThatItWasLateInGreyAStoppedClockHasNoDate() {
    let late = limit(20, left: -1, state: .done)
    #expect(late.left == "办结时逾期1个工作日" && late.tone == .plain)
    #expect(limit(25, left: 2, state: .done).left == "按时")
    let paused = limit(25, left: 4, state: .paused)
    #expect(paused.left == "暂停计时，剩4个工作日" && !paused.hasDate)
  }

  @Test func englishAndAnotherYear() {
    let due = Day(year: 2020, month: 1, day: 31)!
    let words = LimitPart(limit: Zone.china.endOfDay(due), now: Text.sampleNow, workingDaysLeft: 46, in: .en)
    #expect(words.date == "Fri 31 Jan 2020" && words.left == "46 working days left")
    #expect(
      Text.en.stamp(Text.sampleNow, in: .china) == "22 Nov 14:52" && Text.zh.fullStamp(Text.sampleNow, in: .china) == "2019年11月22日 14:52")
    #expect(Text.zh.day(due, today: Text.sampleToday) == "2020年1月31日（周五）")
    #expect(Text.en.limitLate(Text.en.limitWorkingDays(1)) == "1 working day late")
  }

  private func limit(_ day: Int, left: Int, second: Int = 86_399, state: LimitPart.LimitState = .running) -> LimitPart {
    let due = Zone.china.instant(Day(year: 2019, month: 11, day: day)!, second: second)
    return LimitPart(limit: due, now: Text.sampleNow, workingDaysLeft: left, state: state, in: .zh)
  }
}
