import TestSupport
import Testing

/// A bulk is decided item by item, each by its own kind and its own initiative.
extension RoadTests {
  /// Both kinds have a move `submit`; each asks for another field.
  @Test("Fields of one kind are unknown to the other", arguments: [("resolution", [200, 422]), ("result", [422, 200])])
  func twoKindsByTheAPI(_ field: String, _ expected: [Int]) async throws {
    let office = try await RoadOffice.shared.value
    let (entry, task) = try await (office.newEntry(isAssigned: true), office.newTask(isBegun: true))
    let reply = try await office.api(
      "member", "POST", "/items/moves", ["move": "submit", "items": .texts([entry, task]), "fields": [field: "已办"]])
    #expect(reply.each.map(\.status) == expected, "\(reply)")
    let refused = reply.each.first { $0.status == 422 }
    #expect(refused?.json["errors"][0]["field"].text == field, "\(reply)")
  }

  /// A field of its own for each, and the move is made on both.
  @Test("Each takes what it is given itself")
  func eachItsOwn() async throws {
    let office = try await RoadOffice.shared.value
    let (entry, task) = try await (office.newEntry(isAssigned: true), office.newTask(isBegun: true))
    let items: [JSON] = [
      ["id": .text(entry), "fields": ["resolution": "已补卡"]], ["id": .text(task), "fields": ["result": "已办"]],
    ]
    let reply = try await office.api("member", "POST", "/items/moves", ["move": "submit", "items": .list(items)])
    #expect(reply.each.map(\.status) == [200, 200], "\(reply)")
  }

  @Test("On the page a field is written to no kind that has none", arguments: [false, true])
  func twoKindsOnThePage(_ isTaskFirst: Bool) async throws {
    let office = try await RoadOffice.shared.value
    let (entry, task) = try await (office.newEntry(isAssigned: true), office.newTask(isBegun: true))
    let versions = try await (office.version(entry), office.version(task))
    var ticks = [("items", "\(entry):\(versions.0)"), ("items", "\(task):\(versions.1)")]
    if isTaskFirst { ticks.reverse() }
    let form = [("move", "submit"), ("confirm", "yes"), ("field.resolution", "已补卡"), ("field.amount", "5")]
    let reply = try await office.clerk("member").post("/items/moves", ticks + form, key: unique("key"))
    let (moved, left) = try await (office.see(entry), office.see(task))
    #expect(moved["state"] == "checking" && moved["fields"]["resolution"] == "已补卡" && moved["fields"]["amount"] == .null, "\(reply)")
    #expect(left["state"] == "doing" && left["fields"]["resolution"] == .null && left["version"].int == versions.1)
  }

  /// A group of one initiative is nobody in another.
  @Test("A group of one initiative leads nothing in another", arguments: [Road.bulkAPI, .bulkPage], [false, true])
  func twoInitiatives(_ road: Road, _ isOtherFirst: Bool) async throws {
    let office = try await RoadOffice.shared.value
    let other = try await office.newInitiative()
    let (own, foreign) = try await (
      office.register("leader", "ledger-entry", unique("条目"), ["category": "other"]),
      office.register("leader", "ledger-entry", unique("条目"), in: other, ["category": "other"])
    )
    let group = try await office.group("财政金融组")
    let ids = isOtherFirst ? [foreign, own] : [own, foreign]
    if road == .bulkAPI {
      let body: JSON = ["move": "assign", "items": .texts(ids), "fields": ["lead": .text(group)]]
      let reply = try await office.api("office", "POST", "/items/moves", body)
      #expect(reply.each.map(\.status) == (isOtherFirst ? [422, 200] : [200, 422]), "\(reply)")
    } else {
      let ticks = ids.map { ("items", "\($0):1") }
      _ = try await office.clerk("office").post(
        "/items/moves", ticks + [("move", "assign"), ("confirm", "yes"), ("lead", group)], key: unique("key"))
    }
    #expect(try await office.see(own)["lead"].text == group)
    let left = try await office.see(foreign)
    #expect(left["lead"] == .null && left["state"] == "registered")
  }

  @Test("One out of sight does not keep the others from being moved", arguments: [Road.bulkAPI, .bulkPage])
  func oneOutOfSight(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry()
    if road == .bulkAPI {
      let reply = try await office.api("leader", "POST", "/items/moves", ["move": "assign", "items": ["nosuch", .text(entry)]])
      #expect(reply.each.map(\.status) == [404, 200], "\(reply)")
    } else {
      let form = [("items", "nosuch:1"), ("items", "\(entry):1"), ("move", "assign"), ("confirm", "yes")]
      let reply = try await office.clerk("leader").post("/items/moves", form, key: unique("key"))
      #expect(reply.status == 200 && reply.said.contains("没有找到"), "\(reply)")
    }
    #expect(try await office.see(entry)["state"] == "handling")
  }

  @Test("The preview asks each item by its own kind")
  func preview() async throws {
    let office = try await RoadOffice.shared.value
    let (entry, task) = try await (office.newEntry(isAssigned: true), office.newTask())
    let reply = try await office.clerk("member").post(
      "/items/moves", [("items", "\(task):1"), ("items", "\(entry):3"), ("move", "submit")])
    #expect(reply.status == 200 && reply.text.contains("可以办1条，不能办1条"), "\(reply.status)")
    #expect(reply.text.contains("field.resolution"), "the form asks for what the entry needs")
  }
}
