import TestSupport
import Testing

/// The first day: members of the groups, and the rule as a freeze of all transfers.
extension PanzhihuaRun {
  func theGroupsStand() async throws {
    let groups = try await play.groups()
    #expect(groups.count == 9 && groups.count { $0["kind"] == "working" } == 7)
    for group in groups { try await self["boss"].move(group["id"].text, "activate").ok() }
    #expect(try await self["dong"].get("/me").ok()["groups"].list.map(\.["name"].text) == ["东区组"])
  }

  func theRuleIsInForce() async throws {
    let rule = try await play.find("freeze", "余额不再定期划转")
    #expect(try await self["dong"].see(rule)["fields"]["from"] == "2022-03-01")
    #expect(refusal(try await self["dong-head"].move(rule, "open")) == "403 not-allowed")
    #expect(try await self["office"].move(rule, "open", comment: "按通知第一条").ok()["state"] == "open")
    let transfer = try await play.register("dong", "transfer", "3月应划未划一笔", [:], ["lead": "东区医保事务中心"]).ok()["id"].text
    let list = try await play.file("dong", "名单")
    try await self["dong"].move(transfer, "list", ["persons": 1, "amount": 812.40, "list": list]).ok()
    #expect(refusal(try await self["dong"].move(transfer, "check")) == "403 not-allowed")
    try await self["dong-head"].move(transfer, "check").ok()
    let refused = try await self["dong"].move(transfer, "pay", ["paid": 812.40, "evidence": list])
    #expect(refusal(refused) == "409 frozen" && refused["blockers"].list.map(\.["id"].text) == [rule])
    let row = try await play.row(of: transfer, "+refuse")
    #expect(row["personName"] == "东区中心经办" && row["comment"] == "余额不再定期划转" && row["from"] == "checked" && row["to"] == "checked")
    #expect(try await self["dong"].see(transfer)["moves"].list.contains { $0["move"] == "pay" } == false)
    #expect(refusal(try await self["xi"].get("/items/\(transfer)")) == "404 not-found")
    #expect(try await self["dong-head"].move(transfer, "drop", comment: "3月以后不再划转").ok()["done"].isTrue)
  }

  /// Both groups finish their share: the system stops transferring, and returned money is counted.
  func theSystemStopsTransferring() async throws {
    let task = try await play.find("task", "信息系统停止")
    try await self["info-head"].move(task, "accept").ok()
    try await self["info-head"].move(task, "start").ok()
    for (group, leader, member) in [("市医保信息中心组", "info-head", "info"), ("市医保事务中心组", "centre-head", "centre-accountant")] {
      let id = try await play.group(group)
      let share = try await play.items(["kind": "task-share", "parent": task]).first { $0["lead"].text == id } ?? .null
      try await self[leader].move(share["id"].text, "accept").ok()
      try await self[member].move(share["id"].text, "submit", ["result": "已完成"]).ok()
      try await self["office"].move(share["id"].text, "complete").ok()
    }
    #expect(try await self["boss"].move(task, "complete").ok()["state"] == "done")
  }
}
