import TestSupport
import Testing

/// The switch on 30 November: data extracted, backed up and handed over, old transactions suspended.
extension JinanRun {
  func cutOver() async throws -> String { try await find("cut-over", "正式切换") }

  func bank(_ name: String) async throws -> String {
    let found = try await parts(of: try await cutOver(), kind: "bank-cut-over").first { $0["title"].text.hasPrefix("承办银行" + name) }
    return try #require(found)["id"].text
  }

  func file(_ login: String, _ name: String) async throws -> JSON { [.text(try await self[login].upload(name, name: name + ".txt"))] }

  static let banks: [(name: String, accounts: Double, balance: Double)] = [
    ("甲", 120_000, 4_215_770.15), ("乙", 80_000, 987_654.32), ("丙", 51_000, 1_322_900.99),
  ]

  /// The switch cannot be prepared before the simulation is done.
  func theCutOverWaits() async throws {
    let cutOver = try await cutOver()
    #expect(try await self["vendor"].see(cutOver)["limit"] == "2019-12-05T23:59:59+08:00")
    #expect(try await self["vendor"].items(["kind": "bank-cut-over"]).count == 3)
    let early = try await self["office"].move(cutOver, "make-ready", ["plan": "先备份后代扣，导入前可退回"])
    #expect(refusal(early) == "409 not-yet-done" && early["blockers"].list.map(\.["id"].text) == [task("模拟测试")])
    #expect(refusal(try await self["policy-member"].move(try await bank("甲"), "extract")) == "409 not-from-here")
  }

  func theTextsAreHandedOver() async throws {
    let cutOver = try await cutOver()
    #expect(refusal(try await self["technical-leader"].move(cutOver, "make-ready", ["plan": "x"])) == "403 not-allowed")
    #expect(refusal(try await self["office"].move(cutOver, "make-ready")) == "422 missing")
    try await self["office"].move(cutOver, "make-ready", ["plan": "先备份后代扣，导入前可退回"]).ok()
    #expect(try await parts(of: cutOver, kind: "bank-cut-over").allSatisfy { $0["state"] == "extracting" })
    for bank in Self.banks {
      let id = try await self.bank(bank.name)
      #expect(refusal(try await self["service-member"].move(id, "extract")) == "403 not-allowed")
      let data: JSON = [
        "accounts": .number(bank.accounts), "balance": .number(bank.balance),
        "backup": try await file("policy-member", "账户数据备份\(bank.name)"),
      ]
      #expect(refusal(try await self["policy-member"].move(id, "extract", ["accounts": .number(bank.accounts)])) == "422 missing")
      try await self["policy-member"].move(id, "extract", data).ok()
      if bank.name == "丙" {
        let early = try await self["leading-leader"].move(cutOver, "suspend", ["window": "11月30日18时至12月3日"])
        #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"].text) == [id])
      }
      let text: JSON = ["text": .text(try await self["vendor"].upload("数据文本", name: "正式数据.txt")), "received-by": "营业部主任"]
      #expect(try await self["vendor"].move(id, "hand-over", text).ok()["state"] == "handed-over")
      #expect(refusal(try await self["office-clerk"].move(id, "debit", ["account": "指定账户", "debited": 1])) == "409 not-frozen")
    }
  }

  func transactionsAreSuspended() async throws {
    let cutOver = try await cutOver()
    try await aPaymentIsMade(ready: "暂停前已复核的一笔")
    #expect(refusal(try await self["technical-leader"].move(cutOver, "suspend", ["window": "x"])) == "403 not-allowed")
    try await self["leading-leader"].move(cutOver, "suspend", ["window": "11月30日18时至12月3日"]).ok()
    let freeze = try #require(try await self["office"].items(["kind": "freeze"]).first)
    #expect(freeze["state"] == "open" && freeze["title"] == "暂停刷卡交易" && freeze["fields"]["moves"] != .null)
    #expect(try await self["office"].history(freeze["id"].text).map(\.["move"].text) == ["+register", "open"])
  }

  /// A settlement on the old path, checked and ready to be paid.
  private func aPaymentIsMade(ready title: String) async throws {
    let id = try await aPayment(title, by: "member")
    #expect(refusal(try await self["member"].move(id, "check")) == "403 not-allowed")
    try await self["leader"].move(id, "check").ok()
  }

  private func aPayment(_ title: String, by login: String) async throws -> String {
    let made: JSON = ["institution": "定点医院甲", "bank": "承办银行甲", "amount": 18_230.50]
    let body: JSON = ["kind": "settlement", "initiative": "jinan-2019-9", "title": .text(title), "lead": "财政金融组", "fields": made]
    return try await self[login].post("/items", body).ok()["id"].text
  }

  private func nobodyChecksWhatTheyRegistered() async throws {
    let own = try await aPayment("组长自己登记的一笔", by: "leader")
    #expect(refusal(try await self["leader"].move(own, "check")) == "403 own-work")
    try await self["convener"].move(own, "cancel", comment: "重复登记").ok()
  }

  func pay(_ title: String, as login: String = "member") async throws -> Client.Answer {
    let id = try await find("settlement", title)
    return try await self[login].move(id, "pay", ["evidence": try await file(login, "付款凭证")])
  }

  /// Payments on the old path are refused, and each attempt is recorded.
  func theOldPathIsFrozen() async throws {
    #expect(refusal(try await pay("暂停前已复核", as: "leader")) == "403 own-work")
    let refused = try await pay("暂停前已复核")
    #expect(refusal(refused) == "409 frozen" && refused["title"].text.contains("暂停刷卡交易"))
    let id = try await find("settlement", "暂停前已复核")
    #expect(try await self["supervisor"].history(id).last?["move"] == "+refuse")
    #expect(try await state(of: id) == "checked")
    try await nobodyChecksWhatTheyRegistered()
    try await aPaymentIsMade(ready: "暂停中复核的一笔")
    #expect(refusal(try await pay("暂停中复核")) == "409 frozen")
  }
}
