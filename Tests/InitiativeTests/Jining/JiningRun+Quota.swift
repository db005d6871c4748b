import TestSupport
import Testing

/// The year's budget and its index, and each county's plan within its quota.
extension JiningRun {
  func budget(_ year: Int) async throws -> String { try await item("budget", "\(year)年基金预算") }
  func quota(_ year: Int, _ county: Int) async throws -> String { try await part("quota", of: budget(year), county) }

  func theBudgetIsGiven() async throws {
    let budget = try await budget(2020)
    let quotas = try await parts("quota", of: budget)
    #expect(quotas.count == Self.counties.count)
    #expect(refusal(try await self["agency-clerk"].move(quotas[1]!, "give")) == "409 not-from-here")
    #expect(refusal(try await self["agency-clerk"].move(budget, "approve")) == "403 not-allowed")
    try await issue(budget, 110_000_000)
    #expect(try await state(of: quotas[11]!) == "giving")
    for county in 1...10 { try await give(quotas[county]!, 10_000_000) }
    #expect(refusal(try await self["agency-clerk"].move(quotas[11]!, "give", ["index": 10_000_001])) == "409 over-limit")
    try await give(quotas[11]!, 10_000_000)
    try await aCountyPlansWithinItsIndex(quotas[1]!)
    for county in 2...11 { try await settleThePlan(quotas[county]!, by: county, 9_000_000) }
  }

  func issue(_ budget: String, _ total: Int) async throws {
    let resolution = try await paper(self["finance"], "市人代会决议")
    try await self["finance"].move(budget, "approve", ["total": Self.amount(total), "resolution": resolution]).ok()
    #expect(refusal(try await self["finance"].move(budget, "issue")) == "403 not-allowed")
    #expect(try await self["bureau"].move(budget, "issue").ok()["state"] == "running")
  }

  func give(_ quota: String, _ index: Int, carried: Int? = nil) async throws {
    var fields: [String: JSON] = ["index": Self.amount(index)]
    fields["carried"] = carried.map(Self.amount)
    #expect(try await self["agency-clerk"].move(quota, "give", .object(fields)).ok()["state"] == "given")
  }

  private func aCountyPlansWithinItsIndex(_ quota: String) async throws {
    let paper = try await paper(self[1], "年度支出计划")
    #expect(refusal(try await self[1].move(quota, "plan", ["planned": 10_000_001, "plan": paper])) == "409 over-limit")
    #expect(refusal(try await self[2].move(quota, "plan", ["planned": 1, "plan": paper])) == "404 not-found")
    #expect(refusal(try await self["agency-clerk"].move(quota, "audit")) == "409 not-from-here")
    try await self[1].move(quota, "plan", ["planned": 10_000_000, "plan": paper]).ok()
    #expect(refusal(try await self[1].move(quota, "audit")) == "403 not-allowed")
    #expect(try await self["agency-auditor"].move(quota, "return", comment: "留出机动").ok()["round"] == 2)
    try await self[1].move(quota, "plan", ["planned": 9_000_000, "plan": paper]).ok()
    try await self["agency-auditor"].move(quota, "audit").ok()
    #expect(refusal(try await self["agency-auditor"].move(quota, "approve")) == "403 not-allowed")
    try await self["bureau"].move(quota, "send-back", comment: "核对上年数").ok()
    try await self["agency-auditor"].move(quota, "audit").ok()
    #expect(try await self["bureau"].move(quota, "approve").ok()["state"] == "running")
    try await nobodyWritesItsOwnFigures(quota)
  }

  /// Fields that guards add up, or that name the checker, change by moves only, not by editing the item.
  private func nobodyWritesItsOwnFigures(_ quota: String) async throws {
    let wishes: [JSON] = [["index": 99_000_000], ["planned": 99_000_000], ["spent": 0], ["agency": .text(Self.counties[0])]]
    for wish in wishes {
      for (login, refused) in [("county-1", "409 by-move-only"), ("bureau", "409 by-move-only"), ("agency-clerk", "403 not-allowed")] {
        let answer = try await self[login].call("PATCH", "/items/\(quota)", ["fields": wish])
        #expect(refusal(answer) == refused, "\(login) wrote \(wish)")
      }
    }
    let fields = try await see(quota)["fields"]
    #expect(fields["index"] == 10_000_000 && fields["planned"] == 9_000_000)
  }

  func settleThePlan(_ quota: String, by county: Int, _ planned: Int) async throws {
    let paper = try await paper(self[county], "年度支出计划")
    try await self[county].move(quota, "plan", ["planned": Self.amount(planned), "plan": paper]).ok()
    try await self["agency-auditor"].move(quota, "audit").ok()
    #expect(try await self["bureau"].move(quota, "approve").ok()["state"] == "running")
  }
}
