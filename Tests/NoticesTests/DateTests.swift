import Domain
import Notices
import Testing

/// The spellings of times, each in one line of a notice dated 12 October 2021.
@Suite struct DateTests {
  static let notice = "关于做好有关工作的通知\n各单位：\n一、工作任务\n（一）%\n南山县水利局\n2021年10月12日\n"

  func first(_ line: String) -> Draft.Work? {
    Draft(text: DateTests.notice.replacing("%", with: line)).tasks?.first
  }

  @Test(arguments: [
    ("县水利局于11月30日前完成排查。", "2021-11-30"), ("县水利局11月底前完成排查。", "2021-11-30"), ("年底前，县水利局完成排查。", "2021-12-31"),
    ("县水利局于2022年1月31日前完成排查。", "2022-01-31"), ("县水利局于1月31日前完成排查。", "2022-01-31"), ("县水利局在明年3月底前完成排查。", "2022-03-31"),
    ("县水利局于2022年上半年前完成排查。", "2022-06-30"), ("县水利局于２０２１年１１月５日前完成排查。", "2021-11-05"),
    ("县水利局于 11 月 5 日前完成排查。", "2021-11-05"), ("县水利局于2021-11-05前完成排查。", "2021-11-05"),
    ("县水利局于十一月五日前完成排查。", "2021-11-05"), ("县水利局于11月中旬前完成排查。", "2021-11-20"),
  ])
  func deadline(_ line: String, _ due: String) throws {
    let task = try #require(first(line))
    #expect(task.due == Day(due))
    #expect(task.responsible == ["县水利局"])
  }

  @Test(arguments: [
    ("县水利局11月12日-11月20日开展排查。", "2021-11-12", "2021-11-20"), ("县水利局11月12日至20日开展排查。", "2021-11-12", "2021-11-20"),
    ("县水利局2021年12月20日—2022年1月10日开展排查。", "2021-12-20", "2022-01-10"), ("县水利局12月20日～1月10日开展排查。", "2021-12-20", "2022-01-10"),
    ("县水利局11—12月开展排查。", "2021-11-01", "2021-12-31"),
  ])
  func period(_ line: String, _ start: String, _ due: String) throws {
    let task = try #require(first(line))
    #expect(task.start == Day(start))
    #expect(task.due == Day(due))
  }

  @Test(arguments: [
    ("县水利局每月25日前报送进展。", "monthly:25"), ("县水利局于每月底前报送进展。", "monthly:last"), ("县水利局每季度召开一次会议。", "quarterly"),
    ("县水利局每半年通报一次。", "half-yearly"), ("县水利局每年1月31日前公布情况。", "yearly:01-31"), ("县水利局于每年2月底前报送名单。", "yearly:02-last"),
    ("县水利局每年至少开展一次检查。", "yearly"),
  ])
  func recurrence(_ line: String, _ recurrence: String) throws { #expect(try #require(first(line)).recurrence == recurrence) }

  @Test func workingDaysCountFromTheirEvent() throws {
    let task = try #require(first("县财政局在收到申请后5个工作日内拨付资金。"))
    #expect(task.workingDays == 5)
    #expect(task.trigger == "收到申请后")
    #expect(try #require(first("县水利局应当自决定作出之日起二十个工作日内公布结果。")).workingDays == 20)
  }

  @Test(arguments: [
    "县水利局对2020年12月31日以前的结余资金进行清理。", "截至2021年9月底，县水利局已完成排查。", "2021年9月20日召开了动员会。",
    "按照《水利工程建设三年行动（2021年3月至12月）》要求。", "按每人每月10元的标准缴纳。", "本办法自2021年11月1日起施行。",
  ])
  func datesWithoutATask(_ line: String) {
    #expect(first(line)?.due == nil && first(line)?.start == nil && first(line)?.recurrence == nil)
  }

  @Test func inferredYearsAreDoubted() {
    let draft = Draft(text: DateTests.notice.replacing("%", with: "县水利局于11月30日前完成排查。"))
    #expect(draft.doubts?.contains { $0.why.contains("推断为2021年") && $0.line == 4 } == true)
  }

  @Test func aDayThatDoesNotExistIsDoubted() {
    let draft = Draft(text: DateTests.notice.replacing("%", with: "县水利局于9月31日前完成排查。"))
    #expect(draft.tasks?.first?.due == nil)
    #expect(draft.doubts?.contains { $0.why.contains("没有31日") } == true)
  }

  @Test func aDeadlineBeforeTheNoticeIsDoubted() {
    let draft = Draft(text: DateTests.notice.replacing("%", with: "县水利局于2021年9月30日前完成排查。"))
    #expect(draft.doubts?.contains { $0.why.contains("早于成文日期") } == true)
  }

  @Test func aDateWithoutAnyYearIsNotResolved() {
    let draft = Draft(text: "关于排查的通知\n各单位：\n县水利局于11月30日前完成排查。\n")
    #expect(draft.tasks?.first?.due == nil)
    #expect(draft.doubts?.contains { $0.why.contains("没有写年份") } == true)
  }
}
