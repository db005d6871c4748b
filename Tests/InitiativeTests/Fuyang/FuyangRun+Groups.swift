import TestSupport
import Testing

/// The first day: members of the groups, and visibility.
extension FuyangRun {
  func theGroupsStand() async throws {
    let groups = try await play.groups()
    func named(_ name: String) -> JSON { groups.first { $0["name"].text == name } ?? .null }
    func holding(_ role: String, in name: String) -> Int { named(name)["members"].list.count { $0["role"] == .text(role) } }
    let leading = named(Self.leadingGroup)
    #expect(leading["kind"] == "leading" && leading["parent"] == .null)
    #expect([1, 3, 16] == ["leader", "deputy", "member"].map { holding($0, in: Self.leadingGroup) })
    #expect(named("领导小组办公室")["kind"] == "office" && named("领导小组办公室")["members"].list.count == 2)
    for (name, members) in [("政策支持联络组", 14), ("技术支持联络组", 2), ("职工医保数据组", 6), ("居民医保数据组", 10)] {
      #expect(
        named(name)["parent"] == leading["id"] && holding("leader", in: name) == 1 && holding("member", in: name) == members, "\(name)")
    }
    let led = try await self["deputy-3"].get("/me").ok()["groups"].list.filter { $0["kind"] == "working" }
    #expect(Set(led.map(\.["name"].text)) == ["职工医保数据组", "居民医保数据组"] && led.allSatisfy { $0["role"] == "leader" })
    #expect(refusal(try await self["residents-head"].move(named("居民医保数据组")["id"].text, "activate")) == "403 not-allowed")
    for group in groups where !group["name"].text.contains("专门组织") { try await self["boss"].move(group["id"].text, "activate").ok() }
  }

  func twoOfOneNameStayTwo() async throws {
    let members = try await play.groups().first { $0["name"] == "居民医保数据组" }?["members"].list ?? []
    let alike = members.filter { $0["name"].text.hasPrefix("居民医保科科员") }
    #expect(Set(alike.map(\.["name"].text)) == ["居民医保科科员（界首市医疗保障局）", "居民医保科科员（颍州区医疗保障局）"])
    #expect(Set(alike.map(\.["person"])).count == 2)
    let (one, other) = (try await self["jieshou"].get("/me").ok(), try await self["yingzhou"].get("/me").ok())
    #expect(one["name"] == other["name"] && one["id"] != other["id"] && one["login"] != other["login"])
  }

  /// Forty reports by eight counties, two by the bureau itself; a county sees its own five.
  func eachCountySeesItsOwn() async throws {
    #expect(try await play.items(["kind": "report"]).count == 42)
    let limits = try await play.items(["kind": "collection"]).map { $0["limit"].text }.filter { !$0.isEmpty }
    #expect(limits == ["2020-06-03", "2020-06-10", "2020-06-19", "2020-06-24"].map { $0 + "T23:59:59+08:00" })
    for (login, name) in Self.counties {
      let seen = try await self[login].items(["kind": "report"])
      #expect(seen.count == 5 && seen.allSatisfy { $0["title"].text.hasPrefix(name) }, "\(name)")
      #expect(try await self[login].items(["kind": "collection"]).count == 5)
    }
    #expect(refusal(try await self["taihe"].get("/items/\(try await report("界首市", "联系人"))")) == "404 not-found")
    #expect(try await self["supervisor"].items(["kind": "report"]).count == 42)
  }

  func eachCountySetsUpItsOwn() async throws {
    let groups = try await play.groups().filter { $0["name"].text.hasSuffix("参保清查专门组织") }
    #expect(groups.count == 8)
    let jieshou = groups.first { $0["name"].text.hasPrefix("界首市") } ?? .null
    #expect(jieshou["members"].list.count == 3)
    for (login, name) in Self.counties {
      let plan = try await report(name, "专门组织")
      #expect(refusal(try await self[login].move(plan, "submit-organisation")) == "422 missing")
      try await self[login].move(plan, "submit-organisation", ["plan": try await play.file(login, "工作方案")]).ok()
      #expect(refusal(try await self[login].move(plan, "accept")) == "403 not-allowed")
      try await self["office-clerk"].move(plan, "accept").ok()
    }
    let group = jieshou["id"].text
    #expect(refusal(try await self["jieshou"].move(group, "activate")) == "403 not-allowed")
    for group in groups { try await self["office"].move(group["id"].text, "activate").ok() }
    let whole = try await play.find("collection", "专门组织")
    try await self["office-clerk"].move(whole, "sum", ["account": "八个县市区都已成立专门组织"]).ok()
    try await self["office"].move(whole, "check").ok()
    try await self["boss"].move(whole, "lock").ok()
    try await self["office"].move(whole, "send-up", ["addressee": "领导小组", "document": try await play.file("office", "汇总")]).ok()
  }

  func theTasksBegin() async throws {
    for (login, word) in [
      ("deputy-2", "校验核对"), ("deputy-3", "重复参保"), ("deputy-3", "不参保人员情况"), ("deputy-1", "政策制度"), ("office", "共享信息"),
    ] {
      let task = try await play.find("task", word)
      #expect(try await self[login].move(task, "accept").ok()["state"] == "accepted", "\(word)")
      #expect(try await self[login].move(task, "start").ok()["state"] == "doing", "\(word)")
    }
  }
}
