import Foundation
import TestSupport

/// POSTs of initiatives, files and sessions that may come twice.
extension RoadOffice {
  func keyedInitiative(_ road: Road) async throws -> KeyedPost {
    let isReopening = [.initiativeAPI, .initiativePage].contains(road)
    let id = try await newInitiative(isReopening ? "closed" : "draft")
    let version = try await self["office"].get("/initiatives/\(id)").ok()["version"].int
    let move = isReopening ? "reopen" : "start"
    let effects: @Sendable () async throws -> Int = { try await self.count(move, of: id) }
    let moveOn: @Sendable () async throws -> Void = {
      try await self["leading-leader"].post("/initiatives/\(id)/moves", ["move": "close", "comment": "办完"]).ok()
    }
    let who = isReopening ? "leading-leader" : "office"
    switch road {
    case .initiativeAPI, .startAPI:
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = ["move": .text(move), "comment": isOther ? "再看" : "请办"]
          return try await self.api(who, "POST", "/initiatives/\(id)/moves", body, key: key, version: version)
        }, effects: effects, moveOn: moveOn)
    case .draftPage:
      let (form, other) = try await (draftForm(unique("专项")), draftForm(unique("专项")))
      return KeyedPost(
        send: { key, isOther in
          try await self.clerk("office").post("/import/\(id)", (isOther ? other : form) + [("act", "start")], key: key, version: version)
        }, effects: effects, moveOn: moveOn)
    default:
      let address = road == .startItemPage ? "/items/\(id)/moves" : "/initiatives/\(id)/moves"
      return KeyedPost(
        send: { key, isOther in
          try await self.clerk(who).post(address, [("move", move), ("reason", isOther ? "再看" : "请办")], key: key, version: version)
        }, effects: effects, moveOn: moveOn)
    }
  }

  func keyedFile(_ road: Road) async throws -> KeyedPost {
    let name = unique("回单")
    switch road {
    case .sessionAPI:
      // Somebody whose sessions no other test opens.
      let login = unique("person-").lowercased()
      try await duban.run("person", "add", login, at: Office.morning, input: Self.password + "\n").ok()
      let statement =
        "SELECT count(*) FROM sessions JOIN people ON people.id = sessions.person WHERE kind = 'token' AND login = '\(login)'"
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = ["login": .text(login), "password": .text(isOther ? "wrong" : Self.password)]
          return Reply(try await self.guest.call("POST", "/sessions", body, key: key))
        }, effects: { try await self.rows(statement) })
    case .uploadAPI:
      return KeyedPost(
        send: { key, isOther in
          let headers = ["Idempotency-Key": key, "X-Filename": name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""]
          return Reply(
            try await self["member"].send("POST", "/api/v1/uploads", body: Data((isOther ? "别的" : "回单").utf8), headers: headers))
        }, effects: { try await self.rows("SELECT count(*) FROM uploads WHERE name = '\(name)'") })
    case .draftsAPI:
      return KeyedPost(
        send: { key, isOther in
          let notice = "关于\(name)的通知\n一、12月\(isOther ? 20 : 21)日前，市医保中心完成汇总。\n"
          return Reply(
            try await self["office"].send("POST", "/api/v1/drafts", body: Data(notice.utf8), headers: ["Idempotency-Key": key]))
        }, effects: { 1 })
    case .importPage:
      return KeyedPost(
        send: { key, isOther in
          let notice = "关于\(name)的通知\n一、12月\(isOther ? 20 : 21)日前，市医保中心完成汇总。\n"
          return try await self.clerk("office").post("/import", [("text", notice)], key: key)
        }, effects: { try await self.initiatives(called: name) })
    default:
      let (draft, other) = try await (draft(name), draft(name + "二"))
      return KeyedPost(
        send: { key, isOther in try await self.api("office", "POST", "/initiatives", isOther ? other : draft, key: key) },
        effects: { try await self.initiatives(called: name) })
    }
  }

  private func initiatives(called name: String) async throws -> Int {
    try await self["office"].get("/initiatives", ["limit": "200"]).ok()["items"].list.count { $0["title"].text.contains(name) }
  }
}
