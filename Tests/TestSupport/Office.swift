import Foundation

/// The Jinan initiative on its first morning, with clients for some of its people.
package struct Office: Sendable {
  package let duban: Duban
  private let people: [String: Client]

  package static let morning = "2019-11-12T09:00+08:00"

  package static func open(
    _ logins: [String] = ["leading-leader", "office", "leader", "member", "policy-member", "vendor"],
    on base: Base = .usual, at location: String? = nil
  ) async throws -> Office {
    let duban = try await Duban(on: base, database: location)
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    return Office(duban: duban, people: try await duban.clients(logins, at: morning))
  }

  /// The client of a person, by login.
  package subscript(_ login: String) -> Client { people[login]! }

  package func serve() async throws -> DubanServer { try await duban.serve(at: Self.morning) }

  /// The task whose title contains a word.
  package func task(_ word: String) async throws -> String {
    try await self["office"].items(["kind": "task", "q": word]).first?["id"].text ?? "no row called \(word)"
  }

  /// Registers a task of one group, or a joint one; returns its id.
  package func newTask(_ title: String, _ parties: [String] = ["财政金融组"], under parent: String? = nil) async throws -> String {
    var body: [String: JSON] = ["kind": "task", "initiative": "jinan-2019-9", "title": .text(title), "lead": .text(parties[0])]
    if parties.count > 1 { body["assisting"] = .texts(Array(parties.dropFirst())) }
    body["parent"] = parent.map(JSON.text)
    return try await self["leading-leader"].post("/items", .object(body)).ok()["id"].text
  }
}

/// The number of rounds of a test; `DUBAN_SOAK=1` chooses the large one.
package enum Soak {
  package static func rounds(_ usual: Int, soaking: Int) -> Int {
    ProcessInfo.processInfo.environment["DUBAN_SOAK"] == "1" ? soaking : usual
  }
}
