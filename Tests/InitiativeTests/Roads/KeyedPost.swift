import Foundation
import TestSupport

/// A POST that may come twice: what it is asked of, and how its effects are counted.
struct KeyedPost: Sendable {
  /// Sends it with this key; `isOther` with another body.
  let send: @Sendable (_ key: String, _ isOther: Bool) async throws -> Reply
  /// How often it has taken effect so far.
  let effects: @Sendable () async throws -> Int
  /// Brings about that the same request would be refused by now; nil where nothing does.
  var moveOn: (@Sendable () async throws -> Void)?

  /// The roads whose POSTs take a key.
  static let roads: [Road] = [
    .sessionAPI, .uploadAPI, .draftsAPI, .initiativesAPI, .initiativeAPI, .initiativePage, .startAPI, .startPage, .startItemPage,
    .draftPage,
    .importPage, .registrationAPI, .registrationPage, .itemAPI, .itemPage, .bulkAPI, .bulkPage, .linkAPI, .linkPage, .revealAPI,
    .revealPage,
    .answerAPI, .answerPage, .notePage, .editPage, .paste, .pasteParts, .cityList, .hotlineDesk,
  ]

  /// Those of them whose request would be refused once what it is asked of has moved on.
  static let movingOn = roads.filter {
    ![
      .sessionAPI, .uploadAPI, .draftsAPI, .initiativesAPI, .importPage, .revealAPI, .revealPage, .notePage, .paste, .cityList,
      .hotlineDesk,
    ].contains($0)
  }
}

extension RoadOffice {
  func keyed(_ road: Road) async throws -> KeyedPost {
    switch road {
    case .sessionAPI, .uploadAPI, .draftsAPI, .initiativesAPI, .importPage: try await keyedFile(road)
    case .initiativeAPI, .initiativePage, .startAPI, .startPage, .startItemPage, .draftPage: try await keyedInitiative(road)
    case .itemAPI, .itemPage, .bulkAPI, .bulkPage, .answerAPI, .answerPage: try await keyedMove(road)
    case .linkAPI, .linkPage, .revealAPI, .revealPage, .notePage, .editPage: try await keyedRecord(road)
    default: try await keyedRows(road)
    }
  }

  /// What a statement counts in the database.
  func rows(_ statement: String) async throws -> Int { Int(try await duban.alter(statement).first ?? "") ?? -1 }

  private func keyedMove(_ road: Road) async throws -> KeyedPost {
    if [.answerAPI, .answerPage].contains(road) { return try await keyedAnswer(road) }
    let entries = try await [newEntry(), newEntry()]
    let moved: @Sendable () async throws -> Int = { try await self.count("assign", of: entries[0]) }
    let moveOn: @Sendable () async throws -> Void = { try await self["member"].move(entries[0], "wait", comment: "等补卡").ok() }
    switch road {
    case .itemAPI:
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = ["move": "assign", "comment": isOther ? "再办" : "请办"]
          return try await self.api("leader", "POST", "/items/\(entries[0])/moves", body, key: key, version: 1)
        }, effects: moved, moveOn: moveOn)
    case .itemPage:
      return KeyedPost(
        send: { key, isOther in
          let form = [("move", "assign"), ("reason", isOther ? "再办" : "请办")]
          return try await self.clerk("leader").post("/items/\(entries[0])/moves", form, key: key, version: 1)
        }, effects: moved, moveOn: moveOn)
    case .bulkAPI:
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = ["move": "assign", "items": .texts(isOther ? [entries[0]] : entries)]
          return try await self.api("leader", "POST", "/items/moves", body, key: key)
        }, effects: moved, moveOn: moveOn)
    default:
      return KeyedPost(
        send: { key, isOther in
          let ticks = (isOther ? [entries[0]] : entries).map { ("items", "\($0):1") }
          let reply = try await self.clerk("leader").post("/items/moves", ticks + [("move", "assign"), ("confirm", "yes")], key: key)
          // The page of the outcome is another each time; what it says was done must be the same.
          return Reply(status: reply.status, text: reply.text.contains("2条没有办") ? "refused" : "done")
        }, effects: moved, moveOn: moveOn)
    }
  }

  private func keyedAnswer(_ road: Road) async throws -> KeyedPost {
    let (id, secret) = try await newReceipt()
    let effects: @Sendable () async throws -> Int = { try await self.count("sign", of: id) }
    let moveOn: @Sendable () async throws -> Void = { try await self["office"].move(id, "return", comment: "没盖章").ok() }
    if road == .answerAPI {
      return KeyedPost(
        send: { key, isOther in
          let body: JSON = ["move": "sign", "fields": ["signed-by": isOther ? "门卫" : "院办"]]
          return Reply(try await self.guest.call("POST", "/answers/\(secret)", body, key: key, version: 1))
        }, effects: effects, moveOn: moveOn)
    }
    let clerk = try await PageClerk.guest(at: url, "/answer/\(secret)")
    return KeyedPost(
      send: { key, isOther in
        let form = [("move", "sign"), ("field.signed-by", isOther ? "门卫" : "院办")]
        return try await clerk.post("/answer/\(secret)", form, key: key, version: 1)
      }, effects: effects, moveOn: moveOn)
  }
}
