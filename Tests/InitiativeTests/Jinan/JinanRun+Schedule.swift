import TestSupport
import Testing

/// From the notice to the simulation, 12 to 25 November.
extension JinanRun {
  func theGroupsStand() async throws {
    let groups = try await self["member"].get("/initiatives/jinan-2019-9/groups").ok()["items"].list
    func named(_ name: String) -> JSON { groups.first { $0["name"].text == name } ?? .null }
    func holding(_ role: String, in name: String) -> Int { named(name)["members"].list.count { $0["role"] == .text(role) } }

    let leading = named("个人账户“实转虚”工作领导小组")
    #expect(leading["kind"] == "leading" && leading["parent"] == .null)
    #expect(holding("leader", in: leading["name"].text) == 1 && holding("deputy", in: leading["name"].text) == 2)
    #expect(holding("member", in: leading["name"].text) == 12)
    #expect(named("领导小组办公室")["kind"] == "office" && named("联合工作组")["parent"] == leading["id"])
    for name in Self.workingGroups { #expect(named(name)["kind"] == "working" && named(name)["parent"] == named("联合工作组")["id"]) }
    #expect(holding("vendor", in: "技术保障组") == 8)

    let twofold = try await self["policy-publicity"].get("/me").ok()["groups"].list.map(\.["name"].text)
    #expect(Set(twofold) == ["政策保障组", "宣传组"])
    let leader = try await self["leader"].get("/me").ok()["groups"].list
    #expect(Set(leader.map { "\($0["kind"].text) \($0["role"].text)" }) == ["leading member", "working leader"])

    // People in two working groups, and people in a working group and the leading group.
    let seats = groups.filter { Self.workingGroups.contains($0["name"].text) }.flatMap { $0["members"].list }
    let twice = Dictionary(grouping: seats, by: \.["person"].text).filter { $0.value.count > 1 }
    #expect(twice.count == 2 && twice.values.allSatisfy { $0.count == 2 })
    let above = Set(leading["members"].list.map(\.["person"].text))
    let shared = seats.filter { above.contains($0["person"].text) }.map(\.["role"].text).sorted()
    #expect(shared == Array(repeating: "leader", count: 5) + ["member", "member"])

    #expect(refusal(try await self["leader"].move(group("财政金融组"), "activate")) == "403 not-allowed")
    for id in everyGroup { try await self["leading-leader"].move(id, "activate").ok() }
  }

  func theLeadersAccept() async throws {
    let schedule = try await self["member"].get("/initiatives/jinan-2019-9/schedule").ok()
    let limits = schedule["items"].list.map { $0["limit"].text.prefix(10) }
    #expect(
      limits == ["2019-11-20", "2019-11-20", "2019-11-25", "2019-11-30", "2019-11-30", "2019-12-05", "2019-12-10", "2020-01-31"])
    let starts = schedule["items"].list.map { $0["start"].text.dropFirst(5) }
    #expect(starts == ["11-12", "11-12", "11-20", "11-12", "11-12", "11-30", "12-06", ""], "the last is open-ended: \(starts)")

    for (leader, word) in [
      ("leader", "对接承办银行"), ("policy-leader", "流程、标准规范"), ("service-leader", "机具换代"), ("technical-leader", "升级医保系统"),
      ("leader", "模拟测试"), ("leader", "最后实施"), ("leader", "联调联试"), ("publicity-leader", "宣传解读"),
    ] {
      #expect(refusal(try await self["member"].move(task(word), "accept")) == "403 not-allowed")
      #expect(try await self[leader].move(task(word), "accept").ok()["state"] == "accepted")
    }
    for (leader, word) in [
      ("leader", "对接承办银行"), ("policy-leader", "流程、标准规范"), ("service-leader", "机具换代"), ("technical-leader", "升级医保系统"),
      ("publicity-leader", "宣传解读"),
    ] {
      #expect(try await self[leader].move(task(word), "start").ok()["state"] == "doing")
    }
    #expect(refusal(try await self["leader"].move(task("对接承办银行"), "extend", ["limit": "2019-12-01"], comment: "银行要求")) == "403 not-allowed")
    #expect(refusal(try await self["member"].move(task("对接承办银行"), "accept")) == "403 not-allowed")
    #expect(refusal(try await self["leader"].move(task("对接承办银行"), "accept")) == "409 not-from-here")
  }

