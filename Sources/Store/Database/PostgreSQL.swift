import CPostgreSQL
import Domain

/// The PostgreSQL driver: reading sessions beside one writing session. The writers of all servers take turns by a lock that ends with their
/// transaction, so that preconditions cannot change after they were verified, numbers have no gaps, and the order of the history is the order
/// of the commits.
final class PostgreSQL: Driver {
  let dialect = Dialect.postgresql
  let location: String
  private let readers: SessionPool
  private let writer: PostgreSQLSession
  /// How long a request waits for a primary that is being replaced.
  private static let maxWait = Duration.seconds(20)
  private static let readers = 6

  /// - Parameter location: `postgresql://user@host/database`; of several hosts, the one that accepts writes is used.
  init(_ location: String) async throws {
    self.location = location
    writer = PostgreSQLSession(location)
    readers = SessionPool((0..<Self.readers).map { _ in PostgreSQLSession(location) })
    do { try await writer.use { _ in } } catch let lost as PostgreSQLLost { throw DatabaseUnavailable(why: lost.message) }
  }

  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    let session = await readers.take()
    do {
      let answer = try await retrying { try await session.use { try $0.reading(body) } }
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
    return try await retrying {
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
    PostgreSQLImportLock(session: PostgreSQLSession(location))
  }

  func close() async throws {
    await writer.close()
    for session in readers.all { await session.close() }
  }

  /// Repeats `work` while the connection is lost, until `maxWait` is over.
  private func retrying<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer {
    let end = ContinuousClock.now + Self.maxWait
    while true {
      do { return try await work() } catch let lost as PostgreSQLLost {
        if ContinuousClock.now > end { throw DatabaseUnavailable(why: lost.message) }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}

/// The connection is lost, or leads to a server that accepts no writes; nothing that was sent has taken effect.
struct PostgreSQLLost: Error {
  let message: String
}

/// An error of PostgreSQL.
struct PostgreSQLError: Error, CustomStringConvertible {
  /// SQLSTATE, as in appendix A of PostgreSQL's manual; empty for an error of the connection.
  let code: String
  let message: String
  let statement: String

  var description: String { "\(code) \(message)\(statement.isEmpty ? "" : "：\(statement)")" }

  /// Whether the server is shutting down, gone or a standby: 08 connection, 57P shutdown, 25006 read only.
  var isLoss: Bool { code.isEmpty || code.hasPrefix("08") || code.hasPrefix("57P") || code == "25006" }
}

/// Sessions, each lent to one reader at a time.
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
