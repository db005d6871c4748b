import TestSupport
import Testing

/// Problems that a county cannot settle are raised to the city; gaps in policy are collected and answered.
extension FuyangRun {
  func aProblemGoesUp() async throws {
    let fields: JSON = ["category": "inside", "data-group": "居民医保数据组", "data-of": "to-2019", "finding": "两地同时参保"]
    let record = try await play.register("technical-2", "record-correction", "两县都不肯清退", fields).ok()["id"].text
    try await self["technical-2"].move(record, "feed-back").ok()
    try await self["residents-head"].move(record, "pass-on", ["lead": "界首市医疗保障局"]).ok()
    #expect(refusal(try await self["jieshou"].move(record, "raise")) == "422 missing")
    let raised = try await self["jieshou"].move(record, "raise", ["note": "对方县要求保留其参保"]).ok()
    #expect(raised["state"] == "raised" && raised["limit"] == .null)
    let entry = try await play.find("ledger-entry", "两县都不肯清退")
    let started = try await self["office"].see(entry)
    #expect(started["fields"]["problem"] == "对方县要求保留其参保" && started["lead"] == .null && started["parent"] == .null)
    try await settle(entry, "按先参保地保留，市局协调")
    try await self["jieshou"].move(record, "resume", comment: "市局已协调").ok()
    let evidence = try await play.file("jieshou", "协调意见")
    try await self["jieshou"].move(record, "clear-inside", ["kept": "对方县", "ended": "界首市", "evidence": evidence]).ok()
    try await self["jieshou"].move(record, "report-back").ok()
    #expect(try await self["residents-head"].move(record, "check").ok()["late"] == false)
  }

  /// A gap becomes a ledger entry, is assigned to the policy group, answered by one person and signed off by another.
  func aGapInPolicyIsAnswered() async throws {
    let gap: JSON = ["category": "other", "problem": "在校大学生户籍地和就读地都缴了费，按哪头清退"]
    let entry = try await play.register("jieshou-policy", "ledger-entry", "大学生两地缴费", gap).ok()["id"].text
    #expect(refusal(try await self["yingdong"].get("/items/\(entry)")) == "404 not-found")
    try await settle(entry, "保留就读地参保，退还户籍地当年保费")
  }

  private func settle(_ entry: String, _ resolution: String) async throws {
    try await self["office"].move(entry, "assign", ["lead": "政策支持联络组"]).ok()
    let report: JSON = ["resolution": .text(resolution), "evidence": try await play.file("policy-1", "答复意见")]
    try await self["policy-1"].move(entry, "submit", report).ok()
    #expect(refusal(try await self["policy-1"].move(entry, "sign-off")) == "403 not-allowed")
    #expect(try await self["deputy-1"].move(entry, "sign-off").ok()["state"] == "closed")
  }
}
