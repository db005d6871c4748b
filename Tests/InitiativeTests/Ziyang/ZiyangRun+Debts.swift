import TestSupport
import Testing

/// Debts of the local governments to the fund, until the last yuan is paid.
extension ZiyangRun {
  private func debt(_ title: String) async throws -> String { try await item("fund-debt", title) }

  private func sent(_ debt: String, _ county: Int, _ amount: Int, checker: String) async throws -> String {
    let name = Self.counties[county - 1]
    let voucher = try await paper(self["executive", county], "财政拨款凭证")
    return try await register(
      "repayment", "清偿\(amount)元", by: self["executive", county], lead: "\(name)人民政府", under: debt,
      ["checker": .text("\(name)\(checker)"), "amount": .number(Double(amount)), "voucher": voucher]
    ).ok()["id"].text
  }

  private func repay(_ debt: String, _ county: Int, _ amount: Int, checker: String, by post: String) async throws -> String {
    let id = try await sent(debt, county, amount, checker: checker)
    #expect(refusal(try await self["executive", county].move(id, "confirm", ["paid": .number(Double(amount))])) == "403 not-allowed")
    try await self[post, county].move(id, "confirm", ["paid": .number(Double(amount))]).ok()
    return id
  }

  func theGapIsPaidAtOnce() async throws {
    let id = try await debt("安岳县新农合人财物移交缺口")
    let owed = try await see(id)
    #expect(owed["limit"] == "2016-08-02T23:59:59+08:00" && owed["fields"]["amount"] == 120_000 && owed["state"] == "owed")
    #expect(refusal(try await self["hrss", 2].move(id, "settle")) == "409 no-parts")
    _ = try await repay(id, 2, 100_000, checker: "人社局", by: "hrss-clerk")
    #expect(refusal(try await self["hrss", 2].move(id, "settle")) == "409 unbalanced")
    let lost = try await sent(id, 2, 20_000, checker: "人社局")
    #expect(try await self["hrss-clerk", 2].move(lost, "reject", comment: "账号有误，退回").ok()["state"] == "missing")
    #expect(refusal(try await self["hrss", 2].move(id, "settle")) == "409 unbalanced")
    _ = try await repay(id, 2, 20_000, checker: "人社局", by: "hrss-clerk")
    #expect(refusal(try await self["mayor", 2].move(id, "settle")) == "403 not-allowed")
    let settled = try await self["hrss", 2].move(id, "settle").ok()
    #expect(settled["state"] == "settled" && settled["late"] == false && settled["fields"]["repaid"] == 120_000)
  }

  func theSecondGapIsPaidLate() async throws {
    let id = try await debt("安岳县新农合基金专项审计缺口")
    #expect(try await isLate(id))
    _ = try await repay(id, 2, 300_000, checker: "医保局", by: "insurance")
    #expect(try await self["insurance", 2].move(id, "settle").ok()["late"].isTrue)
    let settled = try #require(try await self["office"].history(id).last)
    #expect(try await settled["holder"].text == party("安岳县人民政府"))
    for county in 1...2 {
      let arrears = try await debt("\(Self.counties[county - 1])新农合基金专项审计欠费")
      try await self["mayor", county].move(arrears, "plan", ["plan": "五年每年20万元"]).ok()
      _ = try await repay(arrears, county, 200_000, checker: "医保局", by: "insurance")
    }
  }

  func theLastInstalmentArrives() async throws {
    for county in 1...2 {
      let arrears = try await debt("\(Self.counties[county - 1])新农合基金专项审计欠费")
      _ = try await repay(arrears, county, 800_000, checker: "医保局", by: "insurance")
    }
  }

  /// The last day of the five years.
  func theArrearsAreSettledInFiveYears() async throws {
    for county in 1...2 {
      let arrears = try await debt("\(Self.counties[county - 1])新农合基金专项审计欠费")
      let settled = try await self["insurance", county].move(arrears, "settle").ok()
      #expect(settled["late"] == false && settled["limit"] == "2021-09-30T23:59:59+08:00" && settled["fields"]["repaid"] == 1_000_000)
    }
  }
}
