import Foundation
import TestSupport

/// Requests with what is wrong with them: corrections, registrations, and what is written beside an item.
extension RoadOffice {
  /// Who asked for an approval corrects its matter; who approves it may not be corrected.
  func correct(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let id = try await newApproval()
    let version = try await version(id)
    if wrongs.contains(.stale) { try await touch(id) }
    let who = wrongs.contains(.unseen) ? "service-member" : wrongs.contains(.forbidden) ? "supervisor" : "leader"
    var fields: [String: JSON] = ["matter": "改请"]
    if wrongs.contains(.conflict) { fields["approver"] = try await .text(group("定点服务组")) }
    if wrongs.contains(.unfit) { fields["amount"] = "一百" }
    if road == .patch {
      if wrongs.contains(.malformed) {
        let headers = ["Content-Type": "application/json", "If-Match": "\"\(version)\""]
        return Reply(try await self[who].send("PATCH", "/api/v1/items/\(id)", body: Data("{".utf8), headers: headers))
      }
      return try await api(who, "PATCH", "/items/\(id)", ["fields": .object(fields)], version: version)
    }
    return try await clerk(who).post("/items/\(id)/edit", fields.map { ("field." + $0, $1.text) }, key: unique("key"), version: version)
  }

  /// A part of a task is registered by a leader.
  func newPart(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let whole = try await newTask()
    if wrongs.contains(.conflict) { try await self["leading-leader"].move(whole, "cancel", comment: "不办了").ok() }
    let parent = wrongs.contains(.unseen) ? "nosuch" : whole
    let who = wrongs.contains(.forbidden) ? "member" : "leader"
    let lead = wrongs.contains(.unfit) ? "哪个组" : try await group("财政金融组")
    if road == .registrationPage {
      return try await clerk(who).post(
        "/items",
        [("kind", "task"), ("initiative", Self.initiative), ("title", unique("分项")), ("parent", parent), ("lead", lead)],
        key: unique("key"))
    }
    var body: [String: JSON] = [
      "initiative": .text(Self.initiative), "title": .text(unique("分项")), "parent": .text(parent), "lead": .text(lead),
    ]
    if !wrongs.contains(.malformed) { body["kind"] = "task" }
    return try await api(who, "POST", "/items", .object(body))
  }

  /// Rows for the ledger, rows for the desk, and one call.
  func takeIn(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let isUnfit = wrongs.contains(.unfit)
    let isForbidden = wrongs.contains(.forbidden)
    if road == .hotlineDesk {
      let nature = isUnfit ? "闲聊" : "consult"
      return try await clerk(isForbidden ? "member" : "responder").post(
        "/hotline", [("initiative", Self.initiative), ("nature", nature), ("field.matter", unique("来电"))], key: unique("key"))
    }
    // Somebody of the first initiative sees nothing of the second.
    let needsOther = wrongs.contains(.unseen) || wrongs.contains(.conflict)
    let place = needsOther ? try await newInitiative(wrongs.contains(.conflict) ? "closed" : "running") : Self.initiative
    if road == .cityList {
      let who = wrongs.contains(.unseen) ? "service-member" : isForbidden ? "member" : "responder"
      let rows = "工单编号,类别,工单内容\n\(unique("JN-")),\(isUnfit ? "闲聊" : "咨询"),余额何时能查\n"
      return try await clerk(who).post("/initiatives/\(place)/hotline", [], file: rows, key: unique("key"))
    }
    let reader = place == Self.initiative ? "supervisor" : "auditor"
    let who = wrongs.contains(.unseen) ? "service-member" : isForbidden ? reader : "leader"
    let rows = "标题,类别\n\(unique("行")),\(isUnfit ? "被盗" : "其他")\n"
    return try await clerk(who).post(
      "/initiatives/\(place)/ledger/paste", [("batch", rows), ("confirm", "all")], key: unique("key"))
  }

  /// A note, a look at masked fields, a link.
  func record(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let isUnfit = wrongs.contains(.unfit)
    if [.linkAPI, .linkPage].contains(road) {
      let id = try await newReceipt().id
      if wrongs.contains(.conflict) { try await self["office"].move(id, "sign", ["signed-by": "收发室"]).ok() }
      let who = wrongs.contains(.unseen) ? "vendor" : wrongs.contains(.forbidden) ? "service-member" : "office"
      if road == .linkPage { return try await clerk(who).post("/items/\(id)/link", [("party", party(of: id))], key: unique("key")) }
      if wrongs.contains(.malformed) { return try await raw(self[who], "/items/\(id)/links", "{") }
      return try await api(who, "POST", "/items/\(id)/links", isUnfit ? ["party": "无此单位"] : [:])
    }
    let id = try await newEntry()
    let who = wrongs.contains(.unseen) ? "service-member" : wrongs.contains(.forbidden) ? "auditor" : "leader"
    let words = isUnfit ? "" : "与银行核对"
    switch road {
    case .notePage: return try await clerk(who).post("/items/\(id)/notes", [("words", words)], key: unique("key"))
    case .revealPage:
      return try await clerk(who).post("/items/\(id)/reveal?field=identity", [("reason", words)], key: unique("key"))
    default:
      if wrongs.contains(.malformed) { return try await raw(self[who], "/items/\(id)/reveal", "{") }
      return try await api(who, "POST", "/items/\(id)/reveal", ["comment": .text(words)])
    }
  }

  /// A file, a notice, a draft: they hang on nothing that could be out of sight.
  func send(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    switch road {
    case .uploadAPI:
      let bytes = wrongs.contains(.malformed) ? "" : "回单"
      return Reply(
        try await self[wrongs.contains(.forbidden) ? "auditor" : "member"].send("POST", "/api/v1/uploads", body: Data(bytes.utf8)))
    case .draftsAPI:
      let bytes = wrongs.contains(.malformed) ? Data() : wrongs.contains(.unfit) ? Data([0x89, 0x50, 0x4E, 0x47, 1]) : Data("关于报送的通知".utf8)
      return Reply(try await self[wrongs.contains(.forbidden) ? "vendor" : "office"].send("POST", "/api/v1/drafts", body: bytes))
    default:
      let draft = wrongs.contains(.malformed) ? ["groups": []] : try await draft(unique("专项"))
      return try await api(wrongs.contains(.forbidden) ? "vendor" : "office", "POST", "/initiatives", draft)
    }
  }

  func party(of item: String) async throws -> String { try await see(item)["lead"].text }

  /// A group's id, by its name.
  func group(_ name: String, in initiative: String = RoadOffice.initiative) async throws -> String {
    try await self["office"].get("/initiatives/\(initiative)/groups").ok()["items"].list.first { $0["name"].text == name }?["id"].text
      ?? name
  }
}
