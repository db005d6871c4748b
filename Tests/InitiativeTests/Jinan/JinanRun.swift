import TestSupport
import Testing

/// The Jinan initiative in a database of its own, clients for its people, and the rows of its schedule.
struct JinanRun: Sendable {
  let duban: Duban
  let initiative: String
  private let people: [String: Client]
  private let tasks: [(title: String, id: String)]
  private let groups: [(name: String, id: String)]

  static let noticeDay = "2019-11-12T09:00+08:00"
  static let workingGroups = ["财政金融组", "政策保障组", "定点服务组", "技术保障组", "宣传组"]

  /// Loads the initiative file on its first morning.
  static func begin(_ settings: [String: String] = [:], on base: Base = .usual) async throws -> JinanRun {
    let duban = try await Duban(settings, on: base)
    #expect(try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok() == "jinan-2019-9")
    let people = try await duban.clients(
      [
        "leading-leader", "leading-deputy-1", "supervisor", "office", "office-clerk", "county-laiwu", "county-gangcheng", "leader",
        "convener", "member", "policy-leader", "policy-member",
        "policy-publicity", "service-leader", "service-member", "liaison", "technical-leader", "technical-member-1", "vendor",
        "publicity-leader",
        "publicity-member", "responder",
      ], at: noticeDay)
    let server = try await duban.serve(at: noticeDay)
    let office = try #require(people["office"])
    let schedule = try await office.get("/initiatives/jinan-2019-9/schedule").ok()["items"].list
    let groups = try await office.get("/initiatives/jinan-2019-9/groups").ok()["items"].list
    let initiative = try await office.get("/initiatives/jinan-2019-9").ok()["id"].text
    try await server.stop()
    return JinanRun(
      duban: duban, initiative: initiative, people: people, tasks: schedule.map { ($0["title"].text, $0["id"].text) },
      groups: groups.map { ($0["name"].text, $0["id"].text) })
  }

  /// The client of a person, by login.
  subscript(_ login: String) -> Client { people[login]! }

  /// The task whose title contains a word.
  func task(_ word: String) -> String { tasks.first { $0.title.contains(word) }?.id ?? "no row called \(word)" }
  func group(_ name: String) -> String { groups.first { $0.name == name }?.id ?? "no group called \(name)" }
  var everyGroup: [String] { groups.map(\.id) }
  var everyTask: [String] { tasks.map(\.id) }

  /// Runs the server from this instant on, as long as `work` takes.
  func from(_ clock: String, _ work: () async throws -> Void) async throws {
    let server = try await duban.serve(at: clock)
    try await work()
    try await server.stop()
  }

  /// A group's share of a joint task.
  func share(of task: String, held group: String) async throws -> String {
    let shares = try await self["office"].items(["kind": "task-share", "parent": task])
    return try #require(shares.first { $0["lead"].text == self.group(group) })["id"].text
  }

  /// Takes a share from acceptance to completion: accepted by its leader, reported by a member, completed by the
  /// office.
  func finishShare(of task: String, held group: String, leader: String, reporter: String, result: String) async throws {
    let share = try await share(of: task, held: group)
    try await self[leader].move(share, "accept").ok()
    try await self[reporter].move(share, "submit", ["result": .text(result)]).ok()
    try await self["office"].move(share, "complete").ok()
  }

  func state(of item: String) async throws -> JSON { try await self["office"].see(item)["state"] }
  func isLate(_ item: String) async throws -> Bool { try await self["office"].see(item)["late"].isTrue }

  /// The status and code of a refusal.
  func refusal(_ answer: Client.Answer) -> String { "\(answer.status) \(answer["code"].text)" }
}
