import TestSupport
import Testing

/// Before a grant ends a timer requests a review: the grant is renewed, ended by a person, or expires.
extension PanzhihuaRun {
  private func named(_ applicant: String) async throws -> String { try await play.find("hardship-application", applicant) }

  func theReviewBeginsByItself() async throws {
    let ids = [try await named("申请人甲"), try await named("申请人丙"), try await named("申请人丁")]
    let isUp = try await eventually { try await play.items(["kind": "hardship-application", "state": "reviewing"]).count == 3 }
    #expect(isUp)
    for id in ids {
      let row = try await play.row(of: id, "begin-review")
      #expect(row["person"] == .null && row["via"] == "time" && row["from"] == "granted" && row["to"] == "reviewing", "\(row)")
      #expect(try await self["office"].see(id)["limit"] == "2022-10-31T23:59:59+08:00")
    }
    #expect(try await play.state(of: try await named("申请人乙")) == "granted")
    #expect(refusal(try await self["dong-head"].move(ids[0], "renew", ["until": "2023-06-30"])) == "422 missing")
    #expect(refusal(try await self["dong"].move(ids[0], "renew", ["review": "x", "until": "2023-06-30"])) == "403 not-allowed")
    let renewed = try await self["dong-head"].move(ids[0], "renew", ["review": "情况未变", "until": "2023-06-30"]).ok()
    #expect(renewed["state"] == "granted" && renewed["fields"]["until"] == "2023-06-30")
    #expect(refusal(try await self["miyi-head"].move(ids[2], "end")) == "422 missing")
    #expect(try await self["miyi-head"].move(ids[2], "end", comment: "本人已办社保卡").ok()["state"] == "ended")
  }

  func whatNobodyReviewedEnds() async throws {
    let id = try await named("申请人丙")
    #expect(try await eventually { try await play.state(of: id) == "ended" })
    let row = try await play.row(of: id, "expire")
    #expect(row["person"] == .null && row["via"] == "time" && row["from"] == "reviewing")
    #expect(try await play.state(of: try await named("申请人甲")) == "granted")
    let again = try await self["renhe"].move(id, "apply-again", ["request": try await play.file("renhe", "再次申请")], comment: "本人仍失能").ok()
    #expect(again["state"] == "applied" && !again["done"].isTrue)
    try await self["renhe"].move(id, "withdraw", comment: "家属已代办卡").ok()
  }

  /// The other two grants: reviewed early and ended by hand.
  func theRenewedOneEndsByHand() async throws {
    #expect(try await eventually { try await play.state(of: try await named("申请人乙")) == "reviewing" })
    for (head, applicant) in [("xi-head", "申请人乙"), ("dong-head", "申请人甲")] {
      #expect(try await self[head].move(try await named(applicant), "end", comment: "已能联网结算").ok()["done"].isTrue)
    }
  }

  func itCloses() async throws {
    let whole = try await play.find("task", "受理和核实")
    for agency in Self.agencies {
      let group = try await play.group(agency.name.hasPrefix("市") ? "市医保事务中心组" : agency.name.replacing("医保事务中心", with: "组"))
      let share = try await play.items(["kind": "task-share", "parent": whole]).first { $0["lead"].text == group }
      let id = try #require(share)["id"].text
      if agency.clerk == "centre" {
        try await self["centre-head"].move(whole, "accept").ok()
        try await self["centre-head"].move(whole, "start").ok()
      }
      try await self[agency.head].move(id, "accept").ok()
      try await self[agency.clerk].move(id, "submit", ["result": "申请都已办结"]).ok()
      try await self["office"].move(id, "complete").ok()
    }
    try await self["boss"].move(whole, "complete").ok()
    let refused = try await play.closeIt(as: "boss")
    let rule = try await play.find("freeze", "余额不再定期划转")
    #expect(refusal(refused) == "409 still-open" && refused["blockers"].list.contains { $0["id"].text == rule })
    #expect(refusal(try await self["centre-head"].move(rule, "lift")) == "403 not-allowed")
    #expect(try await self["boss"].move(rule, "lift", comment: "系统已停转，转入日常").ok()["done"].isTrue)
    for group in try await play.groups().sorted(by: { ($0["kind"] == "leading" ? 1 : 0) < ($1["kind"] == "leading" ? 1 : 0) }) {
      try await self["boss"].move(group["id"].text, "dissolve", comment: "工作完成").ok()
    }
    #expect(try await play.closeIt(as: "boss").ok()["state"] == "closed")
  }
}
