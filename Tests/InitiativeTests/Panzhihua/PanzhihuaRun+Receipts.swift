import Foundation
import TestSupport
import Testing

/// Every employer is notified and answers without an account; every agency publishes the notice in three ways.
extension PanzhihuaRun {
  private var told: JSON { ["signed-by": "人力资源部", "people": 37] }

  func theEmployersAnswer() async throws {
    let whole = try await play.find("circular", "通知各参保单位")
    let receipts = try await play.items(["parent": whole])
    #expect(receipts.count == 6 && receipts.allSatisfy { $0["limit"] == "2022-04-26T23:59:59+08:00" && $0["state"] == "sent" })
    let steel = try await play.part(of: whole, "钢铁企业")
    #expect(refusal(try await self["centre"].get("/items/\(steel)")) == "404 not-found")
    try await answersByLink(steel)

    for word in ["矿业企业", "电力企业", "市属学校", "市属医院"] {
      let receipt = try await play.part(of: whole, word)
      #expect(refusal(try await self["office-clerk"].move(receipt, "answer-told", ["people": 3])) == "422 missing")
      #expect(refusal(try await self["office-clerk"].move(receipt, "sign", ["signed-by": "x"])) == "409 other-choice")
      let answered = try await self["office-clerk"].move(receipt, "answer-told", told).ok()
      #expect(answered["state"] == "answered" && !answered["late"].isTrue)
      let row = try await play.row(of: receipt, "answer-told")
      #expect(row["personName"] == "办公室科员" && row["onBehalfOf"] == answered["lead"])
    }
    let school = try await play.part(of: whole, "市属学校")
    try await self["office"].move(school, "return", comment: "没有盖章").ok()
    try await self["office-clerk"].move(school, "answer-told", told).ok()
    let early = try await self["office"].move(whole, "close")
    let open = try await play.part(of: whole, "建筑企业")
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"].text) == [open])
  }

  /// The employer answers by a link that the office made; it leads to this receipt only.
  private func answersByLink(_ receipt: String) async throws {
    #expect(refusal(try await self["info"].post("/items/\(receipt)/links", [:])) == "404 not-found")
    let link = try await self["office"].post("/items/\(receipt)/links", [:])
    #expect(link.status == 201)
    let url = link["url"].text
    let guest = Client(urls: self["office"].urls, token: nil)
    let path = try #require(URL(string: url)?.path())
    #expect(path.hasPrefix("/answer/"))
    #expect(try await guest.send("GET", path).status == 200)
    let secret = String(path.dropFirst("/answer/".count))
    #expect(try await guest.post("/answers/wrong", ["move": "answer-told", "fields": told]).status == 404)
    #expect(try await guest.post("/answers/\(secret)", ["move": "return", "comment": "x"]).status == 403)
    #expect(try await guest.post("/answers/\(secret)", ["move": "answer-told", "fields": ["people": 3]]).status == 422)
    let answered = try await guest.post("/answers/\(secret)", ["move": "answer-told", "fields": told])
    #expect((200..<300).contains(answered.status), "\(answered)")
    #expect(try await play.state(of: receipt) == "answered")
    let row = try await play.row(of: receipt, "answer-told")
    #expect(row["personName"] == "参保单位（钢铁企业）" && row["via"].text.hasPrefix("link") && row["onBehalfOf"] == .null)
    #expect(try await guest.post("/answers/\(secret)", ["move": "answer-told", "fields": told]).status == 409)
    #expect(try await guest.get("/items/\(receipt)").status == 401)
  }

  func oneEmployerIsLate() async throws {
    let whole = try await play.find("circular", "通知各参保单位")
    let late = try await play.items(["kind": "receipt", "late": "true", "parent": whole])
    #expect(late.count == 1 && late[0]["title"].text.contains("建筑企业"))
    let id = late[0]["id"].text
    #expect(try await self["office-clerk"].move(id, "answer-told", told).ok()["late"].isTrue)
    let row = try await play.row(of: id, "answer-told")
    #expect(row["limit"] == "2022-04-26T23:59:59+08:00" && (36_000...37_000).contains(row["lateBySeconds"].int))
    #expect(row["holder"] == late[0]["lead"] && row["onBehalfOf"] == late[0]["lead"])
    let closed = try await self["office"].move(whole, "close", ["result": "六家都已告知"]).ok()
    #expect(closed["state"] == "closed" && closed["fields"]["people"].int == 6 * 37)
  }

  /// County bureaus, the two city centres and the county centres each enter where they have published.
  func theAgenciesPublish() async throws {
    let whole = try await play.find("circular", "官网、微信公众号")
    let published: JSON = ["website": "http://example.org/notice", "wechat": "攀枝花智慧医保 4月21日", "counter": true]
    let who =
      Self.counties.map { ($0.login + "-bureau", $0.name + "医保局") } + Self.agencies.map { ($0.clerk, $0.name) } + [("info", "市医保信息中心")]
    #expect(try await play.items(["parent": whole]).count == who.count)
    for (login, name) in who {
      let receipt = try await play.part(of: whole, name)
      #expect(refusal(try await self[login].move(receipt, "answer-published", ["website": "http://example.org/notice"])) == "422 missing")
      #expect(try await self[login].move(receipt, "answer-published", published).ok()["state"] == "answered")
      #expect(try await play.row(of: receipt, "answer-published")["onBehalfOf"] == .null)
    }
    #expect(refusal(try await self["xi"].get("/items/\(try await play.part(of: whole, "东区医保局"))")) == "404 not-found")
    try await self["office"].move(whole, "close").ok()
  }
}
