import Foundation
import TestSupport
import Testing

/// Imports a notice, corrects its draft beside the text, and starts it, with and without JavaScript.
@Suite("Importing a notice in the browser", .serialized) struct NoticeTests {
  private static let notice = """
    关于开展参保清查工作的通知
    临医保〔2019〕30号
    各县区医疗保障局：
    成立参保清查领导小组，成员如下：
    组长：李建国
    成员：王秀英、周强
    一、12月3日前，各县区医疗保障局上报联系人名单。
    二、12月19日前，市医保中心完成数据比对。
    三、12月24日前，市医保中心报送清查汇总表。
    临河市医疗保障局
    2019年11月11日
    """

  @Test(
    "A notice is imported, corrected, compared and started, with and without JavaScript", .timeLimit(.minutes(15)),
    arguments: [true, false])
  func aNoticeIsLookedOverAndStarted(_ hasScript: Bool) async throws {
    let place = try await Workplace.open(["office"])
    let (file, changed) = (place.duban.folder.file("notice.txt"), place.duban.folder.file("changed.txt"))
    try Self.notice.write(toFile: file, atomically: true, encoding: .utf8)
    try Self.notice.replacing("12月19日前", with: "12月20日前").replacing("王秀英、周强", with: "周强").write(
      toFile: changed, atomically: true, encoding: .utf8)
    try await place.at(browser: hasScript) { office in
      try await office.signIn("office")
      try await office.go("/import")
      try await office.type(file, into: "[name=file]")
      try await office.click("main button.primary")
      #expect(try await office.text("h1") == "核对草稿：关于开展参保清查工作的通知")
      let draft = try await office.path()
      #expect(try await office.has("#l7 mark a[href^='#']"))
      #expect(try await office.has("#task-0 a[href='#l7']"))
      try await office.type(changed, into: "[name=again]")
      try await office.click("[value=again]")
      #expect(try await office.text("table").contains("12月20日前"))
      try await office.click("[value=replace]")
      #expect(try await office.sees("草稿已存"))
      try await office.click("#task-2 > summary")
      try await office.click("[name='task.2.remove']")
      try await office.click("#task-0 > summary")
      try await office.clear("[name='task.0.title']")
      try await office.type("上报联系人（改）", into: "[name='task.0.title']")
      // Enter saves, like the first button.
      try await office.press(.enter)
      #expect(try await office.sees("草稿已存"))
      try await office.click("[value=start]")
      #expect(try await office.text(".note").contains("没有确认"))
      try await office.click("[name=settle][value=all]")
      #expect(try await office.path().hasPrefix(draft))
      #expect(try await !office.has("#doubts"))
      try await office.click("[value=start]")
      #expect(try await office.path().hasSuffix("/schedule"))
      let schedule = try await office.text()
      #expect(schedule.contains("上报联系人（改）") && schedule.contains("数据比对") && !schedule.contains("报送清查汇总表"))
      try await office.go(draft)
      #expect(try await office.status() == 404)
      try await office.go(draft.replacing("/import/", with: "/initiatives/") + "/notice")
      try await office.type(file, into: "[name=again]")
      try await office.click("form.panel button.btn")
      #expect(try await office.sees("不会自动改动"))
      let changes = try await office.text("table")
      #expect(changes.contains("2019-12-19") && changes.contains("王秀英"))
      #expect(try await office.has("tbody a[href^='/items/']"))
      #expect(try await !office.has("[value=replace]"))
    }
  }

  @Test("A draft is discarded, with and without JavaScript", .timeLimit(.minutes(15)), arguments: [true, false])
  func aDraftIsDiscarded(_ hasScript: Bool) async throws {
    let place = try await Workplace.open(["office"])
    let file = place.duban.folder.file("notice.txt")
    try Self.notice.write(toFile: file, atomically: true, encoding: .utf8)
    try await place.at(browser: hasScript) { office in
      try await office.signIn("office")
      try await office.go("/import")
      try await office.type(file, into: "[name=file]")
      try await office.click("main button.primary")
      let draft = try await office.path()
      try await office.click("#discard > summary")
      try await office.click("[value=discard]")
      #expect(try await office.path().hasPrefix("/import"))
      #expect(try await office.sees("草稿已废弃"))
      #expect(try await !office.has("main a[href^='/import/']"))
      try await office.go("/initiatives")
      #expect(try await !office.text("main").contains("参保清查"))
      try await office.go(draft)
      #expect(try await office.status() == 404)
    }
  }

  @Test("A file that is no notice is refused with a hint", .timeLimit(.minutes(15)))
  func whatIsNoNoticeSaysWhatToDo() async throws {
    let place = try await Workplace.open(["office"])
    let file = place.duban.folder.file("scan.png")
    try Data([0x89, 0x50, 0x4E, 0x47, 1]).write(to: URL(filePath: file))
    try await place.at { office in
      try await office.signIn("office")
      try await office.go("/import")
      try await office.type(file, into: "[name=file]")
      try await office.click("main button.primary")
      #expect(try await office.status() == 422)
      #expect(try await office.text(".note").contains("这是图片"))
    }
  }
}
