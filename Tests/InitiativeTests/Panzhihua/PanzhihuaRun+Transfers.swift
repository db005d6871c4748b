import TestSupport
import Testing

/// August and February: lists of granted applicants, paid only with consent.
extension PanzhihuaRun {
  private func rounds() async throws -> [JSON] { try await play.items(["kind": "task", "q": "特殊困难人员余额划转"]) }

  private func transfer(_ round: String, of agency: String) async throws -> String { try await play.part(of: round, agency) }

  func augustComes() async throws {
    #expect(try await eventually { try await rounds().count == 1 })
    let round = try await rounds()[0]
    #expect(round["limit"] == "2022-08-31T23:59:59+08:00")
    let transfers = try await play.items(["kind": "transfer", "parent": round["id"].text])
    #expect(transfers.count == 6 && transfers.allSatisfy { $0["state"] == "listing" })
    #expect(try await self["dong"].items(["kind": "transfer", "parent": round["id"].text]).count == 1)
    try await self["centre-head"].move(round["id"].text, "accept").ok()
    try await self["centre-head"].move(round["id"].text, "start").ok()
  }

  /// A list is checked by another person, refused by the freeze, allowed by a consent, and paid to the fen; its history
  /// names the consent.
  func theFreezeNeedsAConsent() async throws {
    try await pays("dong", try await transfer(try await rounds()[0]["id"].text, of: "东区"))
  }

  private func pays(_ clerk: String, _ id: String) async throws {
    let (list, head) = (try await play.file(clerk, "名单和回单"), clerk + "-head")
    try await self[clerk].move(id, "list", ["persons": 1, "amount": 1_204.55, "list": list]).ok()
    #expect(refusal(try await self[clerk].move(id, "check")) == "403 not-allowed")
    try await self[head].move(id, "check").ok()
    let payment: JSON = ["paid": 1_204.55, "evidence": list]
    #expect(refusal(try await self[head].move(id, "pay", payment)) == "403 own-work")
    #expect(refusal(try await self[clerk].move(id, "pay", payment)) == "409 frozen")
    let asked: JSON = ["approver": "boss", "matter": "准予继续划转的1人，请批准划转", "amount": 1_204.50]
    let consent = try await play.register(clerk, "approval", "划转审批", asked, ["parent": .text(id)]).ok()["id"].text
    #expect(refusal(try await self[clerk].move(id, "pay", payment)) == "409 frozen")
    #expect(refusal(try await self[head].move(consent, "grant")) == "403 not-allowed")
    try await self["boss"].move(consent, "return", comment: "附名单").ok()
    try await self[clerk].move(consent, "resubmit", ["document": list]).ok()
    try await self["boss"].move(consent, "grant", ["opinion": "同意"]).ok()
    #expect(refusal(try await self[clerk].move(id, "pay", payment)) == "409 beyond-consent", "five fen more than was consented to")
    let second = try await play.register(clerk, "approval", "补报", asked, ["parent": .text(id)]).ok()["id"].text
    try await self["boss"].move(second, "return", comment: "金额改为名单合计").ok()
    try await self[clerk].move(second, "resubmit", ["amount": 1_204.55]).ok()
    try await self["boss"].move(second, "grant").ok()
    #expect(refusal(try await self[clerk].move(id, "pay", ["paid": 1_204.50, "evidence": list])) == "409 unbalanced")
    #expect(try await self[clerk].move(id, "pay", payment).ok()["state"] == "paid")
    #expect(try await self["office"].see(second)["state"] == "used")
    #expect(try await self["office"].see(consent)["state"] == "granted", "what did not reach is not used up")
    let number = try await self["office"].see(second)["number"]
    #expect(try await play.row(of: id, "pay")["changes"]["consent"] == ["before": nil, "after": number])
  }

  func theOthersHaveNothing() async throws {
    let round = try await rounds()[0]["id"].text
    #expect(refusal(try await self["centre"].move(round, "submit", ["result": "已划转"])) == "409 open-parts")
    try await haveNothing(in: round, but: "dong")
    try await self["centre"].move(round, "submit", ["result": "8月划转1人"]).ok()
    #expect(try await self["office"].move(round, "complete").ok()["late"] == false)
  }

  private func haveNothing(in round: String, but who: String) async throws {
    for agency in Self.agencies where agency.clerk != who {
      let id = try await transfer(round, of: agency.name)
      #expect(refusal(try await self[agency.clerk].move(id, "nothing")) == "422 missing")
      try await self[agency.clerk].move(id, "nothing", comment: "本期没有").ok()
    }
  }

  func februaryComes() async throws {
    #expect(try await eventually { try await rounds().count == 2 })
    let round = try #require(try await rounds().first { $0["state"] == "issued" })
    #expect(round["limit"] == "2023-02-28T23:59:59+08:00")
    let id = round["id"].text
    try await self["centre-head"].move(id, "accept").ok()
    try await self["centre-head"].move(id, "start").ok()
    try await pays("xi", try await transfer(id, of: "西区"))
    try await haveNothing(in: id, but: "xi")
    try await self["centre"].move(id, "submit", ["result": "2月划转1人"]).ok()
    try await self["office"].move(id, "complete").ok()
  }
}
