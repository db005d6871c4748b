import TestSupport
import Testing

/// The Ziyang initiative in a database of its own: the city, three counties with equal structure, a town in each.
struct ZiyangRun: Sendable {
  let duban: Duban
  let people: [String: Client]

  static let key = "ziyang-2016-48"
  static let counties = ["雁江区", "安岳县", "乐至县"]
  static let towns = ["雁江区甲镇", "安岳县乙镇", "乐至县丙镇"]
  /// The ten bureaus and their heads.
  static let bureaus = [
    "hrss": "市人社局", "health": "市卫计委", "finance": "市财政局", "posts": "市编办", "planning": "市发改委", "audit": "市审计局", "discipline": "市监察局",
    "civil": "市民政局", "police": "市公安局", "regulator": "保险监管部门",
  ]
  private static let offices = ["leading-leader", "supervisor", "inspector", "office", "insurance", "insurance-clerk", "audit-clerk"]
  private static let posts = [
    "mayor", "executive", "hrss", "hrss-clerk", "insurance", "health", "scheme", "finance", "posts", "audit", "discipline", "township",
  ]

  static func begin(on base: Base = .usual) async throws -> ZiyangRun {
    let duban = try await Duban(on: base)
    #expect(try await duban.run("initiative", "load", key, at: "2016-07-14T08:30+08:00").ok() == key)
    return try await ZiyangRun(duban: duban, people: [:]).renewed(at: "2016-07-14T09:00+08:00")
  }

  /// Renews the tokens, which are valid for a year.
  func renewed(at clock: String) async throws -> ZiyangRun {
    let counties = Self.posts.flatMap { post in (1...3).map { "\(post)-\($0)" } }
    return ZiyangRun(duban: duban, people: try await duban.clients(Self.offices + Self.bureaus.keys + counties, at: clock))
  }

  /// The client of a person, by login.
  subscript(_ login: String) -> Client { people[login]! }
  /// The client of the person with a post in the n-th county.
  subscript(_ post: String, _ county: Int) -> Client { people["\(post)-\(county)"]! }

  /// Runs the server from this instant on, as long as `work` takes.
  func from(_ clock: String, _ work: () async throws -> Void) async throws {
    let server = try await duban.serve(at: clock)
    try await work()
    try await server.stop()
  }

  /// The only item of a kind whose title begins with a text; waits until it exists.
  func item(_ kind: String, _ title: String) async throws -> String {
    var found: [JSON] = []
    await eventually(within: .seconds(10)) {
      found = ((try? await self["office"].items(["kind": kind, "limit": "200"])) ?? []).filter { $0["title"].text.hasPrefix(title) }
      return !found.isEmpty
    }
    return try #require(found.first, "no \(kind) called \(title)")["id"].text
  }

  func task(_ title: String) async throws -> String { try await item("task", title) }
  func see(_ item: String) async throws -> JSON { try await self["office"].see(item) }
  func state(of item: String) async throws -> String { try await see(item)["state"].text }
  func isLate(_ item: String) async throws -> Bool { try await see(item)["late"].isTrue }

  func parts(_ kind: String, of whole: String) async throws -> [JSON] {
    try await self["office"].items(["kind": kind, "parent": whole, "limit": "200"])
  }

  func comes(_ item: String, to state: String) async throws {
    let came = try await eventually(within: .seconds(10)) { try await self.state(of: item) == state }
    let stands = try await self.state(of: item)
    #expect(came, "\(item) stands in \(stands), not \(state)")
  }

  func paper(_ who: Client, _ name: String) async throws -> JSON { [.text(try await who.upload(name, name: "\(name).txt"))] }

  func register(
    _ kind: String, _ title: String, by who: Client, lead: String, under whole: String? = nil, assisting: [String] = [],
    _ fields: JSON = [:]
  ) async throws -> Client.Answer {
    var body: [String: JSON] = [
      "kind": .text(kind), "initiative": .text(Self.key), "title": .text(title), "lead": .text(lead), "fields": fields,
    ]
    body["parent"] = whole.map(JSON.text)
    if !assisting.isEmpty { body["assisting"] = .texts(assisting) }
    return try await who.post("/items", .object(body))
  }

  /// The status and code of a refusal.
  func refusal(_ answer: Client.Answer) -> String { "\(answer.status) \(answer["code"].text)" }
}
