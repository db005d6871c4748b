import TestSupport
import Testing

/// The handover of people, money and property: drawn up, locked, and signed by four parties.
extension ZiyangRun {
  func handover(_ county: Int) async throws -> String { try await item("handover", Self.counties[county - 1]) }

  private func line(_ county: Int, _ title: String, _ category: String, book: Int? = nil) async throws -> Client.Answer {
    let name = Self.counties[county - 1]
    var fields: [String: JSON] = ["category": .text(category), "taker": .text("\(name)人社局")]
    fields["book"] = book.map { .number(Double($0)) }
    if category == "person" { fields["identity"] = "512001198001010019" }
    return try await register(
      "inventory-line", title, by: self["scheme", county], lead: "\(name)卫计局", under: handover(county), .object(fields))
  }

  func theInventoriesAreDrawnUp() async throws {
    for county in 1...3 {
      let money = try await line(county, "新农合基金结余", "money", book: 5_000_000).ok()["id"].text
      let others = [try await line(county, "在编会计一名", "person"), try await line(county, "办公设备一批", "thing", book: 60_000)]
      #expect(others[0]["fields"]["identity"].text.contains("*"))
      #expect(refusal(try await self["scheme", county].move(money, "check")) == "403 not-allowed")
      let counted: JSON = ["counted": county == 2 ? 4_880_000 : 5_000_000]
      try await self["hrss-clerk", county].move(money, "check", counted).ok()
      try await self["hrss-clerk", county].move(others[0].ok()["id"].text, "check").ok()
    }
    let twice = try await line(3, "办公设备重复登记", "thing", book: 60_000).ok()["id"].text
    #expect(try await self["scheme", 3].move(twice, "strike", comment: "重复").ok()["state"] == "struck")
    try await aLineIsDisputed()
    for county in 2...3 {
      let things = try await item("inventory-line", "办公设备一批", of: county)
      try await self["hrss-clerk", county].move(things, "check", ["counted": 60_000]).ok()
    }
    let name = Self.counties[0]
    let stranger = try await register(
      "inventory-line", "私自添加", by: self["hrss-clerk", 1], lead: "\(name)人社局", under: handover(1),
      ["category": "thing", "taker": .text("\(name)人社局")])
    #expect(refusal(stranger) == "403 not-allowed")
  }

  private func item(_ kind: String, _ title: String, of county: Int) async throws -> String {
    try #require(try await parts(kind, of: handover(county)).first { $0["title"].text == title })["id"].text
  }

  private func aLineIsDisputed() async throws {
    let things = try await item("inventory-line", "办公设备一批", of: 1)
    let disputed = try await self["hrss-clerk", 1].move(things, "dispute", ["remark": "少一台打印机"]).ok()
    #expect(disputed["state"] == "disputed" && disputed["round"] == 2)
    let blocked = try await self["health", 1].move(handover(1), "lock")
    #expect(refusal(blocked) == "409 open-parts" && blocked["blockers"][0]["id"].text == things)
    try await self["scheme", 1].move(things, "correct", ["book": 58_000]).ok()
    try await self["hrss-clerk", 1].move(things, "check", ["counted": 58_000]).ok()
  }

  func theInventoryIsLocked() async throws {
    let id = try await handover(1)
    let share = try await signature(1, "audit")
    #expect(refusal(try await self["audit", 1].move(share, "sign")) == "409 not-from-here")
    let agreement = try await paper(self["health", 1], "移交协议")
    #expect(refusal(try await self["health", 1].move(id, "lock", ["agreement": agreement, "gap": 1])) == "409 unbalanced")
    #expect(refusal(try await self["hrss", 1].move(id, "lock", ["agreement": agreement, "gap": 0])) == "403 not-allowed")
    let locked = try await self["health", 1].move(id, "lock", ["agreement": agreement, "gap": 0]).ok()
    #expect(locked["state"] == "signing" && locked["fields"]["book"] == 5_058_000 && locked["fields"]["counted"] == 5_058_000)
    #expect(refusal(try await line(1, "漏登的一笔", "money", book: 1)) == "409 locked")
    let money = try await item("inventory-line", "新农合基金结余", of: 1)
    #expect(refusal(try await self["hrss-clerk", 1].move(money, "reopen", comment: "再点")) == "409 locked")
    #expect(refusal(try await self["scheme", 1].call("PATCH", "/items/\(id)", ["title": "改名"])) == "409 locked")
  }

