import Domain

/// Several reads on one snapshot.
package struct SQLSnapshots: SnapshotReads, DatabasePort {
  let database: Database

  package func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer {
    try await database.driver.inReadTransaction(body)
  }
}
