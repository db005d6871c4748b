import Foundation
import TestSupport
import Testing

/// The promises of the HTTP API: order of checks, paging, versions, idempotency keys, bulk moves, description.
@Suite("The HTTP API", .serialized) struct InterfaceTests {
  @Test("Checks are made in the documented order: session, visibility, JSON, version, permission, state, form")
  func refusesInTheOrderOfTheInterface() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let letter = try await office.task("对接承办银行")
    func tried(_ who: Client, _ body: String, seen: Int? = nil, item: String) async throws -> String {
      let headers = seen.map { ["If-Match": "\"\($0)\""] } ?? [:]
      let answer = try await who.send("POST", "/api/v1/items/\(item)/moves", body: Data(body.utf8), headers: headers)
      return "\(answer.status) \(answer["code"].text)"
    }
    // Each request also has every fault that is checked later.
    let worst = #"{"move":"start","fields":{"colour":"red"}}"#
    #expect(try await tried(server.guest, "{", seen: 9, item: "nosuch") == "401 sign-in-needed")
    #expect(try await tried(office["vendor"], "{", seen: 9, item: letter) == "404 not-found")
    #expect(try await tried(office["member"], "{", seen: 9, item: letter) == "400 not-json")
    #expect(try await tried(office["vendor"], worst, item: letter) == "404 not-found")
    #expect(try await tried(office["member"], #"{"move":"accept","fields":{"colour":"red"}}"#, seen: 9, item: letter) == "412 stale")
    #expect(try await tried(office["member"], #"{"move":"accept","fields":{"colour":"red"}}"#, item: letter) == "403 not-allowed")
    #expect(try await tried(office["leader"], worst, item: letter) == "409 not-from-here")
    #expect(try await tried(office["leader"], #"{"move":"accept","fields":{"colour":"red"}}"#, item: letter) == "422 faults")
    #expect(try await tried(office["leader"], #"{"move":"fly","fields":{"colour":"red"}}"#, item: letter) == "409 unknown-move")

