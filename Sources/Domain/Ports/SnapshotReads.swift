/// Holds several reads to one moment.
package protocol SnapshotReads: Sendable {
  /// All that `body` reads stands as it did at one moment, where that costs nothing: on a file, not over a connection. It must not write.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer
}
