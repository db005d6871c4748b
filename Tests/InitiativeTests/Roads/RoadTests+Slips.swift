import TestSupport
import Testing

/// What is written a little wrong is refused, and never taken for something else.
extension RoadTests {
  @Test("A version that is none is none that anybody saw", arguments: ["2.0", "x", "99999999999999999999", "", "0"])
  func noVersion(_ version: String) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry(isAssigned: true)
    for (path, move) in [("/items/\(entry)/moves", [("move", "wait"), ("reason", "待补正")]), ("/items/\(entry)/edit", [("title", "改名")])] {
      let page = try await office.clerk("member").post(path, [("version", version)] + move, key: unique("key"))
      #expect(page.status == 412, "\(path) \(page)")
    }
    let bulk = try await office.clerk("member").post(
      "/items/moves", [("items", "\(entry):\(version)"), ("move", "wait"), ("reason", "待补正"), ("confirm", "yes")], key: unique("key"))
    #expect(bulk.outcome == 412, "\(bulk)")
    #expect(try await office.see(entry)["state"] == "handling")
  }

  @Test("The API takes a version that is no whole number for no request", arguments: ["\"2\"", "2.5", "1e19", "true", "null", "[2]"])
  func noWholeVersion(_ version: String) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry(isAssigned: true)
    let bulk = try await office.raw(
      office["member"], "/items/moves", #"{"move":"wait","comment":"待补正","items":[{"id":"\#(entry)","version":\#(version)}]}"#)
    #expect(bulk.status == 400, "\(bulk)")
    let single = try await office.raw(office["member"], "/items/\(entry)/moves", #"{"move":"wait","comment":"待补正","version":\#(version)}"#)
    #expect(single.status == 422 && single.code == "faults", "the version of one item is in If-Match: \(single)")
    #expect(try await office.see(entry)["state"] == "handling")
  }

  @Test("A correction takes title and fields, empties what is emptied, and writes no mask over what it hides")
  func corrections() async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry()
    func correct(_ body: JSON) async throws -> Reply { try await office.api("leader", "PATCH", "/items/\(entry)", body) }
    for body in [["lead": "政策保障组"], ["limit": "2030-01-01"], ["assisting": ["政策保障组"]], ["fields": ["lead": "政策保障组"]]] as [JSON] {
      let refused = try await correct(body)
      #expect(refused.status == 422 && refused.code == "faults", "\(body) \(refused)")
    }
    for body in [["title": " "], ["title": nil], ["fields": ["category": nil]], ["fields": ["category": ""]]] as [JSON] {
      let refused = try await correct(body)
      #expect(refused.status == 422 && refused.code == "missing", "\(body) \(refused)")
    }
    #expect(try await correct(["fields": ["bank": "承办银行甲", "holder": "王小明"]]).status == 200)
    #expect(try await correct(["fields": ["bank": "", "holder": "王**"]]).status == 200)
    let seen = try await office.see(entry)
    #expect(seen["fields"]["bank"] == nil && seen["fields"]["holder"] == "王**")
    let whole = try await office.api("office", "POST", "/items/\(entry)/reveal", ["comment": "核对"])
    #expect(whole.json["fields"]["holder"] == "王小明", "\(whole)")
    let page = try await office.clerk("leader").post(
      "/items/\(entry)/edit", [("title", "改名"), ("field.problem", ""), ("field.holder", "")], key: unique("key"),
      version: try await office.version(entry))
    #expect(page.status == 303, "\(page)")
    #expect(try await office.see(entry)["fields"]["holder"] == "王**", "an empty box of a masked field leaves it")
  }

  @Test(
    "Who looks at masked fields says why", arguments: ["{}", #"{"comment":" "}"#, #"{"comment":"a\u0000"}"#, #"{"comment":"核对","also":1}"#])
  func reasons(_ body: String) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry()
    let refused = try await office.raw(office["office"], "/items/\(entry)/reveal", body)
    #expect(refused.status == 422, "\(refused)")
    #expect(try await office.count("+reveal", of: entry) == 0)
  }

  @Test("Of one name given twice in a request none is taken")
  func twice() async throws {
    let office = try await RoadOffice.shared.value
    let body: JSON = [
      "kind": "ledger-entry", "initiative": .text(RoadOffice.initiative), "title": "一", "fields": ["category": "other", "title": "二"],
    ]
    let refused = try await office.api("leader", "POST", "/items", body)
    #expect(refused.status == 422 && refused.code == "faults", "\(refused)")
  }

  @Test("The desk registers nothing in an initiative that is not there")
  func noInitiative() async throws {
    let office = try await RoadOffice.shared.value
    let form = [("initiative", "nowhere"), ("field.matter", "问余额"), ("nature", "consult"), ("do", "pass")]
    #expect(try await office.clerk("responder").post("/hotline", form, key: unique("key")).status == 404)
  }
}
