import Foundation
import TestSupport
import Testing

/// The work of a Friday, by mouse and keyboard.
@Suite("A working day in the browser", .serialized) struct DayTests {
  @Test("A ledger entry is registered, assigned, submitted and signed off in the browser", .timeLimit(.minutes(15)))
  func anEntryGoesFromItsFormToItsSignature() async throws {
    let place = try await Workplace.open(["leader", "member"])
    let photo = try place.duban.write("补卡后余额已划回。", to: "回执.txt")
    try await place.at { leader in
      try await leader.signIn("leader")
      #expect(try await leader.title().hasPrefix("（1项逾期）"))
      #expect(try await leader.text(".me").contains("财政金融组组长"))
      try await leader.click(".is-late .card button")
      #expect(try await leader.sees("已办：签收"))

      let entry = try await place.at { member in
        try await member.signIn("member")
        let initiative = try await member.initiative()
        try await member.go(initiative + "/ledger")
        try await member.click("a[href^='/items/new']")
        try await member.type("<b>张某</b> 挂失后未补卡", into: "[name=title]")
        try await member.click("[name='field.category']")
        try await member.type("2318.40", into: "[name='field.amount']")
        try await member.click("button.primary")
        #expect(try await member.sees("已办：登记"))
        #expect(try await member.text("h1") == "<b>张某</b> 挂失后未补卡")
        #expect(try await member.text(".facts-list").contains("2,318.40"))
        return try await member.path().prefix { $0 != "?" }
      }

      try await leader.go("\(entry)")
      try await leader.choose("财政金融组", in: "select[name=lead]")
      try await leader.click("button[value=assign]")
      #expect(try await leader.sees("已办：交办"))

      try await place.at { member in
        try await member.signIn("member")
        try await member.go("\(entry)")
        try await member.type("余额已划回", into: "[name='field.resolution']")
        try await member.type(photo, into: "[name='field.evidence']")
        try await member.click("button[value=submit]")
        #expect(try await member.sees("已办：提请销号"))
        #expect(try await member.text(".facts-list").contains("回执.txt"))
        #expect(try await !member.has("button[value=sign-off]"))
      }

      // From here on by keyboard only.
      try await leader.go(try await leader.initiative() + "/ledger?state=checking")
      try await leader.press("j", .enter)
      #expect(try await leader.sees("您现在可以"))
      #expect(try await leader.path() == entry)
      try await leader.press(.controlEnter)
      #expect(try await leader.sees("已办：销号"))
      #expect(try await leader.text(".head .state") == "已销号")
      #expect(try await leader.complaints() == [])
    }
  }

  @Test("A call is answered by keyboard alone", .timeLimit(.minutes(15)))
  func aCallIsAnsweredWithoutTheMouse() async throws {
    let place = try await Workplace.open(["responder"])
    try await place.at { desk in
      try await desk.signIn("responder")
      try await desk.go("/hotline")
      try await desk.press("13800000127", .tab, "王女士", .tab, "历下", .tab, "余额在哪里查？", .tab, .tab, "可在公众号查询。", .controlEnter)
      #expect(try await desk.sees("工单-0001"))
      #expect(try await desk.text(".note").contains("当场答复并办结"))
      try await desk.press("138 0000 0127")
      try await desk.click("[value=look]")
      #expect(try await desk.sees("余额在哪里查？"))
      #expect(try await desk.value("[name='field.caller']") == "138 0000 0127")
      #expect(try await desk.complaints() == [])
    }
  }

  @Test("The supervision page shows the office the overdue items", .timeLimit(.minutes(15)))
  func theOfficeSeesWhoIsLate() async throws {
    let place = try await Workplace.open(["office"])
    try await place.at { office in
      try await office.signIn("office")
      try await office.click(".main-nav a[href='/supervision']")
      let late = try await office.text("table")
      #expect(late.contains("对接承办银行") && late.contains("制定账户信息提取") && late.contains("逾期2个工作日"))
      try await office.click("table th a")
      #expect(try await office.text(".facts-list").contains("11月20日（周三）"))
      try await office.signOut()
      try await office.go("/supervision")
      #expect(try await office.path() == "/sign-in?next=/supervision")
    }
  }
}