    // Guards are checked before the form.
    let switching = try await office.task("最后实施")
    let finance = try await office["leader"].see(letter)["lead"].text
    let share = try #require(try await office["leader"].items(["kind": "task-share", "parent": switching, "group": finance]).first)["id"]
      .text
    try await office["leading-leader"].move(share, "accept").ok()
    #expect(try await tried(office["member"], #"{"move":"submit","fields":{"colour":"red"}}"#, item: share) == "409 not-yet-done")
    #expect(try await tried(office["member"], #"{"move":"submit"}"#, item: share) == "409 not-yet-done")
    let ticket = try await office["member"].register("hotline-ticket", "x", ["colour": "red"])
    #expect("\(ticket.status) \(ticket["code"].text)" == "403 not-allowed")
    let edit = try await office["policy-member"].call("PATCH", "/items/\(letter)", ["fields": ["colour": "red"]])
    #expect("\(edit.status) \(edit["code"].text)" == "403 not-allowed")
    try await server.stop()
  }

  @Test("A list is paged without gaps or repetitions") func pagesThroughAListOnce() async throws {
    let office = try await Office.open()
    let file = try office.duban.write(
      "title,lead,limit\n" + (1...230).map { "第\($0)家,定点服务组,2020-03-\(10 + $0 % 20)\n" }.joined(), to: "rows.csv")
    try await office.duban.run("import", "task", file, "--initiative", "jinan-2019-9", at: Office.morning).ok()
    let server = try await office.serve()
    let clerk = office["office"]
    let first = try await clerk.get("/items", ["kind": "task", "due_after": "2020-02-01"]).ok()
    #expect(first["items"].list.count == 50 && !first["next"].text.isEmpty)
    let clamped = try await clerk.get("/items", ["kind": "task", "due_after": "2020-02-01", "limit": "100000"]).ok()
    #expect(clamped["items"].list.count == 200 && !clamped["next"].text.isEmpty)
    let last = try await clerk.get("/items", ["kind": "task", "due_after": "2020-02-01", "limit": "200", "cursor": clamped["next"].text])
      .ok()
    #expect(last["items"].list.count == 30 && last["next"] == .null)
    let all = try await clerk.items(["kind": "task", "due_after": "2020-02-01", "limit": "7"])
    #expect(all.count == 230 && Set(all.map(\.["id"])).count == 230)
    #expect(all.map(\.["limit"].text) == all.map(\.["limit"].text).sorted())
    #expect(try await clerk.get("/items", ["kind": "task", "due_after": "2020-02-01", "q": "第77家"]).ok()["items"].list.count == 1)
    let due = try await clerk.items(["kind": "task", "due_after": "2020-02-01", "due_before": "2020-03-10", "limit": "200"])
    #expect(due.count == 11 && due.allSatisfy { $0["limit"].text.hasPrefix("2020-03-10") })
    #expect(try await clerk.items(["kind": "ledger-entry,task", "due_after": "2020-03-29T00:00:00+08:00", "limit": "200"]).count == 11)
    #expect(try await office["vendor"].items(["kind": "task", "due_after": "2020-02-01"]).isEmpty)
    #expect(try await clerk.items(["kind": "task-share", "late": "true"]).isEmpty)
    try await server.stop()
  }

  @Test("A change based on an old version is refused") func versionsGuardAChange() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let task = try await office.newTask("对账")
    let read = try await office["leader"].get("/items/\(task)")
    #expect(read.headers["etag"] == "\"1\"" && read["version"] == 1)
    #expect(read["moves"].list.map(\.["move"].text) == ["accept", "decline"])
    #expect(read["moves"].list.map { $0["needs"].list.map(\.text) } == [[], ["reason"]] && read["moves"][0]["name"] == "签收")
    let moved = try await office["leader"].move(task, "accept", version: 1)
    #expect(moved.status == 200 && moved.headers["etag"] == "\"2\"")
    #expect(try await office["leader"].move(task, "start", version: 1).status == 412)
    let edited = try await office["leader"].call(
      "PATCH", "/items/\(task)", ["title": "与三家银行对账", "fields": ["deliverable": "对账单"]], version: 2)
    #expect(edited["version"] == 3 && edited["title"] == "与三家银行对账" && edited["fields"]["deliverable"] == "对账单")
    #expect(try await office["leader"].call("PATCH", "/items/\(task)", ["title": "对账"], version: 2).status == 412)
    #expect(try await office["vendor"].call("PATCH", "/items/\(task)", ["title": "对账"]).status == 404)

    let history = try await office["office"].history(task)
    #expect(history.map(\.["move"].text) == ["+register", "accept", "+edit"] && history.map(\.["count"].int) == [1, 2, 3])
    #expect(history[2]["changes"]["title"] == ["before": "对账", "after": "与三家银行对账"] && history[1]["personName"] == "中心基金组组长")
    #expect(
      history.allSatisfy {
        $0["at"].text.hasPrefix("2019-11-12T09:0") && $0["via"].text.hasPrefix("api 127.0.0.1") && $0["hash"].text.count == 64
      })
    try await server.stop()
  }

  @Test("A repeated POST with the same idempotency key takes effect once")
  func aKeyMakesAPostTakeEffectOnce() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let key = "登记 2019-11-12/1 \"甲\"".addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
    let made = try await office["leader"].register("ledger-entry", "甲", ["category": "other"], key: key)
    let again = try await office["leader"].register("ledger-entry", "甲", ["category": "other"], key: key)
    #expect(made.status == 201 && again.status == 201 && made.json == again.json && made.headers["location"] == again.headers["location"])
    let other = try await office["leader"].register("ledger-entry", "乙", ["category": "other"], key: key)
    #expect("\(other.status) \(other["code"].text)" == "422 key-reused")
    #expect(try await office["member"].register("ledger-entry", "甲", ["category": "other"], key: key)["id"] != made["id"])
    let assign: JSON = ["move": "assign", "items": [made["id"], "nosuch"], "fields": ["lead": "财政金融组"]]
    let many = try await office["leader"].post("/items/moves", assign, key: "交办")
    #expect(try await office["leader"].post("/items/moves", assign, key: "交办").json == many.json)
    #expect(many["items"].list.map(\.["status"].int) == [200, 404])
    try await office["leader"].move(
      made["id"].text, "submit", ["resolution": "x", "evidence": [.text(try await office["leader"].upload("回单", name: "回单"))]]
    ).ok()
    #expect(try await office["leader"].register("ledger-entry", "甲", ["category": "other"], key: key).json == made.json)
    try await server.stop()
  }

  @Test("A bulk move takes each item's own fields and returns a result for each")
  func manyAreMovedAtOnceEachWithItsOwn() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let leader = office["leader"]
    var made: [JSON] = []
    for name in ["甲", "乙", "丙", "丁", "戊"] {
      made.append(try await leader.register("ledger-entry", name, ["category": "other"]).ok()["id"])
    }
    let moved = try await leader.post(
      "/items/moves",
      [
        "move": "assign", "fields": ["lead": "财政金融组"],
        "items": [
          made[0], ["id": made[1], "fields": ["lead": "政策保障组"]], ["id": made[2], "version": 9], ["id": made[3], "fields": ["lead": "哪个组"]],
          ["id": made[0], "fields": ["lead": "政策保障组"]], ["id": made[4], "colour": "red"], ["id": "nosuch"],
        ],
      ]
    ).ok()["items"].list
    #expect(moved.map(\.["status"].int) == [200, 200, 412, 422, 409, 422, 404], "\(moved)")
    func lead(_ place: Int) async throws -> String { try await leader.see(made[place].text)["lead"].text }
    let (first, second) = try await (lead(0), lead(1))
    #expect(first != second && first == moved[0]["item"]["lead"].text)
    for place in 2...4 { #expect(try await leader.see(made[place].text)["state"] == "registered") }
    #expect(try await leader.history(made[0].text).map(\.["move"].text) == ["+register", "assign"])
    try await server.stop()
    #expect(try await office.duban.run("verify").ok() == "")
  }

  @Test("Health, metrics, OpenAPI and workflows are served") func answersWhatStandsOpenToAll() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    #expect(try await server.guest.send("GET", "/healthz").status == 200)
    #expect(try await server.guest.send("GET", "/metrics").text.contains("duban_answers_total{status=\"200\"}"))
    let openAPI = try await server.guest.send("GET", "/api/openapi.json")
    #expect(try JSON(Data(try await office.duban.run("openapi").ok().utf8)) == openAPI.json && openAPI["openapi"] == "3.1.0")
    for path in [
      "/sessions", "/me", "/initiatives", "/initiatives/{id}", "/initiatives/{id}/groups", "/initiatives/{id}/schedule",
      "/initiatives/{id}/figures",
      "/initiatives/{id}/moves", "/items", "/items/{id}", "/items/{id}/moves", "/items/{id}/history", "/items/moves", "/workflows",
      "/workflows/{kind}", "/uploads",
    ] { #expect(openAPI["paths"][path] != .null, "\(path)") }
    let workflows = try await office["member"].get("/workflows").ok()["items"].list
    #expect(workflows.contains(["kind": "ledger-entry", "name": "问题台账条目", "version": 1]))
    let entry = try await office["member"].get("/workflows/ledger-entry").ok()
    #expect(entry["states"].list.count == 5 && entry["moves"].list.first { $0["move"] == "sign-off" }?["notBy"] == ["submit"])
    let initiatives = try await office["vendor"].get("/initiatives").ok()["items"].list
    #expect(
      initiatives.map(\.["key"]) == ["jinan-2019-9"] && initiatives[0]["documentNumber"] == "济医保办字〔2019〕9号"
        && initiatives[0]["state"] == "running")
    try await server.stop()
  }
}
