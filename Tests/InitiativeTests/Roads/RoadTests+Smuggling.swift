import TestSupport
import Testing

/// A move takes the fields that it needs or asks for, and no other.
extension RoadTests {
  /// What must not have changed.
  private func state(of item: String, in office: RoadOffice) async throws -> JSON {
    let seen = try await office.see(item)
    let rows = try await office["office"].history(item).count
    return [
      "fields": seen["fields"], "title": seen["title"], "lead": seen["lead"], "limit": seen["limit"], "state": seen["state"],
      "version": seen["version"], "rows": .number(Double(rows)),
    ]
  }

  private func expectUnknown(_ name: String, _ refusal: Reply) {
    #expect(refusal.status == 422 && refusal.code == "faults", "\(refusal)")
    let faults = refusal.json["errors"].list
    #expect(faults.map(\.["field"].text) == [name] && faults.map(\.["detail"].text) == ["没有这一项"], "\(refusal)")
  }

  @Test("By the API it is refused and named, and nothing is written", arguments: [Road.itemAPI, .bulkAPI], Smuggling.all)
  func refusesWhatIsNotAsked(_ road: Road, _ case: Smuggling) async throws {
    let office = try await RoadOffice.shared.value
    let id = try await `case`.prepare(office)
    let before = try await state(of: id, in: office)
    let body: [String: JSON] = ["move": .text(`case`.move), "fields": `case`.fields]
    let reply =
      if road == .itemAPI {
        try await office.api(`case`.who, "POST", "/items/\(id)/moves", .object(body))
      } else {
        try await office.api(`case`.who, "POST", "/items/moves", .object(body.merging(["items": [.text(id)]]) { $1 })).first
      }
    expectUnknown(`case`.smuggled, reply)
    #expect(try await state(of: id, in: office) == before)
  }

  @Test("On a page it is not written", arguments: [Road.itemPage, .bulkPage], Smuggling.all)
  func leavesOutWhatIsNotAsked(_ road: Road, _ case: Smuggling) async throws {
    let office = try await RoadOffice.shared.value
    let id = try await `case`.prepare(office)
    let before = try await office.see(id)
    let form = [("move", `case`.move)] + `case`.controls
    let reply =
      if road == .itemPage {
        try await office.clerk(`case`.who).post("/items/\(id)/moves", form, key: unique("key"), version: before["version"].int)
      } else {
        try await office.clerk(`case`.who).post(
          "/items/moves", form + [("items", "\(id):\(before["version"].int)"), ("confirm", "yes")], key: unique("key"))
      }
    let after = try await office.see(id)
    #expect(reply.hasWorked || reply.status == 422, "\(reply)")
    #expect(after["fields"][`case`.smuggled] == before["fields"][`case`.smuggled])
    #expect(after["title"] == before["title"] && after["lead"] == before["lead"])
    if `case`.smuggled == "limit" { #expect(!after["limit"].text.hasPrefix("2020-12-31")) }
  }

  @Test("Nor by a link", arguments: [Road.answerAPI, .answerPage])
  func linksTakeNoMore(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let (id, secret) = try await office.newReceipt()
    let before = try await state(of: id, in: office)
    if road == .answerAPI {
      let body: JSON = ["move": "sign", "fields": ["signed-by": "院办", "people": 9000]]
      expectUnknown("people", Reply(try await office.guest.call("POST", "/answers/\(secret)", body)))
      #expect(try await state(of: id, in: office) == before)
    } else {
      let guest = try await PageClerk.guest(at: office.url, "/answer/\(secret)")
      _ = try await guest.post(
        "/answer/\(secret)", [("move", "sign"), ("field.signed-by", "院办"), ("field.people", "9000"), ("title", "别的题")], key: unique("key"))
      let after = try await office.see(id)
      #expect(after["fields"]["people"] == .null && after["title"] == before["title"])
    }
  }

  @Test("Nor with a move of an initiative", arguments: [Road.initiativeAPI, .initiativePage, .itemAPI, .startAPI])
  func initiativesTakeNoMore(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let isStart = road == .startAPI
    let id = try await office.newInitiative(isStart ? "draft" : "closed")
    let who = isStart ? "office" : "leading-leader"
    let before = try await state(of: id, in: office)
    let body: JSON = ["move": isStart ? "start" : "reopen", "fields": ["carried": "别的事"], "comment": "还有尾款"]
    switch road {
    case .initiativePage:
      _ = try await office.clerk(who).post(
        "/initiatives/\(id)/moves", [("move", "reopen"), ("reason", "还有尾款"), ("field.carried", "别的事")], key: unique("key"))
      #expect(try await office.see(id)["fields"]["carried"] == .null)
    case .itemAPI: expectUnknown("carried", try await office.api(who, "POST", "/items/\(id)/moves", body))
    default: expectUnknown("carried", try await office.api(who, "POST", "/initiatives/\(id)/moves", body))
    }
    if road != .initiativePage { #expect(try await state(of: id, in: office) == before) }
  }
}
