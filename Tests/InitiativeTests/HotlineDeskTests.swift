import Foundation
import TestSupport
import Testing

/// The hotline's pages: known answers, similar tickets, merging, the city's list and the replies.
@Suite("Hotline pages", .serialized) struct HotlineDeskTests {
  private static let friday = "2019-11-22T14:52+08:00"
  private static let password = "jinan-2019-9-shizhuanxu"

  private func open() async throws -> (duban: Duban, server: DubanServer) {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    for login in ["responder", "member", "office"] { try await duban.run("person", "password", login, input: Self.password + "\n").ok() }
    return (duban, try await duban.serve(at: Self.friday))
  }

  private func call(_ page: PageVisitor.Page, _ fields: [(String, String)]) -> [(String, String)] {
    [("csrf", page.hidden("csrf")), ("key", page.hidden("key")), ("initiative", page.hidden("initiative")), ("nature", "consult")] + fields
  }

  @Test("A call is answered from a known answer, or merged with a similar ticket, as it is registered")
  func aCallIsAnsweredFromWhatIsKnownOrMergedWhileItIsLogged() async throws {
    let (duban, server) = try await open()
    let office = try await duban.client("office", at: Self.friday)
    let answer = try await office.register("faq-answer", "划走的余额还能用吗？", ["answer": "能用，金额不变。"]).ok()["id"].text
    let deputy = try await duban.client("leading-leader", at: Self.friday)
    #expect(!(try await PageVisitor.guest(at: server.url).get("/directory")).text.contains("划走的余额还能用吗？"))
    try await deputy.move(answer, "approve").ok()
    let open = try await PageVisitor.guest(at: server.url).get("/directory")
    #expect(open.text.contains("划走的余额还能用吗？") && open.text.contains("办公中，17:00下班"), "also for who has not signed in")
    let desk = try await PageVisitor.signIn(at: server.url, "responder", Self.password)
    let page = try await desk.get("/hotline")
    #expect(page.text.contains("划走的余额还能用吗？") && page.text.contains("第1版，11月22日审定"))
    let matter = ("field.matter", "短信说要划走余额，还能用吗")
    let taken = try await desk.post("/hotline", call(page, [matter, ("take", answer)]))
    #expect(taken.text.contains("能用，金额不变。</textarea>"))
    let logged = try await desk.post(
      "/hotline", call(page, [matter, ("field.caller", "13800000127"), ("field.class", "0101"), ("do", "pass")]))
    #expect(logged.status == 303)
    let first = try #require(try await office.items(["kind": "hotline-ticket"]).first)
    #expect(first["state"] == "dispatched" && first["lead"] != .null)

    let fresh = try await desk.get("/hotline")
    let looked = try await desk.post("/hotline", call(fresh, [("field.caller", "13800000127"), ("field.matter", "别的事"), ("do", "look")]))
    #expect(looked.text.contains("同一号码") && looked.text.contains("value=\"\(first["id"].text)\""))
    let near = try await desk.post("/hotline", call(fresh, [("field.matter", "收到短信说要划走余额，还能用吗"), ("do", "look")]))
    #expect(near.text.contains("内容相近"))
    let merged = try await desk.post("/hotline", call(fresh, [matter, ("merge", first["id"].text)]))
    #expect(merged.status == 303)
    let second = try #require(try await office.items(["kind": "hotline-ticket", "state": "merged"]).first)
    #expect(second["fields"]["into"] == first["number"])
    let item = try await desk.get("/items/\(second["id"].text)")
    #expect(item.text.contains("/items/\(first["id"].text)") && item.text.contains("并入"))
    #expect(try await desk.get("/items/\(first["id"].text)").text.contains("/items/\(second["id"].text)"))
    try await server.stop()
  }

