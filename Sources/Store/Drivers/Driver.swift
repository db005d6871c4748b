/// A database that the store runs on, SQLite or PostgreSQL.
protocol Driver: Sendable {
  var dialect: Dialect { get }

  /// Runs `body` on what stood at one moment; again from the start where the connection was lost on the way.
  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer

  /// All reads of `body` on what stood at one moment, where that costs nothing.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer

  /// The same for a verb that has nothing else to do: the calling thread waits.
  func readBlocking<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer

  /// Writes the jobs of a batch, in one transaction if it can, while no other process writes, and gives each its result: success when it is
  /// on disk, else its own error, after which nothing that the job wrote is stored. A job may run several times, each time from its start.
  func write(_ batch: WriteBatch) async

  /// Where `write` runs by itself, without waiting for those who ask; nil where it makes no difference.
  var writing: (any TaskExecutor)? { get }

  /// Whoever waited for the last write has been answered: what was put off is done now.
  func answered() async

  /// Calls `heard` where another process or server may have changed something, and says whether others may have gone unheard
  /// before; until it is cancelled.
  func watch(_ heard: @escaping @Sendable (_ isAfterGap: Bool) -> Void) async

  /// What an import under way holds.
  func importLock() async throws -> any ImportLock

  func close() async throws
}

extension Driver {
  var writing: (any TaskExecutor)? { nil }
  func answered() async {}
  /// Over a connection each read would wait for the one before it, whoever else could have it meanwhile.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer { try await body() }
}

/// What the two databases say differently; whoever needs it asks at the line and says why.
enum Dialect: Sendable {
  case sqlite
  case postgresql
}

/// Held by whoever writes a batch. The system lets go of it when the process ends, however it ends, so what is still unseen and
/// not held is what a dead one left behind.
protocol ImportLock: Sendable {
  /// Beside others that write batches of their own.
  func share() async throws
  /// - Returns: false where anybody else holds it.
  func tryExclusive() async throws -> Bool
  func release() async
}
