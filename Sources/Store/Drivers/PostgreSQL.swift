import CPostgreSQL
import Domain

/// The PostgreSQL driver: sessions that read beside one that writes. Writers of all servers take turns by a lock that ends with
/// their transaction, so that what a decision relied upon cannot change under it, numbers have no gaps, and the order of the
/// history is the order of its commits.
final class PostgreSQL: Driver {
  let dialect = Dialect.postgresql
  let location: String
  private let readers: SessionPool
  private let writer: PostgreSQLSession
  /// How long a request waits for a primary that is being replaced.
  private static let patience = Duration.seconds(20)
  private static let readers = 6

  /// - Parameter location: `postgresql://user@host/database`, of several hosts the one that takes writes.
  init(_ location: String) async throws {
    self.location = location
    writer = PostgreSQLSession(location)
    readers = SessionPool((0..<Self.readers).map { _ in PostgreSQLSession(location) })
    do { try await writer.use { _ in } } catch let lost as PostgreSQLLost { throw DatabaseUnavailable(why: lost.message) }
  }

  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    let session = await readers.take()
    do {
      let answer = try await patiently { try await session.use { try $0.reading(body) } }
      await readers.give(session)
      return answer
    } catch {
      await readers.give(session)
      throw error
    }
  }

  func readBlocking<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer {
    try PostgreSQLConnection(location).reading(body)
  }

  func write(_ batch: WriteBatch) async {
    do {
      if try await commit(batch, nil) { return }
      // One of several jobs has to be undone. Its statements were sent together with those of the others, so that which one it is shows
      // when each has a transaction of its own.
      for job in batch.unfinished {
        do { _ = try await commit(batch, [job]) } catch let error as DatabaseUnavailable { throw error } catch {
          batch.finish(job, error)
        }
      }
    } catch { for job in batch.unfinished { batch.finish(job, error) } }
  }

  /// - Parameter jobs: nil for all that wait when this server has its turn to write.
  /// - Returns: false where nothing is stored, since one of several jobs has to be undone.
  private func commit(_ batch: WriteBatch, _ jobs: [Int]?) async throws -> Bool {
    var doubtful: CommitInDoubt?
    return try await patiently {
      if let doubt = doubtful, try await writer.use({ try $0.isCommitted(doubt.turn) }) {
        batch.finish(doubt.jobs, doubt.failures)
        return true
      }
      doubtful = nil
      do { return try await writer.use { try $0.write(batch, jobs) } } catch let doubt as CommitInDoubt {
        doubtful = doubt
        throw PostgreSQLLost(message: "COMMIT")
      }
    }
  }

  func importLock() async throws -> any ImportLock {
    PostgreSQLMark(session: PostgreSQLSession(location))
  }

  func close() async throws {
    await writer.close()
    for session in readers.all { await session.close() }
  }

  /// Again until there is a database that answers.
  private func patiently<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer {
    let end = ContinuousClock.now + Self.patience
    while true {
      do { return try await work() } catch let lost as PostgreSQLLost {
        if ContinuousClock.now > end { throw DatabaseUnavailable(why: lost.message) }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}

/// The connection is gone, or leads to where nothing can be written; nothing that was sent has taken effect.
struct PostgreSQLLost: Error {
  let message: String
}

/// What PostgreSQL refused.
struct PostgreSQLError: Error, CustomStringConvertible {
  /// Five letters, as in PostgreSQL's appendix A.
  let code: String
  let message: String
  let statement: String

  var description: String { "\(code) \(message)\(statement.isEmpty ? "" : "：\(statement)")" }

  /// That the server is going, gone, or is a standby: 08 connection, 57P shutdown, 25006 read only.
  var isLoss: Bool { code.isEmpty || code.hasPrefix("08") || code.hasPrefix("57P") || code == "25006" }
}

/// Sessions lent out one reader at a time.
actor SessionPool {
  let all: [PostgreSQLSession]
  private var idle: [PostgreSQLSession]
  private var waiting: [CheckedContinuation<PostgreSQLSession, Never>] = []

  init(_ sessions: [PostgreSQLSession]) {
    all = sessions
    idle = sessions
  }

  func take() async -> PostgreSQLSession {
    if let session = idle.popLast() { return session }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func give(_ session: PostgreSQLSession) {
    if waiting.isEmpty { return idle.append(session) }
    waiting.removeFirst().resume(returning: session)
  }
}
