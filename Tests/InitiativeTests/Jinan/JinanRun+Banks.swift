import TestSupport
import Testing

/// Three banks switch independently: debited, checked, exported, imported. One does not balance and stops.
extension JinanRun {
  private func debit(_ name: String, _ amount: Double, move: String = "debit", comment: String? = nil) async throws {
    let fields: JSON = ["account": "指定账户\(name)".json, "debited": .number(amount)]
    try await self["office-clerk"].move(try await bank(name), move, fields, comment: comment).ok()
  }

  private func balance(_ name: String) -> Double { Self.banks.first { $0.name == name }!.balance }
  private func state(ofBank name: String) async throws -> String { try await state(of: try await bank(name)).text }
  private func states() async throws -> [String] {
    var states: [String] = []
    for bank in Self.banks { states.append(try await state(ofBank: bank.name)) }
    return states
  }

  func theBanksDebit() async throws {
    let first = try await bank("甲")
    #expect(refusal(try await self["policy-member"].move(first, "debit", ["account": "x", "debited": 1])) == "403 not-allowed")
    for bank in Self.banks { try await debit(bank.name, bank.name == "丙" ? bank.balance - 100 : bank.balance) }
    let row = try #require(try await self["office"].history(first).last)
    let lead = try await self["office"].see(first)["lead"]
    #expect(row["onBehalfOf"] == lead && row["personName"] == "办公室科员")
  }

  func oneBankStopsTheOthersGoOn() async throws {
    let third = try await bank("丙")
    #expect(refusal(try await self["technical-member-1"].move(third, "match")) == "403 not-allowed")
    #expect(refusal(try await self["policy-member"].move(third, "match")) == "409 unbalanced")
    #expect(refusal(try await self["policy-member"].move(third, "mismatch")) == "422 missing")
    try await self["policy-member"].move(third, "mismatch", ["difference": "少扣100.00元，一户挂失"]).ok()
    for name in ["甲", "乙"] { try await self["policy-member"].move(try await bank(name), "match").ok() }
    try await export("甲")
    #expect(try await states() == ["exported", "matched", "mismatched"])
    #expect(refusal(try await self["vendor"].move(third, "export")) == "409 not-from-here")
    #expect(refusal(try await self["leading-leader"].move(try await cutOver(), "go-live", ["result": "x"])) == "409 not-from-here")
  }

  private func export(_ name: String) async throws {
    try await self["vendor"].move(try await bank(name), "export", ["export-backup": try await file("vendor", "导出文本\(name)")]).ok()
  }

  private func bringIn(_ name: String) async throws {
    let (id, accounts) = (try await bank(name), Self.banks.first { $0.name == name }!.accounts)
    #expect(refusal(try await self["vendor"].move(id, "import", ["imported": .number(accounts - 1)])) == "409 unbalanced")
    try await self["vendor"].move(id, "import", ["imported": .number(accounts)]).ok()
  }

  /// The switch goes back to the texts handed over; the freeze is lifted and payments continue.
  func itGoesBackBeforeAnImport() async throws {
    let cutOver = try await cutOver()
    #expect(refusal(try await self["office"].move(cutOver, "go-back", comment: "x")) == "403 not-allowed")
    #expect(refusal(try await self["leading-leader"].move(cutOver, "go-back")) == "422 missing")
    let back = try await self["leading-leader"].move(cutOver, "go-back", comment: "丙行对账系统故障").ok()
    #expect(back["state"] == "extracting" && back["round"] == 2)
    #expect(try await states() == ["handed-over", "handed-over", "handed-over"])
    let row = try #require(try await self["office"].history(try await bank("甲")).last)
    #expect(row["move"] == "roll-back" && row["via"] == "carry" && row["comment"] == "丙行对账系统故障")
    #expect(try await self["office"].items(["kind": "freeze"]).map(\.["state"]) == ["lifted"])
    #expect(try await pay("暂停前已复核").ok()["state"] == "paid")
  }

  func itIsSuspendedAgain() async throws {
    try await self["leading-leader"].move(try await cutOver(), "suspend", ["window": "12月2日至3日"]).ok()
    #expect(try await self["office"].items(["kind": "freeze"]).count { $0["state"] == "open" } == 1)
    #expect(refusal(try await pay("暂停中复核")) == "409 frozen")
  }

  func twoBanksAreImported() async throws {
    for name in ["甲", "乙", "丙"] { try await debit(name, name == "丙" ? balance(name) + 12.50 : balance(name)) }
    try await self["policy-member"].move(try await bank("丙"), "mismatch", ["difference": "多扣12.50元"]).ok()
    for name in ["甲", "乙"] {
      try await self["policy-member"].move(try await bank(name), "match").ok()
      try await export(name)
      try await bringIn(name)
    }
    #expect(try await states() == ["imported", "imported", "mismatched"])
    let row = try #require(try await self["office"].history(try await cutOver()).last)
    #expect(row["move"] == "begin-import" && row["via"] == "carry" && row["to"] == "importing")
  }

  func thereIsNoWayBackAfterAnImport() async throws {
    let cutOver = try await cutOver()
    #expect(refusal(try await self["leading-leader"].move(cutOver, "go-back", comment: "x")) == "409 not-from-here")
    #expect(refusal(try await self["leading-leader"].move(try await bank("甲"), "roll-back", comment: "x")) == "409 not-from-here")
    let (early, third) = (try await self["leading-leader"].move(cutOver, "go-live", ["result": "两家已导入"]), try await bank("丙"))
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"].text) == [third])
  }

  func theThirdBankIsPutRight() async throws {
    #expect(refusal(try await self["office-clerk"].move(try await bank("丙"), "debit-again", ["debited": 1])) == "422 missing")
    try await debitAgain()
    try await self["policy-leader"].move(try await bank("丙"), "match").ok()
    try await export("丙")
    try await bringIn("丙")
  }

  private func debitAgain() async throws {
    let again = try await self["office-clerk"].move(
      try await bank("丙"), "debit-again", ["debited": .number(balance("丙"))], comment: "已退回多扣的12.50元"
    ).ok()
    #expect(again["state"] == "debited" && again["round"] == 3)
  }

  func itGoesLive() async throws {
    let live = try await self["leading-leader"].move(try await cutOver(), "go-live", ["result": "三家银行251000户全部导入"]).ok()
    #expect(live["state"] == "live" && !live["late"].isTrue && live["fields"]["accounts"] == 251_000)
    #expect(live["fields"]["amount"] == 6_526_325.46)
    #expect(try await self["office"].items(["kind": "freeze"]).allSatisfy { $0["state"] == "lifted" })
    #expect(try await pay("暂停中复核").ok()["state"] == "paid")
  }
}

extension String {
  fileprivate var json: JSON { .text(self) }
}
