import TestSupport
import Testing

/// The end of the year: a subsidy for a gap, the amounts spent, the remainder.
extension JiningRun {
  func aGapIsSubsidised() async throws {
    let quota = try await quota(2020, 2)
    #expect(refusal(try await self[2].move(quota, "ask-subsidy")) == "422 missing")
    try await self[2].move(quota, "ask-subsidy", comment: "年度收支缺口").ok()
    let application = try await item("subsidy-application", Self.counties[1])
    #expect(try await see(application)["parent"].text == quota)
    #expect(refusal(try await self[1].get("/items/\(application)")) == "404 not-found")
    let paper = try await paper(self[2], "书面申请")
    func asking(_ used: Int, _ amount: Int) -> JSON {
      ["gap": 5_000_000, "old": 3_000_000, "used": Self.amount(used), "amount": Self.amount(amount), "paper": paper]
    }
    #expect(refusal(try await self[2].move(application, "submit", asking(2_000_000, 3_000_000))) == "409 unbalanced")
    #expect(refusal(try await self[2].move(application, "submit", asking(3_000_000, 2_000_001))) == "409 unbalanced")
    #expect(refusal(try await self[2].move(application, "submit", ["gap": 1])) == "422 missing")
    try await self[2].move(application, "submit", asking(3_000_000, 2_000_000)).ok()
    #expect(refusal(try await self["bureau"].move(application, "grant")) == "409 not-from-here")
    #expect(try await self["agency-auditor"].move(application, "return", comment: "补附决算表").ok()["round"] == 2)
    try await self[2].move(application, "submit", asking(3_000_000, 2_000_000)).ok()
    #expect(refusal(try await self[2].move(application, "audit")) == "403 not-allowed")
    try await self["agency-auditor"].move(application, "audit", ["opinion": "缺口属实，历史结余已用完"]).ok()
    let uneven: JSON = ["granted": 1_000_000, "county-share": 999_999]
    #expect(refusal(try await self["agency-auditor"].move(application, "grant", uneven)) == "403 not-allowed")
    #expect(refusal(try await self["bureau"].move(application, "grant", uneven)) == "409 unbalanced")
    let granted = try await self["bureau"].move(application, "grant", ["granted": 1_200_000, "county-share": 800_000]).ok()
    #expect(granted["state"] == "granted")
  }

  func theYearIsSettled() async throws {
    let budget = try await budget(2020)
    let quotas = try await parts("quota", of: budget)
    #expect(refusal(try await self["agency-clerk"].move(quotas[1]!, "settle", ["left": 2_000_001])) == "409 unbalanced")
    #expect(refusal(try await self[1].move(quotas[1]!, "settle", ["left": 2_000_000])) == "403 not-allowed")
    #expect(refusal(try await self["bureau"].move(budget, "settle")) == "409 open-parts")
    let first = try await self["agency-clerk"].move(quotas[1]!, "settle", ["left": 2_000_000]).ok()
    #expect(first["state"] == "settled" && first["fields"]["spent"] == 8_000_000)
    for county in 2...11 { try await self["agency-clerk"].move(quotas[county]!, "settle", ["left": 10_000_000]).ok() }
    let settled = try await self["bureau"].move(budget, "settle").ok()
    #expect(settled["fields"]["spent"] == 8_000_000 && settled["fields"]["left"] == 102_000_000)
  }

  func whatIsLeftEntersTheNextYear() async throws {
    let old = try await quota(2020, 1)
    #expect(refusal(try await self["bureau"].move(old, "carry", ["next": 2_000_001])) == "409 over-limit")
    #expect(try await self["bureau"].move(old, "carry", ["next": 2_000_000]).ok()["state"] == "carried")
    let budget = try await budget(2021)
    try await issue(budget, 110_000_000)
    let quota = try await quota(2021, 1)
    try await give(quota, 10_000_000, carried: 2_000_000)
    let paper = try await paper(self[1], "年度支出计划")
    #expect(refusal(try await self[1].move(quota, "plan", ["planned": 12_000_001, "plan": paper])) == "409 over-limit")
    try await settleThePlan(quota, by: 1, 12_000_000)
    let closing = try await self["leading-leader"].post("/initiatives/\(Self.key)/moves", ["move": "close", "comment": "年度结束"])
    #expect(refusal(closing) == "409 still-open" && closing["blockers"].list.contains { $0["id"].text == budget })
  }
}
