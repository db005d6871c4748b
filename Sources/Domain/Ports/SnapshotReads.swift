/// Several reads on one snapshot.
package protocol SnapshotReads: Sendable {
  /// Runs `body` so that all its reads see one snapshot, where that costs nothing: on SQLite. On PostgreSQL each read has a snapshot of its own.
  /// `body` must not write.
  /// - Throws: what `body` throws; errors of the database.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer
}
