import TestSupport
import Testing

/// A move that a freeze bars is refused on every road, and the item's history says that it was tried.
extension RoadTests {
  /// An initiative in which one move is frozen.
  private func frozen(_ kind: String, _ move: String, in office: RoadOffice) async throws -> String {
    let initiative = try await office.newInitiative()
    try await freeze(kind, move, in: initiative, of: office)
    return initiative
  }

  private func freeze(_ kind: String, _ move: String, in initiative: String, of office: RoadOffice) async throws {
    let name = unique("冻结")
    let fields: JSON = ["name": .text(name), "kinds": .texts([kind]), "moves": .texts([move])]
    let freeze = try await office.register("office", "freeze", name, in: initiative, fields)
    try await office["office"].move(freeze, "open").ok()
  }

  /// Expects one row of the refusal, with the name of the person.
  private func expectRecorded(_ name: String?, of item: String, in office: RoadOffice) async throws {
    let rows = try await office["office"].history(item).filter { $0["move"] == "+refuse" }
    #expect(rows.count == 1)
    if let name { #expect(rows.last?["personName"].text == name) }
  }

  @Test("A move on an item", arguments: Road.moves)
  func freezesMoves(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let initiative = try await frozen("ledger-entry", "assign", in: office)
    let entry = try await office.newEntry(in: initiative, lead: "甲组")
    let reply =
      switch road {
      case .itemAPI: try await office.api("leader", "POST", "/items/\(entry)/moves", ["move": "assign"])
      case .bulkAPI: try await office.api("leader", "POST", "/items/moves", ["move": "assign", "items": [.text(entry)]]).first
      case .itemPage: try await office.clerk("leader").post("/items/\(entry)/moves", [("move", "assign")], key: unique("key"), version: 1)
      default:
        try await office.clerk("leader").post(
          "/items/moves", [("items", "\(entry):1"), ("move", "assign"), ("confirm", "yes")], key: unique("key"))
      }
    #expect(reply.outcome == 409, "\(reply)")
    #expect(try await office.see(entry)["state"] == "registered")
    try await expectRecorded("中心基金组组长", of: entry, in: office)
  }

  @Test("An answer by link", arguments: [Road.answerAPI, .answerPage])
  func freezesAnswers(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let initiative = try await office.newInitiative()
    let (id, secret) = try await office.newReceipt(in: initiative, group: "乙组")
    let guest = try await PageClerk.guest(at: office.url, "/answer/\(secret)")
    try await freeze("receipt", "sign", in: initiative, of: office)
    let reply =
      if road == .answerAPI {
        Reply(try await office.guest.call("POST", "/answers/\(secret)", ["move": "sign", "fields": ["signed-by": "院办"]]))
      } else {
        try await guest.post("/answer/\(secret)", [("move", "sign"), ("field.signed-by", "院办")], key: unique("key"))
      }
    #expect(reply.status == 409, "\(reply)")
    #expect(try await office.see(id)["state"] == "sent")
    try await expectRecorded(nil, of: id, in: office)
  }

  @Test("A move of the initiative itself", arguments: [Road.initiativeAPI, .initiativePage, .itemAPI])
  func freezesInitiatives(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let initiative = try await frozen("initiative", "close", in: office)
    let reply =
      switch road {
      case .initiativePage:
        try await office.clerk("leading-leader").post("/initiatives/\(initiative)/moves", [("move", "close")], key: unique("key"))
      case .itemAPI: try await office.api("leading-leader", "POST", "/items/\(initiative)/moves", ["move": "close"])
      default: try await office.api("leading-leader", "POST", "/initiatives/\(initiative)/moves", ["move": "close"])
      }
    #expect(reply.status == 409 && (road == .initiativePage || reply.code == "frozen"), "\(reply)")
    #expect(try await office["office"].get("/initiatives/\(initiative)").ok()["state"] == "running")
    try await expectRecorded("市局局长", of: initiative, in: office)
  }

  /// There is no ticket yet whose history could say so: nothing of it is kept.
  @Test("A call that is passed on at once")
  func freezesTheDesk() async throws {
    let office = try await RoadOffice.shared.value
    let initiative = try await frozen("hotline-ticket", "dispatch", in: office)
    let (title, group) = try await (unique("来电"), office.group("甲组", in: initiative))
    let form = [("initiative", initiative), ("nature", "consult"), ("field.matter", title), ("do", "pass"), ("lead", group)]
    let reply = try await office.clerk("office").post("/hotline", form, key: unique("key"))
    #expect(reply.status == 409, "\(reply)")
    #expect(try await office["office"].items(["initiative": initiative, "kind": "hotline-ticket"]).isEmpty)
  }
}
