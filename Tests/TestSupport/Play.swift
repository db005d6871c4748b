import Foundation

/// An initiative loaded from its file, with clients for its people: the base of each initiative's run.
package struct Play: Sendable {
  package let duban: Duban
  package let initiative: String
  private let people: [String: Client]

  /// Loads the initiative at `clock` and makes a token for each person.
  package static func begin(_ initiative: String, at clock: String, people: [String], on base: Base = .usual) async throws -> Play {
    let duban = try await Duban(on: base)
    guard try await duban.run("initiative", "load", initiative, at: clock).ok() == initiative else { throw Running.Failure.didNotStart([]) }
    return Play(duban: duban, initiative: initiative, people: try await duban.clients(people, at: clock))
  }

  /// The client of a person, by login.
  package subscript(_ login: String) -> Client { people[login]! }

  /// Runs the server from this instant on, as long as `work` takes.
  package func from(_ clock: String, _ work: () async throws -> Void) async throws {
    let server = try await duban.serve(at: clock)
    try await work()
    try await server.stop()
  }

  /// Registers an item as a person; `more` contains `lead`, `parent`, `limit` and the like.
  package func register(_ login: String, _ kind: String, _ title: String, _ fields: JSON = [:], _ more: [String: JSON] = [:]) async throws
    -> Client.Answer
  {
    let body: [String: JSON] = ["kind": .text(kind), "initiative": .text(initiative), "title": .text(title), "fields": fields]
    return try await self[login].post("/items", .object(body.merging(more) { _, own in own }))
  }

  /// All matching items, as visible to the office.
  package func items(_ query: [String: String]) async throws -> [JSON] {
    try await self["office"].items(query.merging(["initiative": initiative, "limit": "200"]) { own, _ in own })
  }

  /// The item of a kind whose title contains a word.
  package func find(_ kind: String, _ word: String) async throws -> String {
    try await items(["kind": kind]).first { $0["title"].text.contains(word) }?["id"].text ?? "no \(kind) called \(word)"
  }

  /// The part of an item whose title contains a word.
  package func part(of whole: String, _ word: String) async throws -> String {
    try await items(["parent": whole]).first { $0["title"].text.contains(word) }?["id"].text ?? "no part called \(word)"
  }

  package func groups() async throws -> [JSON] {
    try await self["office"].get("/initiatives/\(initiative)/groups").ok()["items"].list
  }

  package func group(_ name: String) async throws -> String {
    try await groups().first { $0["name"].text == name }?["id"].text ?? "no group called \(name)"
  }

  package func state(of item: String) async throws -> JSON { try await self["office"].see(item)["state"] }
  package func isLate(_ item: String) async throws -> Bool { try await self["office"].see(item)["late"].isTrue }

  /// The history record of the last move with this name.
  package func row(of item: String, _ move: String) async throws -> JSON {
    try await self["office"].history(item).last { $0["move"].text == move } ?? .null
  }

  /// The status and code of a refusal.
  package func refusal(_ answer: Client.Answer) -> String { "\(answer.status) \(answer["code"].text)" }

  /// Uploads a file, as the value of a field.
  package func file(_ login: String, _ name: String) async throws -> JSON {
    [.text(try await self[login].upload(name, name: name + ".txt"))]
  }

  package func closeIt(as login: String) async throws -> Client.Answer {
    try await self[login].post("/initiatives/\(initiative)/moves", ["move": "close", "comment": "全部办结"])
  }
}
