import GRDB
import Testing

@testable import Store

struct DurabilityTests {
  @Test func theWriterSyncsFully() async throws {
    let house = try await House()
    let synchronous = try await house.sqlite.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    #expect(synchronous == 2)
    #expect(try await house.sqlite.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }
}