  /// The share that an agency may sign.
  func signature(_ county: Int, _ post: String) async throws -> String {
    let agency = try await self[post, county].get("/me").ok()["agency"].text
    return try #require(try await parts("handover-signature", of: handover(county)).first { $0["lead"].text == agency })["id"].text
  }

  private static let signers = ["health", "hrss", "audit", "discipline"]

  func fourSign() async throws {
    let id = try await handover(1)
    for post in Self.signers.dropLast() {
      let share = try await signature(1, post)
      #expect(refusal(try await self["discipline", 1].move(share, "sign")) == "403 not-allowed")
      #expect(refusal(try await self["township", 1].get("/items/\(share)")) == "404 not-found")
      #expect(try await self[post, 1].move(share, "sign", ["remark": "清单无误"]).ok()["state"] == "signed")
      #expect(try await state(of: id) == "signing")
    }
  }

  /// The witness objects: the inventory is reopened, and all four parties sign again.
  func aChangedInventoryIsSignedAgain() async throws {
    let id = try await handover(1)
    #expect(try await self["discipline", 1].move(id, "unlock", comment: "资产标签不全").ok()["round"] == 2)
    for post in Self.signers { #expect(try await state(of: signature(1, post)) == "waiting") }
    try await lockAndSign(1, gap: 0)
    #expect(try await self["office"].history(id).last?["move"] == "join")
    #expect(refusal(try await self["health", 1].move(id, "complete")) == "403 not-allowed")
    #expect(refusal(try await self["office"].move(id, "complete-with-gap", ["result": "有缺口"])) == "409 over-limit")
    let done = try await self["office"].move(id, "complete", ["result": "账实相符"]).ok()
    #expect(done["state"] == "done" && done["late"] == false)
  }

  func lockAndSign(_ county: Int, gap: Int) async throws {
    let id = try await handover(county)
    let agreement = try await paper(self["health", county], "移交协议")
    try await self["health", county].move(id, "lock", ["agreement": agreement, "gap": .number(Double(gap))]).ok()
    for post in Self.signers { try await self[post, county].move(signature(county, post), "sign").ok() }
    #expect(try await state(of: id) == "signed")
  }

  func aGapIsRecorded() async throws {
    let id = try await handover(2)
    try await lockAndSign(2, gap: 120_000)
    #expect(refusal(try await self["office"].move(id, "complete")) == "409 unbalanced")
    try await self["office"].move(id, "complete-with-gap", ["result": "基金少12万元"]).ok()
    try await theCityHandsOver()
  }

  private func theCityHandsOver() async throws {
    let id = try await item("handover", "市级")
    let line = try await register(
      "inventory-line", "市级风险金", by: self["health"], lead: "市卫计委", under: id, ["category": "money", "taker": "市人社局", "book": 900_000])
    try await self["hrss"].move(line.ok()["id"].text, "check", ["counted": 900_000]).ok()
    let agreement = try await paper(self["health"], "移交协议")
    try await self["health"].move(id, "lock", ["agreement": agreement, "gap": 0]).ok()
    for share in try await parts("handover-signature", of: id) {
      for post in Self.signers where try await self[post].get("/me").ok()["agency"] == share["lead"] {
        try await self[post].move(share["id"].text, "sign").ok()
      }
    }
    #expect(try await self["office"].move(id, "complete").ok()["late"] == false)
  }

  func theThirdCountyIsLate() async throws {
    let id = try await handover(3)
    #expect(try await isLate(id))
    try await lockAndSign(3, gap: 0)
    let done = try await self["office"].move(id, "complete").ok()
    #expect(done["late"].isTrue && done["limit"] == "2016-08-01T23:59:59+08:00")
    let lock = try #require(try await self["office"].history(id).first { $0["move"] == "lock" })
    #expect(lock["lateBySeconds"].int > 0)
    #expect(try await lock["holder"].text == party("乐至县卫计局"))
  }
}
