import Domain
import Synchronization
import TestSupport
import Testing

@testable import Store

struct WriteBatchTests {
  private struct Failure: Error {}

  @Test(arguments: Base.allCases) func everyCallerGetsTheResultOfTheirOwnJob(_ base: Base) async throws {
    let house = try await House(on: base)
    let store = house.store
    try await store.commits.run { try $0.run("INSERT INTO versions (name, value) VALUES ('sum', 0)") }
    let results = await withTaskGroup(of: (Int, Bool).self) { group in
      for number in 0..<60 {
        group.addTask {
          do {
            try await store.commits.run { connection in
              if number % 3 == 1 { throw Failure() }
              try connection.run("UPDATE versions SET value = value + 1 WHERE name = 'sum'")
              if number % 3 == 2 { try connection.run("INSERT INTO versions (name, value) VALUES ('sum', 0)") }
            }
            return (number, true)
          } catch { return (number, false) }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for (number, isDone) in results { #expect(isDone == (number % 3 == 0), "\(number)") }
    #expect(try await store.read { try $0.first("SELECT value FROM versions WHERE name = 'sum'") { $0.int(0) } } == 20)
  }

  /// An administrator cancels the statement that waits for the turn to write, before any job ran.
  @Test func aCancelledWaitForTheTurnLeavesTheSessionUsable() async throws {
    let house = try await House(on: .postgresql)
    let other = try PostgreSQLConnection(house.location)
    try hold(on: other)
    let outcome = Task { try await house.register("一条") }
    try await cancelWaiting(on: other)
    await #expect(throws: DatabaseUnavailable.self) { try await outcome.value }
    try release(on: other)
    #expect(try await house.register("又一条").number == "test-台账-0001")
    #expect(try await house.store.verify().isEmpty)
  }

  @Test func aLockTimeoutLeavesTheSessionUsable() async throws {
    let house = try await House(on: .postgresql)
    let store = try await House.open(house.location + "?options=-c%20lock_timeout%3D300", house.library)
    let other = try PostgreSQLConnection(house.location)
    try hold(on: other)
    let change = try await house.registering("一条")
    for _ in 0..<2 { await #expect(throws: DatabaseUnavailable.self) { _ = try await store.commit([change], at: House.now) } }
    try release(on: other)
    guard case .done? = try await store.commit([change], at: House.now).first else { throw Refusal.notFound }
    try await store.close()
  }

  private func hold(on connection: PostgreSQLConnection) throws {
    _ = try connection.first("SELECT pg_advisory_lock(\(PostgreSQL.turn))::text") { $0.text(0) }
  }

  private func release(on connection: PostgreSQLConnection) throws {
    _ = try connection.first("SELECT pg_advisory_unlock(\(PostgreSQL.turn))::text") { $0.text(0) }
  }

  private func cancelWaiting(on connection: PostgreSQLConnection) async throws {
    while true {
      let cancelled = try connection.count(
        """
        SELECT count(*) FROM (SELECT pg_cancel_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock') AS cancelled
        """)
      if cancelled > 0 { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