  @Test("The city's list is imported once, and the replies are exported")
  func theCitysListComesInOnceAndTheRepliesGoOut() async throws {
    let (duban, server) = try await open()
    let office = try await duban.client("office", at: Self.friday)
    let desk = try await PageVisitor.signIn(at: server.url, "responder", Self.password)
    let initiative = "/initiatives/" + (try await office.get("/initiatives/jinan-2019-9").ok()["id"].text)
    func take(_ rows: String) async throws -> PageVisitor.Page {
      let page = try await desk.get(initiative + "/hotline")
      return try await desk.post(initiative + "/hotline", [("csrf", page.hidden("csrf"))], file: rows, name: "city.csv")
    }
    let head = "工单编号,类别,工单内容,办结时限,联系电话\n"
    let bad = try await take(head + "JN-1,咨询,余额何时能查,2019-11-28,13805340001\nJN-2,闲聊,丙,,\n")
    #expect(bad.status == 422 && bad.text.contains("有1行不对") && bad.text.contains("第3行"))
    #expect(try await office.items(["kind": "hotline-ticket"]).isEmpty)
    let good = head + "JN-1,咨询,余额何时能查,2019-11-28,13805340001\nJN-2,投诉,多收费,,\n"
    #expect(try await take(good).status == 303)
    #expect(try await take(good + "JN-3,求助,补卡,,\n").status == 303)
    let tickets = try await office.items(["kind": "hotline-ticket"])
    #expect(tickets.map(\.["fields"]["city-number"].text).sorted() == ["JN-1", "JN-2", "JN-3"])
    let first = try #require(tickets.first { $0["fields"]["city-number"] == "JN-1" })
    #expect(first["limit"] == "2019-11-27T23:59:59+08:00" && first["title"] == "余额何时能查")
    try await office.move(first["id"].text, "answer-at-once", ["reply": "12月10日后，可查"]).ok()
    let replies = try await desk.get(initiative + "/hotline/replies")
    #expect(replies.text.contains("JN-1,余额何时能查,已办结") && replies.text.contains("12月10日后，可查"))
    #expect(!replies.text.contains("JN-2") && !replies.text.contains("138"))
    let member = try await PageVisitor.signIn(at: server.url, "member", Self.password)
    #expect(try await member.get(initiative + "/hotline/replies").status == 404)
    let page = try await member.get(initiative + "/hotline")
    #expect(try await member.post(initiative + "/hotline", [("csrf", page.hidden("csrf"))], file: good, name: "c.csv").status == 403)
    let file = try duban.write(head + "JN-3,求助,补卡,,\nJN-4,求助,换卡,,\n", to: "city.csv")
    try await server.stop()
    #expect(try await duban.run("import", "hotline-ticket", file, "--initiative", "jinan-2019-9", at: Self.friday).ok() == "1")
  }

  @Test("The hotline's rates link to the tickets they count") func theFiguresLeadToTheirRows() async throws {
    let (duban, server) = try await open()
    let responder = try await duban.client("responder", at: Self.friday)
    let closed = try await responder.register("hotline-ticket", "已答的", ["nature": "consult"]).ok()["id"].text
    _ = try await responder.register("hotline-ticket", "没答的", ["nature": "consult"]).ok()
    try await responder.move(closed, "answer-at-once", ["reply": "可以"]).ok()
    let desk = try await PageVisitor.signIn(at: server.url, "responder", Self.password)
    let initiative = "/initiatives/" + (try await responder.get("/initiatives/jinan-2019-9").ok()["id"].text)
    let page = try await desk.get(initiative + "/hotline")
    #expect(["响应率", "按时办结率", "解决率", "满意率", "未到期"].allSatisfy(page.text.contains))
    let hits = try await desk.get(initiative + "/hotline?rate=on-time&part=hits")
    #expect(hits.text.contains("已答的") && !hits.text.contains("没答的"))
    let left = try await desk.get(initiative + "/hotline?rate=on-time&part=undue")
    #expect(left.text.contains("没答的") && !left.text.contains("已答的"))
    try await server.stop()
  }
}
