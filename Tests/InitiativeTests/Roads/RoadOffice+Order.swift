import Foundation
import TestSupport

/// Requests with what is wrong with them, on every road.
extension RoadOffice {
  func ask(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    switch road {
    case .itemAPI, .itemPage, .bulkAPI, .bulkPage: try await assign(road, wrongs)
    case .answerAPI, .answerPage: try await answer(road, wrongs)
    case .initiativeAPI, .initiativePage: try await reopen(road, wrongs)
    case .startAPI, .startPage, .startItemPage: try await start(road, wrongs)
    case .patch, .editPage: try await correct(road, wrongs)
    case .registrationAPI, .registrationPage: try await newPart(road, wrongs)
    case .paste, .cityList, .hotlineDesk: try await takeIn(road, wrongs)
    case .notePage, .revealAPI, .revealPage, .linkAPI, .linkPage: try await record(road, wrongs)
    case .uploadAPI, .draftsAPI, .initiativesAPI: try await send(road, wrongs)
    case .draftPage, .importPage, .pasteParts, .importVerb, .sessionAPI: Reply(status: 0, text: "")
    }
  }

  /// An entry of the finance group is assigned, by its leader.
  private func assign(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let entry = try await newEntry(isAssigned: wrongs.contains(.conflict))
    var version = try await version(entry)
    if wrongs.contains(.stale) { try await touch(entry) } else { version = try await self.version(entry) }
    let who = wrongs.contains(.unseen) ? "service-member" : wrongs.contains(.forbidden) ? "member" : "leader"
    let fields: [String: JSON] = wrongs.contains(.unfit) ? ["lead": "哪个组"] : [:]
    let isMalformed = wrongs.contains(.malformed)
    switch road {
    case .itemAPI:
      if isMalformed { return try await raw(self[who], "/items/\(entry)/moves", "{", version: version) }
      return try await api(who, "POST", "/items/\(entry)/moves", ["move": "assign", "fields": .object(fields)], version: version)
    case .itemPage:
      let move = isMalformed ? [] : [("move", "assign")]
      return try await clerk(who).post(
        "/items/\(entry)/moves", move + fields.map { ($0, $1.text) }, key: unique("key"), version: version)
    case .bulkAPI:
      let target: JSON = ["id": .text(entry), "version": .number(Double(version))]
      let body: [String: JSON] = ["items": [target], "fields": .object(fields)]
      return try await api(who, "POST", "/items/moves", .object(isMalformed ? body : body.merging(["move": "assign"]) { $1 })).first
    default:
      let move = isMalformed ? [] : [("move", "assign")]
      let form = [("items", "\(entry):\(version)"), ("confirm", "yes")] + fields.map { ($0, $1.text) }
      let reply = try await clerk(who).post("/items/moves", move + form, key: unique("key"))
      return Reply(status: reply.outcome, text: reply.text)
    }
  }

  /// A hospital signs its receipt by link; taking it back is not for it.
  private func answer(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let (id, made) = try await newReceipt()
    // Opened while there was still something to answer.
    let clerk = try await PageClerk.guest(at: url, "/answer/\(made)")
    let answered = wrongs.contains(.conflict)
    if answered { try await self["office"].move(id, "sign", ["signed-by": "收发室"]).ok() }
    let version = try await version(id)
    if wrongs.contains(.stale) {
      if answered { try await self["office"].move(id, "return", comment: "再签").ok() } else { try await touch(id) }
      if answered { try await self["office"].move(id, "sign", ["signed-by": "收发室"]).ok() }
    }
    let move = wrongs.contains(.forbidden) ? "withdraw" : "sign"
    let secret = wrongs.contains(.unseen) ? "nosuch" : made
    let isFit = !wrongs.contains(.unfit) && !wrongs.contains(.forbidden)
    if road == .answerAPI {
      if wrongs.contains(.malformed) { return try await raw(guest, "/answers/\(secret)", "{", version: version) }
      let fields: JSON = isFit ? ["signed-by": "院办"] : [:]
      return Reply(try await guest.call("POST", "/answers/\(secret)", ["move": .text(move), "fields": fields], version: version))
    }
    let form = wrongs.contains(.malformed) ? [] : [("move", move)]
    return try await clerk.post(
      "/answer/\(secret)", form + (isFit ? [("field.signed-by", "院办")] : []), key: unique("key"), version: version)
  }

  /// A closed initiative is reopened by its leading leader, with a reason.
  private func reopen(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let id = try await newInitiative(wrongs.contains(.conflict) ? "running" : "closed")
    let version = try await self["office"].get("/initiatives/\(id)").ok()["version"].int - (wrongs.contains(.stale) ? 1 : 0)
    let who = wrongs.contains(.unseen) ? "service-member" : wrongs.contains(.forbidden) ? "member" : "leading-leader"
    let reason = wrongs.contains(.unfit) ? nil : "还有尾款"
    if road == .initiativeAPI {
      if wrongs.contains(.malformed) { return try await raw(self[who], "/initiatives/\(id)/moves", "{", version: version) }
      let comment: [String: JSON] = reason.map { ["comment": .text($0)] } ?? [:]
      let body = JSON.object(comment.merging(["move": "reopen"]) { $1 })
      return try await api(who, "POST", "/initiatives/\(id)/moves", body, version: version)
    }
    let form = (wrongs.contains(.malformed) ? [] : [("move", "reopen")]) + (reason.map { [("reason", $0)] } ?? [])
    return try await clerk(who).post("/initiatives/\(id)/moves", form, key: unique("key"), version: version)
  }

  /// A draft is started by who registered it; by nobody else, and once.
  private func start(_ road: Road, _ wrongs: Set<Wrong>) async throws -> Reply {
    let isRunning = wrongs.contains(.conflict) || wrongs.contains(.forbidden)
    let id = try await newInitiative(isRunning ? "running" : "draft")
    let version = try await self["office"].get("/initiatives/\(id)").ok()["version"].int + (wrongs.contains(.stale) ? -1 : 0)
    let who = wrongs.contains(.unseen) ? "service-member" : wrongs.contains(.forbidden) ? "member" : "office"
    if road == .startAPI {
      if wrongs.contains(.malformed) { return try await raw(self[who], "/initiatives/\(id)/moves", "{", version: version) }
      let fields: JSON = wrongs.contains(.unfit) ? ["colour": "red"] : [:]
      return try await api(who, "POST", "/initiatives/\(id)/moves", ["move": "start", "fields": fields], version: version)
    }
    let form = wrongs.contains(.malformed) ? [] : [("move", "start")]
    let address = road == .startItemPage ? "/items/\(id)/moves" : "/initiatives/\(id)/moves"
    return try await clerk(who).post(address, form, key: unique("key"), version: version)
  }
}
