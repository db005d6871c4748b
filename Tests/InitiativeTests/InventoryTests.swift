import TestSupport
import Testing

/// An inventory in a spreadsheet, pasted as the parts of a handover.
@Suite("An inventory from a spreadsheet", .serialized) struct InventoryTests {
  private static let password = "ziyang-2016-48-zhenghe"
  private static let day = "2016-07-14T09:00+08:00"

  private static let bad = """
    标题\t类别\t接收方\t账面金额（元）\t存放地点、开户行
    新农合基金结余\t资金\t雁江区人社局\t5000000\t农业银行
    在编会计一名\t人员\t雁江区人社局\t\t
    办公设备一批\t家具\t雁江区人社局\t六万\t二楼

    """

  @Test("An inventory pasted onto a handover is registered completely or not at all")
  func isPastedOntoTheHandoverWholeOrNotAtAll() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", ZiyangRun.key, at: "2016-07-14T08:30+08:00").ok()
    for login in ["scheme-1", "hrss-clerk-1"] {
      try await duban.run("person", "password", login, at: Self.day, input: Self.password + "\n").ok()
    }
    let run = try await ZiyangRun(duban: duban, people: [:]).renewed(at: Self.day)
    let server = try await duban.serve(at: Self.day)
    let handover = try await run.handover(1)
    let clerk = try await PageVisitor.signIn(at: server.url, "scheme-1", Self.password)
    let paste = "/kinds/inventory-line/paste?parent=\(handover)"
    let page = try await clerk.get("/items/\(handover)").text
    #expect(page.contains("从表格登记移交清单行") && page.contains(paste))
    let initiative = try await run.see(handover)["initiative"].text
    let address = "/initiatives/\(initiative)\(paste)"
    let form = try await clerk.get(address)
    #expect(form.status == 200 && form.text.contains("账面金额（元）"))
    func look(_ rows: String, _ more: [(String, String)] = []) async throws -> PageVisitor.Page {
      try await clerk.post(address, [("csrf", form.hidden("csrf")), ("text", rows)] + more)
    }

    let refused = try await look(Self.bad)
    #expect(refused.status == 422 && refused.text.contains("1条有错，一条也没有登记"))
    #expect(refused.text.contains("类别：不在可选项中") && refused.text.contains("账面金额（元）：不是金额"))
    #expect(try await run.parts("inventory-line", of: handover).isEmpty)

    let good = Self.bad.replacing("家具", with: "资产").replacing("六万", with: "60000")
    let seen = try await look(good)
    #expect(seen.status == 200 && seen.text.contains("登记3条"))
    #expect(try await run.parts("inventory-line", of: handover).isEmpty, "nothing before it was looked over")
    let taken = try await clerk.post(
      address, [("csrf", seen.hidden("csrf")), ("batch", good), ("key", seen.hidden("key")), ("confirm", "all")])
    #expect(taken.status == 303 && taken.location == "/items/\(handover)")
    let lines = try await run.parts("inventory-line", of: handover)
    #expect(lines.map(\.["title"].text).sorted() == ["办公设备一批", "在编会计一名", "新农合基金结余"].sorted())
    let lead = try await run.see(handover)["lead"]
    #expect(lines.allSatisfy { $0["lead"] == lead && $0["parent"].text == handover && $0["state"] == "listed" })
    // The rows behave like any others: the receiving side checks them, and an unchecked one keeps the inventory from
    // being locked.
    try await run["hrss-clerk", 1].move(lines[0]["id"].text, "check").ok()
    let locked = try await run["health", 1].move(handover, "lock")
    #expect(run.refusal(locked) == "409 open-parts" && locked["blockers"].list.count == 2)

    let taker = try await PageVisitor.signIn(at: server.url, "hrss-clerk-1", Self.password)
    #expect(!(try await taker.get("/items/\(handover)").text.contains("从表格登记")))
    let stranger = try await taker.post(
      address, [("csrf", try await taker.get(address).hidden("csrf")), ("batch", good), ("confirm", "all")])
    #expect(stranger.status == 403 && stranger.text.contains("没有“移交清单行”的权限"))
    #expect(try await clerk.get("/initiatives/\(initiative)/kinds/extension/paste?parent=\(handover)").status == 404)
    try await server.stop()
  }
}
