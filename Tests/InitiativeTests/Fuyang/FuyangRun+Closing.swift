import TestSupport
import Testing

/// The tasks of the schedule, the monthly enrolments, and the end of the year.
extension FuyangRun {
  /// Finishes a task of one group: reported by a member, completed by the office.
  func theTask(_ word: String, reporter: String) async throws {
    let task = try await play.find("task", word)
    try await self[reporter].move(task, "submit", ["result": "已完成"]).ok()
    #expect(try await self["boss"].move(task, "complete").ok()["late"] == false, "\(word)")
  }

  /// Finishes a joint task: each group's share separately; the task is done with the last share.
  func theTask(_ word: String, shares: [(group: String, leader: String, reporter: String)]) async throws {
    let task = try await play.find("task", word)
    for share in shares {
      let group = try await play.group(share.group)
      let found = try await play.items(["kind": "task-share", "parent": task]).first { $0["lead"].text == group }
      let id = try #require(found)["id"].text
      try await self[share.leader].move(id, "accept").ok()
      try await self[share.reporter].move(id, "submit", ["result": "本组已完成"]).ok()
      try await self["office"].move(id, "complete").ok()
    }
    #expect(try await self["boss"].move(task, "complete").ok()["late"] == false, "\(word)")
  }

  /// One task is created for each month, including months without a running server; none twice.
  func newEnrolmentsComeEachMonth(_ months: [String]) async throws {
    func made() async throws -> [JSON] { try await play.items(["kind": "task", "q": "新增参保人员信息核对"]) }
    #expect(try await eventually { try await made().count == months.count })
    let tasks = try await made()
    #expect(Set(tasks.map { $0["title"].text }) == Set(months.map { $0 + "新增参保人员信息核对" }))
    let (leader, newest) = ("deputy-2", try await play.find("task", try #require(months.last)))
    let limit = try await self["office"].see(newest)["limit"].text
    #expect(["2020-07-31T23:59:59+08:00", "2020-10-31T23:59:59+08:00"].contains(limit), "\(limit)")
    try await self[leader].move(newest, "accept").ok()
    try await self[leader].move(newest, "start").ok()
    try await self["technical-1"].move(newest, "submit", ["result": "当月新增已核对"]).ok()
    #expect(try await self["office"].move(newest, "complete").ok()["late"] == false)
  }

  func theLongTasksClose() async throws {
    #expect(refusal(try await play.closeIt(as: "boss")) == "409 still-open")
    try await theTask("重复参保", shares: [("职工医保数据组", "deputy-3", "employees-head"), ("居民医保数据组", "deputy-3", "residents-head")])
    try await theTask("政策制度", reporter: "policy-1")
    let waiting = try await eventually { try await play.items(["kind": "task", "state": "issued"]).count == 4 }
    #expect(waiting)
    for task in try await play.items(["kind": "task", "state": "issued"]) {
      let id = task["id"].text
      try await self["deputy-2"].move(id, "accept").ok()
      try await self["deputy-2"].move(id, "start").ok()
      try await self["technical-2"].move(id, "submit", ["result": "当月新增已核对"]).ok()
      // August, September and November were never reported; December is in time.
      #expect(try await self["office"].move(id, "complete").ok()["late"].isTrue == !task["title"].text.hasPrefix("2020年12月"))
    }
  }

  func itCloses() async throws {
    #expect(refusal(try await play.closeIt(as: "office")) == "403 not-allowed")
    let groups = try await play.groups()
    for group in groups.filter({ $0["name"].text != Self.leadingGroup }) + groups.filter({ $0["name"].text == Self.leadingGroup }) {
      try await self["boss"].move(group["id"].text, "dissolve", comment: "工作完成").ok()
    }
    #expect(try await play.closeIt(as: "boss").ok()["state"] == "closed")
    #expect(refusal(try await play.register("office", "task", "又想起一件事")) == "409 parent-closed")
    let late = try await play.items(["kind": "report", "late": "true"]).map { String($0["title"].text.prefix(3)) }
    #expect(Set(late) == ["颍泉区", "太和县", "颍上县", "界首市"] && late.count == 4)
  }
}
