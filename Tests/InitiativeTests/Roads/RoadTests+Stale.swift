import Foundation
import TestSupport
import Testing

/// What was seen counts: a decision about an older version is refused, and says what has changed meanwhile.
extension RoadTests {
  /// A correction by another person, which the refusal must name.
  private struct Change {
    let person = "办公室主任"
    /// 9:04
    let time: String

    init(of item: String, in office: RoadOffice) async throws {
      try await office.touch(item)
      let at = try await office["office"].history(item).last?["at"].text ?? ""
      time = String(at.dropFirst(12).prefix(4))
    }
  }

  private func expectNamed(_ change: Change, on reply: Reply) {
    #expect(reply.status == 412, "\(reply)")
    #expect(reply.said.contains(change.person), "nobody is named: \(reply.said)")
    #expect(reply.said.contains(change.time), "\(change.time) is not named: \(reply.said)")
  }

  @Test("The page of an item refuses an old form, says who and when, and keeps what was typed", arguments: [false, true])
  func itemPage(_ hasKey: Bool) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry(isAssigned: true)
    let version = try await office.version(entry)
    let change = try await Change(of: entry, in: office)
    let typed = unique("已补卡并重新代扣")
    let form = [("move", "submit"), ("field.resolution", typed)]
    let reply = try await office.clerk("member").post("/items/\(entry)/moves", form, key: hasKey ? unique("key") : nil, version: version)
    expectNamed(change, on: reply)
    #expect(reply.text.contains(typed))
    #expect(try await office.see(entry)["state"] == "handling")
  }

  @Test("So does the form that corrects it")
  func editPage() async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.newEntry()
    let version = try await office.version(entry)
    let change = try await Change(of: entry, in: office)
    let typed = unique("换卡后余额不符")
    let reply = try await office.clerk("leader").post(
      "/items/\(entry)/edit", [("title", "改题"), ("field.problem", typed)], key: unique("key"), version: version)
    expectNamed(change, on: reply)
    #expect(reply.text.contains(typed))
    #expect(try await office.see(entry)["fields"]["problem"] == .null)
  }

  @Test("So does the page behind a link")
  func answerPage() async throws {
    let office = try await RoadOffice.shared.value
    let (id, secret) = try await office.newReceipt()
    let guest = try await PageClerk.guest(at: office.url, "/answer/\(secret)")
    let version = try await office.version(id)
    let change = try await Change(of: id, in: office)
    let typed = unique("院办收发")
    let reply = try await guest.post(
      "/answer/\(secret)", [("move", "sign"), ("field.signed-by", typed)], key: unique("key"), version: version)
    expectNamed(change, on: reply)
    #expect(reply.text.contains(typed))
    #expect(try await office.see(id)["state"] == "sent")
  }

  @Test("So does a move of an initiative on its page")
  func initiativePage() async throws {
    let office = try await RoadOffice.shared.value
    let id = try await office.newInitiative()
    let typed = unique("全部办结")
    let reply = try await office.clerk("leading-leader").post(
      "/initiatives/\(id)/moves", [("move", "close"), ("reason", typed)], key: unique("key"), version: 1)
    #expect(reply.status == 412 && reply.said.contains("办公室主任"), "\(reply)")
    #expect(reply.text.contains(typed))
    #expect(try await office["office"].get("/initiatives/\(id)").ok()["state"] == "running")
  }

  @Test("So does a draft that was corrected in another window")
  func draftPage() async throws {
    let office = try await RoadOffice.shared.value
    let id = try await office.newInitiative("draft")
    let first = try await office.clerk("office").post(
      "/import/\(id)", [("title", unique("改题")), ("act", "save")], key: unique("key"), version: 1)
    #expect(first.status == 303, "\(first)")
    let typed = unique("再改")
    let reply = try await office.clerk("office").post("/import/\(id)", [("title", typed), ("act", "save")], key: unique("key"), version: 1)
    #expect(reply.status == 412 && reply.text.contains(typed), "\(reply)")
    #expect(try await office["office"].get("/initiatives/\(id)").ok()["title"] != .text(typed))
  }

  @Test("In bulk it is refused item by item", arguments: [Road.bulkAPI, .bulkPage])
  func bulk(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let (old, fresh) = try await (office.newEntry(), office.newEntry())
    let change = try await Change(of: old, in: office)
    if road == .bulkAPI {
      let items: [JSON] = [["id": .text(old), "version": 1], ["id": .text(fresh), "version": 1]]
      let reply = try await office.api("leader", "POST", "/items/moves", ["move": "assign", "items": .list(items)])
      #expect(reply.each.map(\.status) == [412, 200], "\(reply)")
    } else {
      let ticks = [("items", "\(old):1"), ("items", "\(fresh):1")]
      let reply = try await office.clerk("leader").post(
        "/items/moves", ticks + [("move", "assign"), ("confirm", "yes")], key: unique("key"))
      #expect(reply.status == 200 && reply.said.contains(change.person) && reply.said.contains(change.time), "\(reply)")
    }
    #expect(try await office.see(old)["state"] == "registered")
    #expect(try await office.see(fresh)["state"] == "handling")
  }

  @Test("By the API it is a stale If-Match", arguments: [Road.itemAPI, .patch, .answerAPI, .initiativeAPI, .startAPI])
  func api(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let reply = try await office.ask(road, [.stale])
    #expect(reply.status == 412 && reply.code == "stale", "\(reply)")
  }

  /// Two leaders look at the same version: one decision, whichever is first.
  @Test(
    "Of two at once about the same version one is refused", arguments: [Road.itemPage, .bulkPage, .answerPage, .initiativePage, .editPage])
  func twoAtOnceAboutOneVersion(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let posts = try await rivals(road, in: office)
    async let one = posts[0]()
    async let other = posts[1]()
    let outcomes = try await [one, other].map { road == .bulkPage ? $0.outcome : $0.status }
    #expect(outcomes.count { $0 < 400 } == 1 && outcomes.count { $0 == 412 } == 1, "\(outcomes)")
  }

  private func rivals(_ road: Road, in office: RoadOffice) async throws -> [@Sendable () async throws -> Reply] {
    switch road {
    case .answerPage:
      let (id, secret) = try await office.newReceipt()
      let (guest, version) = try await (PageClerk.guest(at: office.url, "/answer/\(secret)"), office.version(id))
      return ["院办", "门卫"].map { name in
        { try await guest.post("/answer/\(secret)", [("move", "sign"), ("field.signed-by", name)], key: unique("key"), version: version) }
      }
    case .initiativePage:
      let id = try await office.newInitiative("closed")
      let version = try await office["office"].get("/initiatives/\(id)").ok()["version"].int
      return ["尾款", "移交"].map { reason in
        {
          try await office.clerk("leading-leader").post(
            "/initiatives/\(id)/moves", [("move", "reopen"), ("reason", reason)], key: unique("key"), version: version)
        }
      }
    default:
      let entry = try await office.newEntry()
      return ["leader", "office"].map { who in
        {
          switch road {
          case .editPage:
            try await office.clerk(who).post("/items/\(entry)/edit", [("title", unique("改题"))], key: unique("key"), version: 1)
          case .bulkPage:
            try await office.clerk(who).post(
              "/items/moves", [("items", "\(entry):1"), ("move", "assign"), ("confirm", "yes")], key: unique("key"))
          default: try await office.clerk(who).post("/items/\(entry)/moves", [("move", "assign")], key: unique("key"), version: 1)
          }
        }
      }
    }
  }
}
