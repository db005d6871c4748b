import TestSupport
import Testing

/// Two hops: from the counties' income accounts to the city's, and from there to the treasury account.
extension JiningRun {
  /// 31 January 2020 is a day off; the counties' deadline stays.
  func theJanuaryIncomeIsMovedUp() async throws {
    let end = try await item("month-end", "2020年1月月末归集")
    let parts = try await parts("income-transfer", of: end)
    #expect(parts.count == Self.counties.count)
    for part in parts.values { #expect(try await see(part)["limit"] == "2020-01-31T23:59:59+08:00") }

    let voucher = try await paper(self[1], "上解凭证")
    let short: JSON = ["opening": 100, "income": 500_000, "moved": 500_000, "balance": 0, "voucher": voucher]
    #expect(refusal(try await self[1].move(parts[1]!, "move-up", short)) == "409 unbalanced")
    #expect(refusal(try await self[2].move(parts[1]!, "move-up", short)) == "404 not-found")
    #expect(refusal(try await self[1].move(parts[1]!, "move-up", ["opening": 0, "income": 1])) == "422 missing")
    let full: JSON = ["opening": 100, "income": 500_000, "moved": 500_100, "balance": 0, "voucher": voucher]
    try await self[1].move(parts[1]!, "move-up", full).ok()
    #expect(try await self["agency-clerk"].move(parts[1]!, "check-zero").ok()["state"] == "zero")
    #expect(refusal(try await self["agency-clerk"].move(end, "take-up")) == "409 open-parts")
    try await aRestMustBeAllowed(parts[2]!)
    for county in 3...11 {
      #expect(try await state(of: end) == "collecting")
      try await moveUp(parts[county]!, by: county)
    }
    let city = try await see(end)
    #expect(city["state"] == "city" && city["fields"]["income"] == Self.amount(5_499_100) && city["fields"]["rests"] == 1_000)
    #expect(city["limit"] == "2020-02-03T23:59:59+08:00")
  }

  private func aRestMustBeAllowed(_ part: String) async throws {
    let voucher = try await paper(self[2], "上解凭证")
    let resting: JSON = ["opening": 0, "income": 500_000, "moved": 499_000, "balance": 1_000, "voucher": voucher]
    try await self[2].move(part, "move-up", resting).ok()
    #expect(refusal(try await self["agency-clerk"].move(part, "check-zero")) == "409 unbalanced")
    #expect(refusal(try await self["agency-clerk"].move(part, "allow-rest")) == "403 not-allowed")
    #expect(refusal(try await self["bureau"].move(part, "allow-rest")) == "422 missing")
    #expect(try await self["bureau"].move(part, "allow-rest", comment: "退票在途，次月上解").ok()["state"] == "resting")
  }

  func theCityMovesItOn() async throws {
    let end = try await item("month-end", "2020年1月月末归集")
    let report = try await paper(self["agency-clerk"], "余额表")
    let short: JSON = ["opening": 0, "direct": 0, "transferred": 5_499_000, "report": report]
    #expect(refusal(try await self["agency-clerk"].move(end, "transfer", short)) == "409 unbalanced")
    #expect(try await transfer(end)["state"] == "reported")
    #expect(refusal(try await self["agency-clerk"].move(end, "confirm")) == "403 not-allowed")
    #expect(refusal(try await self[1].get("/items/\(end)")) == "404 not-found")
    #expect(try await self["bureau"].move(end, "return", comment: "利息未列").ok()["state"] == "correcting")
    try await transfer(end)
    #expect(try await self["bureau"].move(end, "confirm").ok()["state"] == "done")
    #expect(try await charged("transfer", of: end) == nil)
    #expect(try await isLate(end) == false)
  }

  func tenCountiesMoveUp() async throws {
    let end = try await item("month-end", "2020年2月月末归集")
    for (county, part) in try await parts("income-transfer", of: end) where county != 4 { try await moveUp(part, by: county) }
  }

  func oneCountyIsLateWithItsIncome() async throws {
    let end = try await item("month-end", "2020年2月月末归集")
    #expect(try await state(of: end) == "collecting")
    let late = try await self["agency-clerk"].items(["kind": "income-transfer", "parent": end, "late": "true"])
    #expect(late.map(\.["title"].text) == ["\(Self.counties[3])2020年2月收入上解"])
    try await moveUp(late[0]["id"].text, by: 4)
    #expect(try await charged("move-up", of: late[0]["id"].text) == party(4))
    #expect(try await see(end)["limit"] == "2020-03-02T23:59:59+08:00")
    try await transfer(end)
    try await self["bureau"].move(end, "confirm").ok()
    #expect(try await isLate(end) == false)
  }
}
