import Foundation
import Synchronization
import TestSupport

/// One server for all roads: the Jinan initiative on its first morning, its people at the API and at the pages.
final class RoadOffice: Sendable {
  /// Started once for the whole suite, and gone with the test process.
  static let shared = Task { try await RoadOffice.open() }

  static let initiative = "jinan-2019-9"
  static let password = "jinan-2019-9-shizhuanxu"
  private static let logins = [
    "leading-leader", "office", "leader", "member", "policy-leader", "policy-member", "service-leader", "service-member",
    "technical-leader",
    "responder", "vendor", "supervisor", "convener", "auditor",
  ]

  let duban: Duban
  /// A file that everybody may name as evidence.
  let paper: JSON
  private let people: [String: Client]
  private let clerks: [String: PageClerk]
  private let server: Mutex<DubanServer>
  private let running = Mutex<Task<String, any Error>?>(nil)

  private init(duban: Duban, paper: JSON, people: [String: Client], clerks: [String: PageClerk], server: DubanServer) {
    (self.duban, self.paper, self.people, self.clerks) = (duban, paper, people, clerks)
    self.server = Mutex(server)
  }

  static func open() async throws -> RoadOffice {
    let duban = try await Duban()
    let dawn = "2019-11-12T08:30+08:00"
    try await duban.run("initiative", "load", initiative, at: dawn).ok()
    try await duban.run("person", "add", "auditor", "--display", "审计员", "--auditor", at: dawn, input: password + "\n").ok()
    try await duban.alter("UPDATE people SET password = (SELECT password FROM people WHERE login = 'auditor') WHERE login IS NOT NULL")
    let people = try await duban.clients(logins, at: Office.morning)
    let server = try await duban.serve(at: Office.morning)
    var clerks: [String: PageClerk] = [:]
    for login in logins { clerks[login] = try await PageClerk.signIn(at: server.url, login, password) }
    let paper = JSON.list([.text(try await people["office"]!.upload("依据", name: "依据.txt"))])
    return RoadOffice(duban: duban, paper: paper, people: people, clerks: clerks, server: server)
  }

  /// Somebody at the API, by their login.
  subscript(_ login: String) -> Client { people[login]! }
  /// Somebody at the pages, by their login.
  func clerk(_ login: String) -> PageClerk { clerks[login]! }

  var url: String { server.withLock { $0.url } }
  var guest: Client { server.withLock { $0.guest } }

  /// Kills the server as a power cut would, and starts it again.
  func killAndServe() async throws {
    await server.withLock { $0 }.kill()
    let again = try await duban.serve(at: Office.morning)
    server.withLock { $0 = again }
  }

  func stop() async throws { try await server.withLock { $0 }.stop() }

  /// A quota with plenty planned, made when it is first asked for.
  func runningQuota() async throws -> String {
    let task = running.withLock { running in
      let task = running ?? Task { try await self.newQuota(planned: 1_000_000) }
      running = task
      return task
    }
    return try await task.value
  }

  func api(
    _ login: String, _ method: String, _ path: String, _ body: JSON, key: String? = nil, version: Int? = nil
  ) async throws -> Reply { Reply(try await self[login].call(method, path, body, key: key, version: version)) }

  /// Sends the body unchanged, also where it is not JSON.
  func raw(_ client: Client, _ path: String, _ body: String, version: Int? = nil) async throws -> Reply {
    var headers = ["Content-Type": "application/json"]
    headers["If-Match"] = version.map { "\"\($0)\"" }
    return Reply(try await client.send("POST", "/api/v1" + path, body: Data(body.utf8), headers: headers))
  }

  func see(_ item: String) async throws -> JSON { try await self["office"].see(item) }
  func version(_ item: String) async throws -> Int { try await see(item)["version"].int }

  /// Counts the rows of an act in the history of an item.
  func count(_ act: String, of item: String) async throws -> Int {
    try await self["office"].history(item).count { $0["move"].text == act }
  }
}

/// Somebody at the pages, with the token that their forms carry.
struct PageClerk: Sendable {
  let visitor: PageVisitor
  let csrf: String

  static func signIn(at url: String, _ login: String, _ password: String) async throws -> PageClerk {
    let visitor = try await PageVisitor.signIn(at: url, login, password)
    return PageClerk(visitor: visitor, csrf: try await visitor.get("/").hidden("csrf"))
  }

  /// The holder of a link, who has no account.
  static func guest(at url: String, _ path: String) async throws -> PageClerk {
    let visitor = PageVisitor.guest(at: url)
    return PageClerk(visitor: visitor, csrf: try await visitor.get(path).hidden("csrf"))
  }

  func post(_ path: String, _ fields: [(String, String)], key: String? = nil, version: Int? = nil) async throws -> Reply {
    var form = [("csrf", csrf)]
    if let key { form.append(("key", key)) }
    if let version { form.append(("version", String(version))) }
    return Reply(try await visitor.post(path, form + fields))
  }

  func post(_ path: String, _ fields: [(String, String)], file: String, key: String? = nil) async throws -> Reply {
    let form = [("csrf", csrf)] + (key.map { [("key", $0)] } ?? [])
    return Reply(try await visitor.post(path, form + fields, file: file, name: "rows.csv"))
  }
}

/// A word that nothing else on a page has.
func unique(_ word: String) -> String { word + UUID().uuidString.prefix(8) }
