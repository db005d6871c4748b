import Domain
import Foundation
import TestSupport
import WorkflowFiles
import Workflows

@testable import Store

/// A store on disk with a small initiative in it: one working group under a leading group, and its people.
struct House {
  let folder: TemporaryFolder
  let store: Store
  let library: Library
  let initiative = Item.ID("initiative")
  static let now = Zone.china.parse("2019-11-20T10:00+08:00")!

  var calendar: WorkCalendar { WorkCalendar(years: library.years) }
  let location: String
  /// Where it stands in a file.
  var sqlite: SQLite { store.driver as! SQLite }

  init(on base: Base = .sqlite) async throws {
    folder = try TemporaryFolder()
    library = try Library(Shipped.files)
    switch base {
    case .sqlite: location = folder.file("duban.sqlite")
    case .postgresql:
      let cluster = try await Cluster.shared.value
      location = cluster.url(try await cluster.newDatabase())
    }
    store = try await Self.open(location, library)
    let plan = Plan(
      people: ["王明", "李静", "陈晨"].map { Plan.Person(key: $0, login: $0, name: $0, mail: "\($0 == "王明" ? "wang" : "li")@example.org") },
      groups: [
        Plan.Group(name: "领导小组", kind: .leading, posts: [.init(role: .leader, person: "陈晨")]),
        Plan.Group(
          name: "财政金融组", kind: .working, parent: "领导小组", posts: [.init(role: .leader, person: "王明"), .init(role: .member, person: "李静")]),
      ])
    let launch = Launch(workflows: library.workflows, calendar: WorkCalendar(years: library.years), agencies: [], people: [])
    let change = try launch.load(Initiative(id: initiative, key: "test", title: "试点", plan: plan), on: action(.system))
    _ = try await store.commit([change], at: Self.now)
  }

  static func open(_ path: String, _ library: Library) async throws -> Store {
    let counter = Counter()
    return try await Store(at: path, workflows: library.workflows, calendar: WorkCalendar(years: library.years)) { counter.bytes($0) }
  }

  func reopen() async throws -> Store {
    try await store.close()
    return try await Self.open(location, library)
  }

  func action(_ person: Person, at now: Instant = Self.now) -> ActionContext {
    ActionContext(person: person, now: now, via: "test") { Base32.text(Counter.shared.bytes(15)) }
  }

  func person(_ name: String) async throws -> Person { try await store.people().first { $0.name == name }! }

  static let everything: Scope = {
    var scope = Scope(of: .system, posts: [])
    scope.isEverything = true
    return scope
  }()

  func registering(_ title: String) async throws -> Change {
    let place = try await store.registrationContext(in: initiative, under: nil, within: Self.everything)
    return try place.register(
      "ledger-entry", with: Form(title: title, fields: ["category": .text("lost-card")]), on: action(try await person("李静")))
  }

  func register(_ title: String) async throws -> Item {
    guard case .done(let items)? = try await store.commit([try await registering(title)], at: Self.now).first else {
      throw Refusal.notFound
    }
    return items[0]
  }
}

/// Bytes that differ each time and are the same in every run.
final class Counter: @unchecked Sendable {
  static let shared = Counter()
  private let lock = NSLock()
  private var count: UInt64 = 0

  func bytes(_ length: Int) -> [UInt8] {
    lock.withLock {
      count += 1
      return (0..<length).map { UInt8(truncatingIfNeeded: (count &* 0x9E37_79B9_7F4A_7C15) >> UInt64($0 % 8 * 8)) ^ UInt8($0) }
    }
  }
}
