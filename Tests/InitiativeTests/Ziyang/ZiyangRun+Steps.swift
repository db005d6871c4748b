import TestSupport
import Testing

/// The dated steps of the plan.
extension ZiyangRun {
  func theStaffMoves() async throws {
    let staff = try await task("完成新农合编制人员的划转")
    #expect(try await see(staff)["limit"] == "2016-07-31T23:59:59+08:00")
    let shares = try await parts("task-share", of: staff).map(\.["title"].text)
    #expect(Set(shares) == ["核定新机构三定方案、划转编制", "接收人员"])
    #expect(try await see(staff)["fields"]["deliverable"] == "三定方案")
    try await self["posts"].move(staff, "accept").ok()
    try await self["posts"].move(staff, "start").ok()
    for county in Self.counties { #expect(try await finish("\(county)编制人员划转", by: "\(county)编办")["late"] == false) }
    #expect(try await finish("完成新农合编制人员的划转", by: "市编办", "市人社局")["late"] == false)
  }

  func theFirstOfAugust() async throws {
    #expect(try await finish("新农合行政管理职责", by: "市卫计委", "市人社局")["late"] == false)
    let unify = try await task("统一使用医保信息系统")
    try await self["hrss"].move(unify, "accept").ok()
    #expect(try await see(unify)["limit"] == "2016-10-01T23:59:59+08:00")
    let early = try await self["hrss"].move(unify, "start")
    #expect(refusal(early) == "409 not-yet-done" && early["blockers"].list.count == 2)
    #expect(try await finish("新农合信息管理系统移交", by: "市卫计委", "市人社局")["late"] == false)
  }

  /// Each fund-use plan goes to the treasury of its own level.
  func aFundUsePlanIsApproved() async throws {
    let task = try await task("雁江区资金使用计划")
    try await self["hrss", 1].move(task, "accept").ok()
    try await self["insurance", 1].move(task, "start").ok()
    let plan = try await register(
      "approval", "8月基金使用计划", by: self["insurance", 1], lead: "雁江区医保局", under: task,
      ["approver": "雁江区财政局", "matter": "8月应付医疗费", "amount": 3_200_000])
    let id = try plan.ok()["id"].text
    #expect(plan["limit"] == "2016-08-15T23:59:59+08:00")
    #expect(refusal(try await self["finance", 2].move(id, "grant")) == "404 not-found")
    #expect(refusal(try await self["insurance", 1].move(id, "grant")) == "403 not-allowed")
    #expect(refusal(try await self["insurance", 1].move(task, "submit", ["result": "已报批"])) == "409 open-parts")
    try await self["finance", 1].move(id, "return", comment: "缺明细").ok()
    try await self["insurance", 1].move(id, "resubmit", ["matter": "8月应付医疗费，附明细"]).ok()
    #expect(try await self["finance", 1].move(id, "grant").ok()["state"] == "granted")
    #expect(try await finish("雁江区资金使用计划", by: "雁江区医保局")["state"] == "done")
  }

  func theDataIsCleaned() async throws {
    for county in Self.counties { #expect(try await finish("\(county)划转人员信息数据清理", by: "\(county)医保局")["late"] == false) }
    #expect(try await finish("划转人员信息数据清理", by: "市人社局", "市公安局")["late"] == false)
  }

  func theFirstOfOctober() async throws {
    for town in Self.towns { try await finish("\(town)社会保障卡激活", by: town) }
    #expect(try await finish("统一使用医保信息系统", by: "市人社局")["late"] == false)
    let rules = try await parts("task-share", of: task("出台《资阳市医疗保险办法》")).map(\.["title"].text)
    #expect(Set(rules) == ["资阳市医疗保险办法", "资阳市医疗保险基金管理办法"])
    #expect(try await finish("出台《资阳市医疗保险办法》", by: "市人社局", "市财政局")["late"] == false)
    try await finish("2016年第3季度专题督查", by: "督查考核组")
  }

  func theDirectoryIsLate() async throws {
    let task = try await task("统一定点管理")
    #expect(try await isLate(task))
    #expect(try await finish("统一定点管理", by: "市人社局")["late"].isTrue)
  }

  /// The tasks without a date are finished last.
  func theRestIsFinished() async throws {
    let own = [
      "市人社局": "牵头做好整合工作", "市卫计委": "配合做好新农合移交工作", "市财政局": "完善基金财务会计制度", "市编办": "职能、机构编制划转",
      "市发改委": "城乡医保制度与经济社会", "市审计局": "城镇医保基金和新农合基金的审计", "市监察局": "整合移交的监督", "市民政局": "医疗救助和困难居民",
      "市公安局": "配合参保人员数据", "保险监管部门": "监管参与经办服务",
    ]
    for (bureau, title) in own { try await finish(title, by: bureau) }
    for county in Self.counties.dropFirst() { try await finish("\(county)资金使用计划", by: "\(county)医保局") }
    try await finish("市级资金使用计划", by: "市医保局")
  }

  func itCloses() async throws {
    for group in try await self["office"].get("/initiatives/\(Self.key)/groups").ok()["items"].list.reversed() {
      try await self["leading-leader"].move(group["id"].text, "dissolve", comment: "整合完成").ok()
    }
    #expect(refusal(try await close(as: "mayor-1")) == "403 not-allowed")
    #expect(try await close(as: "leading-leader").ok()["state"] == "closed")
    let again = refusal(try await self["office"].move(try await task("统一定点管理"), "reopen", comment: "再看"))
    #expect(again == "403 not-allowed", "a dissolved office opens nothing again: \(again)")
  }

  private func close(as login: String) async throws -> Client.Answer {
    try await self[login].post("/initiatives/\(Self.key)/moves", ["move": "close", "comment": "整合完成"])
  }
}