  func theVendorSeesItsOwn() async throws {
    let seen = try await self["vendor"].items()
    let own = group("技术保障组")
    #expect(
      !seen.isEmpty && seen.allSatisfy { $0["lead"].text == own || $0["assisting"].list.contains(.text(own)) || $0["id"].text == own })
    #expect(seen.contains { $0["id"].text == task("升级医保系统") } && seen.contains { $0["id"].text == task("模拟测试") })
    #expect(try await self["vendor"].get("/initiatives/jinan-2019-9/schedule").ok()["items"].list.count == 4)
    for word in ["对接承办银行", "流程、标准规范", "机具换代", "宣传解读"] {
      #expect(refusal(try await self["vendor"].get("/items/\(task(word))")) == "404 not-found")
      #expect(refusal(try await self["vendor"].get("/items/\(task(word))/history")) == "404 not-found")
      #expect(refusal(try await self["vendor"].move(task(word), "start")) == "404 not-found")
    }
  }

  func theSwitchWaits() async throws {
    let refused = try await self["leader"].move(task("最后实施"), "start")
    #expect(refusal(refused) == "409 not-yet-done")
    #expect(refused["blockers"].list.map(\.["id"].text) == [task("模拟测试")])
    #expect(refused["title"].text.contains("模拟测试"))
    #expect(try await self["leader"].see(task("最后实施"))["moves"].list.contains { $0["move"] == "start" } == false)
  }

  func theNegotiationIsAPart() async throws {
    let part: JSON = [
      "kind": "task", "initiative": "jinan-2019-9", "title": "与技术公司谈判结算系统费用", "parent": .text(task("升级医保系统")),
      "lead": "技术保障组", "limit": "2019-11-30", "fields": ["deliverable": "谈判纪要"],
    ]
    #expect(refusal(try await self["technical-member-1"].post("/items", part)) == "403 not-allowed")
    let made = try await self["technical-leader"].post("/items", part)
    #expect(made.status == 201 && made.headers["location"] == "/api/v1/items/\(made["id"].text)")
    #expect(made["parent"].text == task("升级医保系统") && made["limit"] == "2019-11-30T23:59:59+08:00" && made["lead"].text == group("技术保障组"))
  }

  func theStandardsAreDoneOnTheirDay() async throws {
    let standards = task("流程、标准规范")
    #expect(refusal(try await self["policy-member"].move(standards, "submit")) == "422 missing")
    try await self["policy-member"].move(standards, "submit", ["result": "流程和标准规范已经三家银行确认"]).ok()
    #expect(refusal(try await self["policy-leader"].move(standards, "complete")) == "403 not-allowed")
    #expect(try await self["office"].move(standards, "complete").ok()["state"] == "done")
    #expect(try await isLate(standards) == false)
  }

  func theSimulationWaitsForThreeGroups() async throws {
    let simulation = task("模拟测试")
    try await self["leader"].move(simulation, "start").ok()
    let shares = try await self["office"].items(["kind": "task-share", "parent": simulation])
    #expect(Set(shares.map(\.["title"].text)) == ["组织3家承办银行柜员模拟代扣", "向各银行提供测试数据", "导出测试文本，开通测试环境"])
    #expect(shares.allSatisfy { $0["limit"] == "2019-11-25T23:59:59+08:00" })

    let early = try await self["leader"].move(simulation, "submit", ["result": "测完了"])
    #expect(refusal(early) == "409 open-shares" && Set(early["blockers"].list.map(\.["id"])) == Set(shares.map(\.["id"])))

    let data = try await share(of: simulation, held: "政策保障组")
    #expect(refusal(try await self["policy-member"].move(data, "accept")) == "403 not-allowed")
    #expect(refusal(try await self["leader"].move(data, "submit", ["result": "替他们报"])) == "403 not-allowed")
    try await self["policy-leader"].move(data, "accept").ok()
    try await self["policy-member"].move(data, "submit", ["result": "已交测试数据"]).ok()
    let back = try await self["leader"].move(data, "return", comment: "缺两家银行的数据").ok()
    #expect(back["state"] == "doing" && back["round"] == 2)
    try await self["policy-member"].move(data, "submit", ["result": "三家银行的测试数据都已交"]).ok()
    try await self["leader"].move(data, "complete").ok()
    try await finishShare(of: simulation, held: "技术保障组", leader: "technical-leader", reporter: "technical-member-1", result: "测试环境已开通")
    #expect(try await state(of: simulation) == "doing")
  }

  func theTerminalsGetAnExtension() async throws {
    let terminals = task("机具换代")
    let extended = try await self["leading-leader"].move(terminals, "extend", ["limit": "2019-12-05"], comment: "机具到货晚").ok()
    #expect(extended["limit"] == "2019-12-05T23:59:59+08:00" && extended["firstLimit"] == "2019-11-30T23:59:59+08:00")
    #expect(extended["state"] == "doing")
  }

  func theLateLetterStaysLate() async throws {
    let letter = task("对接承办银行")
    #expect(try await isLate(letter))
    #expect(try await self["office"].items(["kind": "task", "late": "true"]).map(\.["id"].text) == [letter])
    #expect(
      refusal(try await self["leading-leader"].move(letter, "extend", ["limit": "2019-11-29"], comment: "补办延期")) == "409 limit-passed")
    let draft = try await self["member"].upload("关于职工医保个人账户实转虚的函（稿）", name: "实转虚的函.txt")
    let submitted = try await self["member"].move(letter, "submit", ["result": "函已送三家银行", "evidence": [.text(draft)]]).ok()
    #expect(submitted["late"].isTrue && submitted["fields"]["evidence"] == [.text(draft)])
    let done = try await self["leading-leader"].move(letter, "complete").ok()
    #expect(done["done"].isTrue && done["late"].isTrue)
    let submission = try #require(try await self["office"].history(letter).first { $0["move"] == "submit" })
    #expect(submission["limit"] == "2019-11-20T23:59:59+08:00" && submission["lateBySeconds"].int >= 4 * 86_400)
  }

  func theSimulationJoinsByItself() async throws {
    let simulation = task("模拟测试")
    let last = try await share(of: simulation, held: "财政金融组")
    try await self["leader"].move(last, "accept").ok()
    try await self["leader"].move(last, "submit", ["result": "三家银行柜员已完成模拟代扣"]).ok()
    #expect(refusal(try await self["leader"].move(last, "complete")) == "403 own-work")
    #expect(try await state(of: simulation) == "doing")
    try await self["office"].move(last, "complete").ok()

    #expect(try await state(of: simulation) == "checking")
    let join = try #require(try await self["office"].history(simulation).last)
    #expect(join["move"] == "join" && join["via"] == "join" && join["person"] == .null && join["from"] == "doing")

    let blank = try await self["leading-leader"].move(simulation, "return", comment: "一家银行的金额不符")
    #expect(refusal(blank) == "422 missing" && blank["errors"].list.map(\.["field"]) == ["shares"])
    try await self["leading-leader"].move(simulation, "return", ["shares": ["财政金融组"]], comment: "一家银行的金额不符").ok()
    #expect(try await state(of: simulation) == "doing")
    let again = try await self["office"].get("/items/\(last)").ok()
    #expect(again["state"] == "doing" && again["round"] == 2)
    try await self["leader"].move(last, "submit", ["result": "已重新核对，三家银行一致"]).ok()
    try await self["office"].move(last, "complete").ok()
    #expect(try await state(of: simulation) == "checking")
    let done = try await self["leading-leader"].move(simulation, "complete").ok()
    #expect(done["state"] == "done" && !done["late"].isTrue)
  }
}
