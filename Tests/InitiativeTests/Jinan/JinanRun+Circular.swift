import TestSupport
import Testing

/// The circular to every institution, bank and office, and their receipts.
extension JinanRun {
  func find(_ kind: String, _ word: String) async throws -> String {
    try await self["office"].items(["kind": kind, "limit": "200"]).first { $0["title"].text.contains(word) }?["id"].text
      ?? "no \(kind): \(word)"
  }

  func parts(of whole: String, kind: String) async throws -> [JSON] { try await self["office"].items(["kind": kind, "parent": whole]) }

  private func receipt(_ whole: String, _ word: String) async throws -> String {
    let found = try await parts(of: whole, kind: "receipt").first { $0["title"].text.contains(word) }
    return try #require(found)["id"].text
  }

  /// Parties with an account sign for themselves; the office signs for the others, on record as their representative.
  func theCircularGoesOut() async throws {
    let whole = try await find("circular", "密码更改办法")
    let receipts = try await parts(of: whole, kind: "receipt")
    #expect(receipts.count == 10 && receipts.allSatisfy { $0["limit"] == "2019-11-30T23:59:59+08:00" && $0["state"] == "sent" })
    #expect(try await self["office"].see(whole)["parent"].text == task("机具换代"))
    for (login, name) in [("liaison", "莱芜区"), ("county-gangcheng", "钢城区")] {
      let own = try await receipt(whole, name)
      #expect(refusal(try await self["office-clerk"].move(own, "sign", ["signed-by": "代"])) == "403 not-allowed")
      try await self[login].move(own, "sign", ["signed-by": "办公室"]).ok()
      #expect(try await self["office"].history(own).last?["onBehalfOf"] == .null)
    }
    #expect(refusal(try await self["vendor"].get("/items/\(try await receipt(whole, "定点医院甲"))")) == "404 not-found")
    let others = try await parts(of: whole, kind: "receipt").filter { $0["state"] == "sent" }
    #expect(others.count == 8)
    for other in others.dropLast() { try await signFor(other) }
    let early = try await self["service-member"].move(whole, "close")
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"]) == [others[7]["id"]])
    #expect(refusal(try await self["service-leader"].move(task("机具换代"), "submit", ["result": "已通知"])) == "409 open-parts")
    try await signFor(others[7])
    #expect(try await self["service-member"].move(whole, "close").ok()["done"].isTrue)
  }

  private func signFor(_ receipt: JSON) async throws {
    let id = receipt["id"].text
    #expect(refusal(try await self["service-member"].move(id, "sign", ["signed-by": "收发室"])) == "403 not-allowed")
    #expect(refusal(try await self["office-clerk"].move(id, "sign")) == "422 missing")
    try await self["office-clerk"].move(id, "sign", ["signed-by": "收发室"]).ok()
    let row = try #require(try await self["office"].history(id).last)
    #expect(row["onBehalfOf"] == receipt["lead"] && row["personName"] == "办公室科员")
  }

  /// The tellers of three banks make trial debits; the receipt reports the results.
  func theBanksRehearse() async throws {
    let rehearsals = try await parts(of: task("模拟测试"), kind: "receipt")
    #expect(rehearsals.count == 3 && rehearsals.allSatisfy { $0["limit"] == "2019-11-25T23:59:59+08:00" })
    for rehearsal in rehearsals {
      let found: JSON = ["signed-by": "营业部", "note": "柜员已模拟代扣，发现户名不符三笔"]
      #expect(refusal(try await self["office-clerk"].move(rehearsal["id"].text, "sign", ["signed-by": "x"])) == "409 other-choice")
      try await self["office-clerk"].move(rehearsal["id"].text, "answer-rehearsed", found).ok()
    }
  }

  func everyInstitutionIsFitted() async throws {
    let whole = try await find("circular", "机具换代、人员培训")
    let fitted: JSON = ["signed-by": "信息科", "terminals": 4, "trained": 9]
    for receipt in try await parts(of: whole, kind: "receipt") {
      try await self["office-clerk"].move(receipt["id"].text, "answer-fitted", fitted).ok()
    }
    let back = try await receipt(whole, "定点药店乙")
    #expect(refusal(try await self["service-member"].move(back, "return", comment: "x")) == "403 not-allowed")
    #expect(try await self["service-leader"].move(back, "return", comment: "只换了一台").ok()["round"] == 2)
    #expect(refusal(try await self["service-leader"].move(whole, "close")) == "409 open-parts")
    try await self["office-clerk"].move(back, "answer-fitted", ["terminals": 2]).ok()
    let closed = try await self["service-leader"].move(whole, "close").ok()["fields"]
    #expect(closed["terminals"] == 14 && closed["trained"] == 36)
  }
}
