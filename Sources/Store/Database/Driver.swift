/// A database that the store runs on, SQLite or PostgreSQL.
protocol Driver: Sendable {
  var dialect: Dialect { get }

  /// Runs `body` on a snapshot; again from its start where the connection was lost.
  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer

  /// Runs all reads of `body` on one snapshot, where that costs nothing.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer

  /// As `read`, but blocks the calling thread: for a command that does nothing else.
  func readBlocking<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer

  /// Writes the jobs of a batch, in one transaction if it can, while no other process writes, and gives each its result: success when it is
  /// on disk, else its own error, after which nothing that the job wrote is stored. A job may run several times, each time from its start.
  func write(_ batch: WriteBatch) async

  /// The thread that `write` runs on; nil where it does not matter.
  var writerExecutor: (any TaskExecutor)? { get }

  /// Called after the callers of a batch have their results, for work that can wait.
  func afterBatch() async

  /// Calls `onChange` whenever another process or server may have committed. `isAfterGap`: earlier notifications may have been lost. Runs
  /// until the task is cancelled.
  func watch(_ onChange: @escaping @Sendable (_ isAfterGap: Bool) -> Void) async

  /// A lock for a running import, not yet taken.
  func importLock() async throws -> any ImportLock

  func close() async throws
}

extension Driver {
  var writerExecutor: (any TaskExecutor)? { nil }
  func afterBatch() async {}
  /// Over a network connection, reads of one transaction would have to wait for each other.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer { try await body() }
}

/// The SQL dialect. Code asks for it where the two databases differ, with the reason at the line.
enum Dialect: Sendable {
  case sqlite
  case postgresql
}

/// Lock held by a running import. The OS releases it when the process exits, so hidden rows without a holder belong to a dead import and are
/// deleted.
protocol ImportLock: Sendable {
  /// Waits for the lock, beside other imports.
  func lockShared() async throws
  /// - Returns: false where an import holds it.
  func tryExclusive() async throws -> Bool
  func release() async
}
