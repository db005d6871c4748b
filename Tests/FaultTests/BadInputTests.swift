import Foundation
import TestSupport
import Testing

/// Invalid requests to the API: each is refused with its own status and code, and changes nothing.
@Suite("Invalid API input", .serialized) struct BadInputTests {
  private struct Refused: Sendable, CustomTestStringConvertible {
    var what: String
    var method = "POST"
    var path: String
    var body: Data
    var headers: [String: String] = [:]
    var answer: String
    var testDescription: String { what }

    init(_ what: String, _ path: String, _ body: String, _ answer: String, method: String = "POST", headers: [String: String] = [:]) {
      self.init(what, path, Data(body.utf8), answer, method: method, headers: headers)
    }

    init(_ what: String, _ path: String, _ body: Data, _ answer: String, method: String = "POST", headers: [String: String] = [:]) {
      (self.what, self.path, self.body, self.answer, self.method, self.headers) = (what, path, body, answer, method, headers)
    }
  }

  /// Requests with the expected status and code. TASK is replaced by the id of a task that waits to be accepted.
  private static let refused: [Refused] = [
    Refused("unknown field", "/items/TASK/moves", #"{"move":"accept","fields":{"colour":"red"}}"#, "422 faults"),
    Refused("unknown member", "/items/TASK/moves", #"{"move":"accept","colour":"red"}"#, "422 faults"),
    Refused("unknown move", "/items/TASK/moves", #"{"move":"fly"}"#, "409 unknown-move"),
    Refused("stale version", "/items/TASK/moves", #"{"move":"accept"}"#, "412 stale", headers: ["If-Match": "\"7\""]),
    Refused("a version that is none", "/items/TASK/moves", #"{"move":"accept"}"#, "412 stale", headers: ["If-Match": "seven"]),
    Refused("a move that is a number", "/items/TASK/moves", #"{"move":7}"#, "400 bad-parameter"),
    Refused("no move", "/items/TASK/moves", "{}", "400 bad-parameter"),
    Refused("fields that are a list", "/items/TASK/moves", #"{"move":"accept","fields":[1]}"#, "422 faults"),
    Refused("no body", "/items/TASK/moves", "", "400 not-json"),
    Refused("a list for a body", "/items/TASK/moves", "[]", "400 not-json"),
    Refused("half a body", "/items/TASK/moves", #"{"move":"accept""#, "400 not-json"),
    Refused(
      "invalid UTF-8", "/items/TASK/moves", Data(#"{"move":"accept","comment":""#.utf8 + [0xC3, 0x28] + #""}"#.utf8), "400 not-json"),
    Refused("half a surrogate pair", "/items/TASK/moves", #"{"move":"accept","comment":"\ud83d"}"#, "400 not-json"),
    Refused(
      "40 levels", "/items/TASK/moves", String(repeating: #"{"a":"#, count: 40) + "1" + String(repeating: "}", count: 40), "400 not-json"),
    Refused("100,000 levels", "/items/TASK/moves", String(repeating: "[", count: 100_000), "400 not-json"),
    Refused(
      "two megabytes", "/items/TASK/moves", #"{"move":"accept","comment":"\#(String(repeating: "长", count: 700_000))"}"#, "413 too-large"),
    Refused(
      "a key of 256 characters", "/items/TASK/moves", #"{"move":"accept"}"#, "400 bad-parameter",
      headers: ["Idempotency-Key": String(repeating: "k", count: 256)]),
    Refused(
      "a list of 501", "/items/moves", #"{"move":"accept","items":[\#(Array(repeating: #""x""#, count: 501).joined(separator: ","))]}"#,
      "400 bad-parameter"),
    Refused("items that are none", "/items/moves", #"{"move":"accept","items":{"id":"x"}}"#, "400 bad-parameter"),
    Refused("unknown kind", "/items", #"{"kind":"wish","initiative":"jinan-2019-9","title":"x"}"#, "422 unknown-kind"),
    Refused("unknown initiative", "/items", #"{"kind":"task","initiative":"nowhere","title":"x"}"#, "404 not-found"),
    Refused("no initiative", "/items", #"{"kind":"task","title":"x"}"#, "400 bad-parameter"),
    Refused("no title", "/items", #"{"kind":"task","initiative":"jinan-2019-9"}"#, "422 missing"),
    Refused("a title of blanks", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"  "}"#, "422 missing"),
    Refused("a title that is a number", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":5}"#, "422 faults"),
    Refused(
      "a title of 201 characters", "/items",
      #"{"kind":"task","initiative":"jinan-2019-9","title":"\#(String(repeating: "长", count: 201))"}"#, "422 faults"),
    Refused("NUL in the title", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"a\u0000b"}"#, "422 faults"),
    Refused("31 February", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","limit":"2020-02-31"}"#, "422 faults"),
    Refused(
      "started on 31 February", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","start":"2020-02-31"}"#, "422 faults"),
    Refused("everybody leads", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","lead":"全体"}"#, "422 faults"),
    Refused("two lead", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","lead":["财政金融组","宣传组"]}"#, "422 faults"),
    Refused(
      "nobody of that name", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","lead":"'; DROP TABLE items; --"}"#,
      "422 faults"),
    Refused(
      "helpers without a lead", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","assisting":["宣传组"]}"#, "422 no-lead"),
    Refused(
      "a part of what is not there", "/items", #"{"kind":"task","initiative":"jinan-2019-9","title":"x","parent":"nosuch"}"#,
      "404 not-found"),
    Refused(
      "no such category", "/items", #"{"kind":"ledger-entry","initiative":"jinan-2019-9","title":"x","fields":{"category":"stolen"}}"#,
      "422 faults"),
    Refused(
      "an amount of words", "/items",
      #"{"kind":"ledger-entry","initiative":"jinan-2019-9","title":"x","fields":{"category":"other","amount":"一百"}}"#, "422 faults"),
    Refused(
      "a tenth of a cent", "/items",
      #"{"kind":"ledger-entry","initiative":"jinan-2019-9","title":"x","fields":{"category":"other","amount":1.001}}"#, "422 faults"),
    Refused(
      "no such file", "/items",
      #"{"kind":"ledger-entry","initiative":"jinan-2019-9","title":"x","fields":{"category":"other","evidence":["nosuch"]}}"#, "422 faults"),
    Refused("a person's secret as a filter", "/items?cursor=rubbish", "", "400 bad-parameter", method: "GET"),
    Refused("a limit of nothing", "/items?limit=0", "", "400 bad-parameter", method: "GET"),
    Refused("perhaps late", "/items?late=perhaps", "", "400 bad-parameter", method: "GET"),
    Refused("due before 31 February", "/items?due_before=2020-02-31", "", "400 bad-parameter", method: "GET"),
    Refused("an item that is not there", "/items/%27%20OR%201%3D1--", "", "404 not-found", method: "GET"),
    Refused("a workflow that is not there", "/workflows/wish", "", "404 not-found", method: "GET"),
    Refused("no such address", "/nothing/here", "", "404 not-found", method: "GET"),
    Refused("an edit of what is no field", "/items/TASK", #"{"fields":{"state":"done"}}"#, "422 faults", method: "PATCH"),
    Refused("a state by hand", "/items/TASK", #"{"state":"done"}"#, "422 faults", method: "PATCH"),
  ]

  /// Counts and hashes that change with any write.
  private func stand(_ duban: Duban) async throws -> [String] {
    try await duban.alter(
      "SELECT count(*), sum(version), sum(history_count) FROM items",
      "SELECT count(*), max(seq), (SELECT hash FROM history ORDER BY seq DESC LIMIT 1) FROM history",
      "SELECT count(*) FROM messages", "SELECT count(*) FROM idempotency_keys", "SELECT count(*) FROM uploads")
  }

  @Test("Invalid input is refused with its own code and changes nothing")
  func isAnsweredClearlyAndChangesNothing() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let task = try await office.newTask("接受检验")
    let before = try await stand(office.duban)
    for refused in Self.refused {
      let path = "/api/v1" + refused.path.replacing("TASK", with: task)
      let answer = try await office["leading-leader"].send(
        refused.method, path, body: refused.method == "GET" ? nil : refused.body, headers: refused.headers)
      #expect("\(answer.status) \(answer["code"].text)" == refused.answer, "\(refused.what): \(answer.text)")
      #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true && answer["status"].int == answer.status)
      #expect(!answer["title"].text.isEmpty && answer["instance"].text.hasPrefix("urn:duban:request:"), "\(refused.what)")
      if answer["code"] == "faults" { #expect(!answer["errors"][0]["detail"].text.isEmpty, "\(refused.what)") }
    }
    #expect(try await stand(office.duban) == before)
    #expect(try await office["leader"].move(task, "accept").status == 200)
    try await server.stop()
  }

  @Test("A request of 100 MB is refused and changes nothing")
  func aHundredMegabytesAreTurnedAway() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let before = try await stand(office.duban)
    let much = Data(repeating: UInt8(ascii: "x"), count: 100_000_000)
    for path in ["/api/v1/items", "/api/v1/uploads", "/api/v1/sessions"] {
      let answer = try await office["leader"].send("POST", path, body: much, headers: ["Content-Type": "text/plain"])
      #expect("\(answer.status) \(answer["code"].text)" == "413 too-large", "\(path)")
    }
    #expect(try await office["leader"].get("/me").status == 200)
    #expect(try await stand(office.duban) == before)
    try await server.stop()
  }
}
