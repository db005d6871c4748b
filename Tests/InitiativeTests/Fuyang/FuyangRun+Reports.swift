import TestSupport
import Testing

/// The first milestone, 3 June: each county names its contact.
extension FuyangRun {
  private var contacts: JSON { ["contact": "参保清查联系人", "contact-phone": "0558-00001099"] }

  func theContactsComeIn() async throws {
    let first = try await report("界首市", "联系人")
    #expect(refusal(try await self["jieshou"].move(first, "submit-contacts", ["contact": "联系人"])) == "422 missing")
    #expect(refusal(try await self["jieshou"].move(first, "submit-progress", progressed)) == "409 other-choice")
    #expect(refusal(try await self["taihe"].move(first, "submit-contacts", contacts)) == "404 not-found")
    #expect(try await self["jieshou"].see(first)["moves"].list.map(\.["move"].text) == ["submit-contacts"])
    let sent = try await self["jieshou"].move(first, "submit-contacts", contacts).ok()
    #expect(sent["state"] == "submitted" && sent["limit"] == "2020-06-04T23:59:59+08:00")
    #expect(refusal(try await self["jieshou"].move(first, "accept")) == "403 not-allowed")
    #expect(refusal(try await self["office-clerk"].move(first, "return")) == "422 missing")
    let back = try await self["office-clerk"].move(first, "return", comment: "号码打不通").ok()
    #expect(back["state"] == "returned" && back["round"] == 2 && back["limit"] == "2020-06-03T23:59:59+08:00")
    try await self["jieshou-policy"].move(first, "submit-contacts", contacts).ok()
    #expect(try await self["office-clerk"].move(first, "accept").ok()["late"] == false)
    for (login, name) in Self.counties.dropFirst().dropLast() { try await comesIn(login, try await report(name, "联系人")) }
  }

  private func comesIn(_ login: String, _ report: String) async throws {
    try await self[login].move(report, "submit-contacts", contacts).ok()
    try await self["office-clerk"].move(report, "accept").ok()
  }

  var progressed: JSON { ["progress": "比对完成八成", "situation": "重复参保集中在新农合并入时", "problems": "公安数据口径不一", "suggestions": "统一口径"] }

  /// The next morning: 颍泉 has not reported, and remains late although it reports now.
  func oneCountyIsLate() async throws {
    let whole = try await play.find("collection", "联系人")
    let late = try await play.items(["kind": "report", "late": "true"])
    #expect(late.map { $0["title"].text.prefix(3) } == ["颍泉区"] && late[0]["limit"] == "2020-06-03T23:59:59+08:00")
    #expect(refusal(try await self["jieshou"].move(whole, "sum")) == "403 not-allowed")
    let early = try await self["office-clerk"].move(whole, "sum")
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"]) == [late[0]["id"]])
  }

  /// A supervision notice, blue, then yellow: it requires a reply, which the sender accepts or returns.
  func theLateOneOwesAReply() async throws {
    let report = try await report("颍泉区", "联系人")
    let notice: JSON = ["colour": "blue", "matter": "联系人应于6月3日前报送"]
    let more: [String: JSON] = ["lead": "颍泉区医疗保障局", "parent": .text(report)]
    #expect(refusal(try await play.register("yingquan", "supervision-notice", "催报联系人", notice, more)) == "403 not-allowed")
    let given = try await play.register("office", "supervision-notice", "催报联系人", notice, more).ok()
    let id = given["id"].text
    #expect(given["state"] == "issued" && given["limit"] == "2020-06-09T23:59:59+08:00")
    #expect(refusal(try await self["jieshou"].get("/items/\(id)")) == "404 not-found")
    #expect(refusal(try await self["office"].move(id, "raise", ["colour": "yellow"])) == "422 missing")
    let raised = try await self["office"].move(id, "raise", ["colour": "yellow"], comment: "仍未报").ok()
    #expect(raised["fields"]["colour"] == "yellow" && raised["round"] == 2 && raised["limit"] == "2020-06-08T23:59:59+08:00")
    #expect(refusal(try await self["yingquan"].move(id, "reply")) == "422 missing")
    try await self["yingquan"].move(id, "reply", ["reply": "人员调整"]).ok()
    #expect(refusal(try await self["yingquan"].move(id, "accept")) == "403 not-allowed")
    #expect(try await self["office"].move(id, "return", comment: "写明何时报").ok()["state"] == "issued")
    try await self["yingquan"].move(id, "reply", ["reply": "今日报，已定专人"]).ok()
    try await comesIn("yingquan", report)
    #expect(try await self["office"].move(id, "accept").ok()["state"] == "accepted")
    #expect(try await play.isLate(report))
    let row = try await play.row(of: report, "submit-contacts")
    #expect(row["limit"] == "2020-06-03T23:59:59+08:00" && (36_000...39_600).contains(row["lateBySeconds"].int))
  }

  /// Totalled by one person, checked by another, then locked: the reports can no longer change.
  func theContactsGoUp() async throws {
    let whole = try await play.find("collection", "联系人")
    try await self["office-clerk"].move(whole, "sum", ["account": "八家联系人已齐"]).ok()
    #expect(refusal(try await self["office-clerk"].move(whole, "check")) == "403 own-work")
    try await self["office"].move(whole, "check").ok()
    #expect(refusal(try await self["office-clerk"].move(whole, "lock")) == "403 own-work")
    try await self["boss"].move(whole, "lock").ok()
    let first = try await report("界首市", "联系人")
    #expect(refusal(try await self["office"].move(first, "reopen", comment: "换人了")) == "409 locked")
    #expect(refusal(try await self["office"].call("PATCH", "/items/\(whole)", ["title": "改名"])) == "409 locked")
    let document = try await play.file("office-clerk", "联系人汇总表")
    #expect(refusal(try await self["office-clerk"].move(whole, "send-up", ["document": document])) == "422 missing")
    #expect(try await self["office-clerk"].move(whole, "send-up", ["addressee": "领导小组", "document": document]).ok()["state"] == "sent")
  }
}
