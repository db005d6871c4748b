import TestSupport
import Testing

/// Money returned by the bank is credited instead of transferred again, and every total must balance.
extension PanzhihuaRun {
  private func reversal(_ batch: String, _ holder: String, _ amount: Double) async throws -> String {
    let fields: JSON = [
      "holder": .text(holder), "identity": "510402194501011234", "cause": "card", "transferred-on": "2022-02-15",
      "returned": .number(amount),
    ]
    return try await play.register("centre", "reversal", "退款：\(holder)", fields, ["lead": "市医保事务中心", "parent": .text(batch)]).ok()["id"]
      .text
  }

  func moneyComesBack() async throws {
    let advice = try await play.file("centre", "银行退款通知")
    let alone: JSON = ["holder": "甲", "cause": "card", "transferred-on": "2022-02-15", "returned": 1]
    #expect(refusal(try await play.register("centre", "reversal", "退款", alone, ["lead": "市医保事务中心"])) == "409 only-under")
    let batch = try await play.register(
      "centre", "reversal-batch", "2月划转退回", ["bank": "代发银行", "returned": 1_000.30, "advice": advice], ["lead": "市医保事务中心"]
    ).ok()["id"].text
    #expect(refusal(try await self["centre"].move(batch, "add-up")) == "409 no-parts")
    let (one, two) = (try await reversal(batch, "参保人甲", 600.10), try await reversal(batch, "参保人乙", 400.20))
    let evidence = try await play.file("centre", "计入凭证")
    #expect(try await self["centre-accountant"].see(one)["fields"]["holder"] != "参保人甲")
    #expect(refusal(try await self["dong"].get("/items/\(one)")) == "404 not-found")

    #expect(refusal(try await self["centre"].move(one, "credit", ["credited": 600.10])) == "422 missing")
    #expect(refusal(try await self["centre"].move(one, "credit", ["credited": 600.01, "evidence": evidence])) == "409 unbalanced")
    let credited = try await self["centre"].move(one, "credit", ["credited": 600.10, "evidence": evidence]).ok()
    #expect(credited["state"] == "credited" && credited["limit"] == "2022-05-05T23:59:59+08:00")
    #expect(refusal(try await self["centre"].move(one, "close")) == "403 not-allowed")
    let early = try await self["centre"].move(batch, "add-up")
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.count == 2)
    #expect(try await self["centre-head"].move(one, "return", comment: "凭证不清").ok()["round"] == 2)
    try await self["centre"].move(one, "credit", ["credited": 600.10, "evidence": evidence]).ok()
    try await self["centre-head"].move(one, "close").ok()

    // The leader may credit too, but may not check their own credit.
    try await self["centre-head"].move(two, "credit", ["credited": 400.20, "evidence": evidence]).ok()
    #expect(refusal(try await self["centre-head"].move(two, "close")) == "403 own-work")
    #expect(try await self["boss"].move(two, "close").ok()["done"].isTrue)
  }

  func theBatchMustBalance() async throws {
    let batch = try await play.find("reversal-batch", "2月划转退回")
    try await self["centre"].call("PATCH", "/items/\(batch)", ["fields": ["returned": 1_000.31]]).ok()
    #expect(refusal(try await self["centre"].move(batch, "add-up")) == "409 unbalanced")
    try await self["centre"].call("PATCH", "/items/\(batch)", ["fields": ["returned": 1_000.30]]).ok()
    let added = try await self["centre"].move(batch, "add-up").ok()
    #expect(added["state"] == "added" && added["fields"]["credited"] == 1_000.30)
    #expect(refusal(try await self["centre"].move(batch, "close")) == "403 not-allowed")
    #expect(try await self["centre-head"].move(batch, "close").ok()["state"] == "closed")
  }
}
