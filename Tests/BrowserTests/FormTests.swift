import Foundation
import TestSupport
import Testing

/// Refused forms, and pages without JavaScript.
@Suite("Forms in the browser", .serialized) struct FormTests {
  @Test("A refused form keeps its input and focuses the first wrong field", .timeLimit(.minutes(15)))
  func aRefusedFormKeepsWhatWasTyped() async throws {
    let place = try await Workplace.open(["member"])
    try await place.at { member in
      try await member.signIn("member")
      try await member.go(try await member.initiative() + "/ledger")
      try await member.click("a[href^='/items/new']")
      try await member.type("李某 换卡", into: "[name=title]")
      try await member.click("[name='field.category']")
      try await member.type("1234", into: "[name='field.identity']")
      try await member.type("12.345", into: "[name='field.amount']")
      try await member.click("button.primary")
      #expect(try await member.status() == 422)
      let note = try await member.text(".note")
      #expect(note.contains("身份证号：不是身份证号") && note.contains("金额（元）：不是金额"))
      #expect(try await member.value("[name=title]") == "李某 换卡")
      #expect(try await member.value("[name='field.amount']") == "12.345")
      #expect(try await member.script("return document.activeElement.name").text == "field.identity")
      for (field, right) in [("identity", "11010519491231002X"), ("amount", "12.34")] {
        try await member.clear("[name='field.\(field)']")
        try await member.type(right, into: "[name='field.\(field)']")
      }
      try await member.click("button.primary")
      #expect(try await member.sees("已办：登记"))
      #expect(try await member.text(".facts-list").contains("11**************2X"))
    }
  }

  @Test("Pasted rows are previewed before they are registered", .timeLimit(.minutes(15)))
  func pastedRowsAreLookedOverFirst() async throws {
    let place = try await Workplace.open(["leader"])
    try await place.at { leader in
      try await leader.signIn("leader")
      let ledger = try await leader.initiative() + "/ledger"
      try await leader.go(ledger + "/paste")
      try await leader.type("事项,类别,金额（元）\n甲,挂失补卡,12\n乙,不知道,abc\n", into: "textarea")
      try await leader.click("main .panel button.primary")
      let bad = try await leader.text("table")
      #expect(bad.contains("类别：不在可选项中") && bad.contains("金额（元）：不是金额"))
      try await leader.clear("textarea")
      try await leader.type("事项,类别,金额（元）\n甲,挂失补卡,12\n乙,其他,34\n", into: "textarea")
      try await leader.click("main .panel button")
      try await leader.click("[value=all]")
      #expect(try await leader.sees("已办：登记2条"))
      #expect(try await leader.path().hasPrefix(ledger))
    }
  }

  @Test("All pages work without JavaScript", .timeLimit(.minutes(15)))
  func everythingWorksWithoutAScript() async throws {
    let place = try await Workplace.open(["leader", "responder"])
    try await place.at(browser: false) { leader in
      try await leader.signIn("leader")
      #expect(try await !leader.has("[data-print]:not([hidden])"))
      try await leader.click(".is-late .card button")
      #expect(try await leader.sees("已办：签收"))
      try await leader.go(try await leader.initiative() + "/ledger")
      try await leader.click("a[href^='/items/new']")
      try await leader.type("没有脚本也登记", into: "[name=title]")
      try await leader.click("[name='field.category']")
      try await leader.click("button.primary")
      #expect(try await leader.sees("已办：登记"))
      try await leader.click("details summary")
      try await leader.type("记一句", into: "[name=words]")
      try await leader.click("details button")
      #expect(try await leader.sees("记一句"))
      try await leader.go(try await leader.initiative() + "/ledger")
      try await leader.click("[name=items]")
      try await leader.click("form[data-picks] [value=assign]")
      try await leader.choose("财政金融组", in: "select[name=lead]")
      try await leader.click("button.primary")
      #expect(try await leader.sees("办了1条"))
      try await leader.signOut()
      try await leader.signIn("responder")
      try await leader.go("/hotline")
      try await leader.type("问余额", into: "[name='field.matter']")
      try await leader.click("[value=answer]")
      #expect(try await leader.value("[name='field.matter']") == "问余额")
      #expect(try await leader.text(".note").contains("还缺：答复"))
    }
  }
}
