import Foundation
import TestSupport

/// Registrations, and what is written beside an item, that may come twice.
extension RoadOffice {
  func keyedRecord(_ road: Road) async throws -> KeyedPost {
    if [.linkAPI, .linkPage].contains(road) { return try await keyedLink(road) }
    let id = try await newEntry()
    let act = [.revealAPI, .revealPage].contains(road) ? "+reveal" : road == .notePage ? "+note" : "+edit"
    let effects: @Sendable () async throws -> Int = { try await self.count(act, of: id) }
    switch road {
    case .revealAPI:
      return KeyedPost(
        send: { key, isOther in
          try await self.api("leader", "POST", "/items/\(id)/reveal", ["comment": isOther ? "再核对" : "核对"], key: key)
        }, effects: effects)
    case .revealPage:
      return KeyedPost(
        send: { key, isOther in
          let reply = try await self.clerk("leader").post(
            "/items/\(id)/reveal?field=identity", [("reason", isOther ? "再核对" : "核对")], key: key)
          return Reply(status: reply.status, text: reply.text.contains("371203198001011100") ? "shown" : "masked")
        }, effects: effects)
    case .notePage:
      return KeyedPost(
        send: { key, isOther in
          try await self.clerk("leader").post("/items/\(id)/notes", [("words", isOther ? "再问" : "已问")], key: key)
        }, effects: effects)
    default:
      return KeyedPost(
        send: { key, isOther in
          try await self.clerk("leader").post(
            "/items/\(id)/edit", [("title", "改题"), ("field.problem", isOther ? "再改" : "改过")], key: key, version: 1)
        }, effects: effects, moveOn: { try await self["leader"].move(id, "assign").ok() })
    }
  }

  private func keyedLink(_ road: Road) async throws -> KeyedPost {
    let id = try await newReceipt().id
    let party = try await party(of: id)
    let statement = "SELECT count(*) FROM answer_links WHERE item = '\(id)'"
    let before = try await rows(statement)
    let moveOn: @Sendable () async throws -> Void = { try await self["office"].move(id, "sign", ["signed-by": "收发室"]).ok() }
    let effects: @Sendable () async throws -> Int = { try await self.rows(statement) - before }
    if road == .linkAPI {
      return KeyedPost(
        send: { key, isOther in
          try await self.api("office", "POST", "/items/\(id)/links", isOther ? [:] : ["party": .text(party)], key: key)
        },
        effects: effects, moveOn: moveOn)
    }
    return KeyedPost(
      send: { key, isOther in
        let reply = try await self.clerk("office").post("/items/\(id)/link", [("party", party), ("note", isOther ? "二" : "一")], key: key)
        let url = reply.text.components(separatedBy: "/answer/").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
        return Reply(status: reply.status, text: url ?? "no link")
      }, effects: effects, moveOn: moveOn)
  }

  func keyedRows(_ road: Road) async throws -> KeyedPost {
    let name = unique("行")
    let effects: @Sendable () async throws -> Int = { try await self["office"].items(["q": name, "limit": "200"]).count }
    switch road {
    case .registrationAPI:
      let whole = try await newTask()
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = [
            "kind": "task", "initiative": .text(Self.initiative), "title": .text(isOther ? name + "二" : name), "parent": .text(whole),
            "lead": "财政金融组",
          ]
          return try await self.api("leading-leader", "POST", "/items", body, key: key)
        }, effects: effects, moveOn: { try await self.cancel(whole) })
    case .registrationPage:
      let whole = try await newTask()
      let lead = try await group("财政金融组")
      return KeyedPost(
        send: { key, isOther in
          let form = [
            ("kind", "task"), ("initiative", Self.initiative), ("title", isOther ? name + "二" : name), ("parent", whole), ("lead", lead),
          ]
          return try await self.clerk("leading-leader").post("/items", form, key: key)
        }, effects: effects, moveOn: { try await self.cancel(whole) })
    case .hotlineDesk:
      return KeyedPost(
        send: { key, isOther in
          let form = [("initiative", Self.initiative), ("nature", isOther ? "help" : "consult"), ("field.matter", name)]
          return try await self.clerk("responder").post("/hotline", form, key: key)
        }, effects: effects)
    case .cityList:
      let number = unique("JN-")
      return KeyedPost(
        send: { key, isOther in
          let rows = "工单编号,类别,工单内容\n\(number),\(isOther ? "求助" : "咨询"),\(name)\n"
          return try await self.clerk("responder").post("/initiatives/\(Self.initiative)/hotline", [], file: rows, key: key)
        }, effects: effects)
    case .pasteParts:
      let whole = try await newTask()
      return KeyedPost(
        send: { key, isOther in
          let form = [("batch", "标题,牵头\n\(name)一,财政金融组\n\(name)\(isOther ? "三" : "二"),财政金融组\n"), ("confirm", "all")]
          return try await self.clerk("leading-leader").post(
            "/initiatives/\(Self.initiative)/kinds/task/paste?parent=\(whole)", form, key: key)
        }, effects: { try await effects() / 2 },
        moveOn: { for part in try await self.parts(of: whole) + [whole] { try await self.cancel(part) } })
    default:
      return KeyedPost(
        send: { key, isOther in
          let form = [("batch", "标题,类别\n\(name)一,其他\n\(name)二,\(isOther ? "挂失补卡" : "其他")\n"), ("confirm", "all")]
          return try await self.clerk("leader").post("/initiatives/\(Self.initiative)/ledger/paste", form, key: key)
        }, effects: { try await effects() / 2 })
    }
  }

  /// Cancels a task and, first, what hangs below it.
  private func cancel(_ task: String) async throws {
    for part in try await parts(of: task) { try await cancel(part) }
    let answer = try await self["leading-leader"].move(task, "cancel", comment: "不办了")
    if answer["code"].text != "not-from-here" { try answer.ok() }
  }

  func parts(of whole: String) async throws -> [String] {
    try await self["office"].items(["parent": whole, "limit": "200"]).map(\.["id"].text)
  }
}
