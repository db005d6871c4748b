import TestSupport
import Testing

/// The steps of every month.
extension JiningRun {
  func report(_ part: String, by county: Int, asking: Int) async throws {
    let plan = try await paper(self[county], "用款计划")
    try await self[county].move(part, "submit", ["asked": Self.amount(asking), "plan": plan]).ok()
  }

  func accept(_ part: String, _ amount: Int) async throws {
    #expect(try await self["agency-auditor"].move(part, "accept", ["amount": Self.amount(amount)]).ok()["state"] == "accepted")
  }

  /// Reports and accepts every county's plan.
  func allReport(_ plan: String, asking: Int = 1_000_000) async throws {
    let parts = try await parts("county-plan", of: plan)
    #expect(parts.count == Self.counties.count)
    for (county, part) in parts.sorted(by: { $0.key < $1.key }) {
      try await report(part, by: county, asking: asking)
      try await accept(part, asking)
    }
  }

  @discardableResult func join(_ plan: String) async throws -> JSON { try await self["agency-clerk"].move(plan, "join").ok() }

  @discardableResult func apply(_ plan: String) async throws -> JSON {
    let application = try await paper(self["bureau"], "拨付申请")
    return try await self["bureau"].move(plan, "apply", ["application": application]).ok()
  }

  @discardableResult func pay(_ plan: String) async throws -> JSON {
    let voucher = try await paper(self["finance"], "拨款凭证")
    let total = try await self["finance"].see(plan)["fields"]["total"]
    return try await self["finance"].move(plan, "pay", ["paid": total, "voucher": voucher]).ok()
  }

  /// Pays every county; the last payment completes the plan.
  func payOut(_ plan: String) async throws {
    let voucher = try await paper(self["bureau-clerk"], "下拨凭证")
    for payout in try await self["bureau-clerk"].items(["kind": "payout", "parent": plan]) where payout["state"] == "waiting" {
      #expect(try await state(of: plan) == "distributing")
      try await self["bureau-clerk"].move(payout["id"].text, "pay", ["paid": payout["fields"]["payable"], "voucher": voucher]).ok()
    }
    #expect(try await state(of: plan) == "done")
  }

  /// Transfers a county's income account to the city's, down to zero.
  func moveUp(_ part: String, by county: Int, income: Int = 500_000) async throws {
    let voucher = try await paper(self[county], "上解凭证")
    let figures: JSON = ["opening": 0, "income": Self.amount(income), "moved": Self.amount(income), "balance": 0, "voucher": voucher]
    try await self[county].move(part, "move-up", figures).ok()
  }

  /// Transfers the city's account to the treasury account, and reports it.
  @discardableResult func transfer(_ end: String) async throws -> JSON {
    let report = try await paper(self["agency-clerk"], "余额表")
    let income = try await see(end)["fields"]["income"].int
    return try await self["agency-clerk"].move(
      end, "transfer", ["opening": 0, "direct": 100_000, "transferred": Self.amount(income + 100_000), "report": report]
    ).ok()
  }
}
