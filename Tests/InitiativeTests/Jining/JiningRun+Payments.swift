import TestSupport
import Testing

/// Payments under a quota: single ones, one too many, and two at once.
extension JiningRun {
  func paymentsStayWithin() async throws {
    let quota = try await quota(2020, 1)
    #expect(refusal(try await register(quota, by: 2, 1)) == "404 not-found")
    let alone: JSON = [
      "kind": "payment", "initiative": .text(Self.key), "title": "无定额支付", "lead": .text(Self.counties[0]),
      "fields": ["amount": 1, "nature": "basic"],
    ]
    #expect(refusal(try await self[1].post("/items", alone)) == "409 only-under")

    let first = try await asked(quota, 5_000_000)
    #expect(refusal(try await self[1].move(first, "approve")) == "403 not-allowed")
    try await self["county-leader-1"].move(first, "approve").ok()
    let voucher = try await paper(self["county-leader-1"], "支付凭证")
    let paid: JSON = ["paid": 5_000_000, "voucher": voucher]
    #expect(refusal(try await self["county-leader-1"].move(first, "pay", paid)) == "403 own-work")
    try await pay(first, 5_000_000).ok()

    let tooMuch = try await asked(quota, 4_000_001)
    #expect(refusal(try await self["county-leader-1"].move(tooMuch, "approve")) == "409 over-limit")
    #expect(try await self[1].move(tooMuch, "cancel", comment: "超定额").ok()["state"] == "cancelled")

    #expect(refusal(try await self["bureau"].move(quota, "adjust", ["planned": 4_999_999], comment: "压减")) == "409 over-limit")
    #expect(refusal(try await self["bureau"].move(quota, "adjust", ["planned": 10_000_001], comment: "追加")) == "409 over-limit")
  }

  /// Each of the two fits by itself; together they exceed the quota.
  func twoPaymentsRace() async throws {
    let quota = try await quota(2020, 1)
    let rivals = [try await asked(quota, 3_000_000), try await asked(quota, 3_000_000)]
    for rival in rivals { try await self["county-leader-1"].move(rival, "approve").ok() }
    async let one = pay(rivals[0], 3_000_000)
    async let other = pay(rivals[1], 3_000_000)
    let answers = try await [one, other]
    #expect(answers.map(refusal).sorted() == ["200 ", "409 over-limit"])
    let lost = rivals[answers[0].status == 200 ? 1 : 0]
    #expect(try await state(of: lost) == "approved")
    try await self[1].move(lost, "cancel", comment: "超定额").ok()
  }

  private func register(_ quota: String, by county: Int, _ amount: Int) async throws -> Client.Answer {
    try await self[county].post(
      "/items",
      [
        "kind": "payment", "initiative": .text(Self.key), "title": "医院结算款", "parent": .text(quota),
        "lead": .text(Self.counties[county - 1]), "fields": ["amount": Self.amount(amount), "nature": "basic", "payee": "县医院"],
      ])
  }

  private func asked(_ quota: String, _ amount: Int) async throws -> String {
    let id = try await register(quota, by: 1, amount).ok()["id"].text
    #expect(try await self[1].move(id, "submit").ok()["state"] == "asked")
    return id
  }

  private func pay(_ payment: String, _ amount: Int) async throws -> Client.Answer {
    let voucher = try await paper(self[1], "支付凭证")
    return try await self[1].move(payment, "pay", ["paid": Self.amount(amount), "voucher": voucher])
  }
}
