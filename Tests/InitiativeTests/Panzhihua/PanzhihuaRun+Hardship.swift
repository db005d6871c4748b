import TestSupport
import Testing

/// Applications of people who cannot use a card: verified by one person, granted or refused by another.
extension PanzhihuaRun {
  private func application(_ who: String, _ agency: String, _ applicant: String, _ ground: String) async throws -> Client.Answer {
    let fields: JSON = [
      "applicant": .text(applicant), "identity": "510402193001011234", "phone": "13800000001", "ground": .text(ground), "place": "甘孜州",
      "account": "6200000000000001", "request": try await play.file(who, "书面申请"),
    ]
    return try await play.register(who, "hardship-application", "\(applicant)申请继续划转", fields, ["lead": .text(agency)])
  }

  /// An application that a county's centre has verified and granted.
  private func grant(_ clerk: String, _ agency: String, _ applicant: String, until day: String) async throws -> String {
    let id = try await application(clerk, agency, applicant, "age").ok()["id"].text
    try await self[clerk].move(id, "verify", ["finding": "已入户核实", "evidence": try await play.file(clerk, "核实表")]).ok()
    try await self[clerk + "-head"].move(id, "grant", ["until": .text(day)]).ok()
    return id
  }

  func oneIsGranted() async throws {
    let bare = try await play.register("dong", "hardship-application", "口头申请", ["applicant": "乙", "ground": "age"], ["lead": "东区医保事务中心"])
    #expect(refusal(bare) == "422 missing")
    let made = try await application("dong", "东区医保事务中心", "申请人甲", "age").ok()
    let id = made["id"].text
    #expect(made["state"] == "applied" && made["limit"] == "2022-05-18T23:59:59+08:00" && made["fields"]["identity"].text.contains("*"))
    #expect(refusal(try await self["xi"].get("/items/\(id)")) == "404 not-found")
    #expect(refusal(try await self["dong"].move(id, "grant", ["until": "2022-10-31"])) == "403 not-allowed")
    #expect(refusal(try await self["dong-head"].move(id, "grant", ["until": "2022-10-31"])) == "409 not-from-here")
    let proof: JSON = ["finding": "高龄，无法激活电子凭证", "evidence": try await play.file("dong-head", "核实表")]
    try await self["dong-head"].move(id, "verify", proof).ok()
    #expect(refusal(try await self["dong-head"].move(id, "grant", ["until": "2022-10-31"])) == "403 own-work")
    #expect(refusal(try await self["boss"].move(id, "grant")) == "422 missing")
    let granted = try await self["boss"].move(id, "grant", ["until": "2022-10-31"]).ok()
    #expect(granted["state"] == "granted" && granted["limit"] == .null && granted["fields"]["until"] == "2022-10-31")
    _ = try await grant("renhe", "仁和区医保事务中心", "申请人丙", until: "2022-10-31")
    _ = try await grant("miyi", "米易县医保事务中心", "申请人丁", until: "2022-10-31")
  }

  func oneIsRefusedAndAsksAgain() async throws {
    let id = try await application("xi", "西区医保事务中心", "申请人乙", "no-institution").ok()["id"].text
    let evidence = try await play.file("xi", "机构名单")
    try await self["xi"].move(id, "verify", ["finding": "附近已有三家联网药店", "evidence": evidence]).ok()
    #expect(refusal(try await self["xi-head"].move(id, "refuse")) == "422 missing")
    let refused = try await self["xi-head"].move(id, "refuse", comment: "居住地附近有联网机构").ok()
    #expect(refused["state"] == "refused" && refused["done"].isTrue)
    #expect(refusal(try await self["xi"].move(id, "apply-again", ["request": evidence])) == "422 missing")
    let again = try await self["xi"].move(id, "apply-again", ["request": try await play.file("xi", "补充申请")], comment: "已搬到外县").ok()
    #expect(again["state"] == "applied" && again["round"] == 2 && again["limit"] == "2022-05-18T23:59:59+08:00")
    try await self["xi"].move(id, "verify", ["finding": "现住地没有联网机构", "evidence": evidence]).ok()
    try await self["xi-head"].move(id, "return", comment: "补居住证明").ok()
    try await self["xi"].move(id, "verify", ["finding": "居住证明已补", "evidence": evidence]).ok()
    try await self["xi-head"].move(id, "grant", ["until": "2023-03-31"]).ok()
    #expect(try await play.row(of: id, "refuse")["comment"] == "居住地附近有联网机构")
  }
}
