import CPostgreSQL
import Domain
import Foundation

/// One connection on a thread of its own, since libpq waits; opened when it is needed, and again after it was lost.
final class PostgreSQLSession: @unchecked Sendable {
  private let location: String
  private let queue = DispatchQueue(label: "duban.postgresql")
  /// Touched on the queue alone.
  private var connection: PostgreSQLConnection?

  init(_ location: String) { self.location = location }

  /// - Throws: `PostgreSQLLost` where there is no connection, or none any more.
  func use<Answer: Sendable>(_ body: @escaping @Sendable (PostgreSQLConnection) throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.run(body) }) }
    }
  }

  func close() async {
    await withCheckedContinuation { continuation in
      queue.async {
        self.connection = nil
        continuation.resume()
      }
    }
  }

  private func run<Answer>(_ body: (PostgreSQLConnection) throws -> Answer) throws -> Answer {
    let open = try connection ?? PostgreSQLConnection(location)
    connection = open
    do { return try body(open) } catch {
      if open.isLost {
        connection = nil
        if error is CommitInDoubt { throw error }
        throw PostgreSQLLost(message: "\(error)")
      }
      throw error
    }
  }
}

/// The connection was lost after COMMIT was sent and before it was answered.
struct CommitInDoubt: Error {
  let turn: PostgreSQLTurn
  /// Results of the jobs if the transaction did take effect: those without a failure are stored.
  let jobs: [Int]
  let failures: [Int: any Error]
}

/// One transaction of one connection that writes, as the transaction itself puts it down. Its number in PostgreSQL would not do: a
/// standby that takes over gives out those that it has not heard of once more.
struct PostgreSQLTurn {
  let writer: String
  let token: String
}

extension PostgreSQLConnection {
  /// Runs `body` between BEGIN and COMMIT. After any error, whether of a statement or of `body`, the transaction is rolled back before the
  /// error is thrown, so that the session can begin another one; a lost connection needs no ROLLBACK.
  /// - Parameter isAwaited: whether to wait until the commit is on disk.
  private func transaction<Answer>(_ begin: SQL = "BEGIN", isAwaited: Bool = false, _ body: () throws -> Answer) throws -> Answer {
    do {
      try send(begin)
      let answer = try body()
      try finish("COMMIT")
      if isAwaited { try settleAll() }
      return answer
    } catch {
      rollBack()
      throw error
    }
  }

  /// Runs `body` on a snapshot.
  func reading<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer {
    isSnapshot = true
    defer { isSnapshot = false }
    return try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { try body(self) }
  }

  /// Writes jobs of a batch in one transaction, in this server's turn.
  /// - Parameter jobs: nil for all that wait when it has its turn.
  /// - Returns: whether the jobs have their results; false where one of several has to be undone and nothing is stored.
  func write(_ batch: WriteBatch, _ jobs: [Int]?) throws -> Bool {
    var jobs = jobs ?? []
    var failures: [Int: any Error] = [:]
    var turn: PostgreSQLTurn?
    // Whether all that is left is to commit.
    var isWritten = false
    do {
      try transaction(isAwaited: true) {
        let start = written
        let next = try takeTurn()
        turn = next
        if jobs.isEmpty { jobs = Array(batch.jobs.indices) }
        isAlone = jobs.count == 1
        try batch.begin(jobs, on: self)
        for job in jobs {
          let before = written
          do { try batch.run(job, on: self) } catch {
            failures[job] = error
            // What failed before it wrote anything has nothing to undo.
            if written != before || isBroken { throw error }
          }
        }
        try batch.end(on: self)
        if written > start { try put(next) }
        try settleAll()
        isWritten = true
      }
    } catch {
      if isLost {
        if isWritten, let turn { throw CommitInDoubt(turn: turn, jobs: jobs, failures: failures) }
        throw error
      }
      // Without jobs it was refused its turn.
      if jobs.count != 1 {
        if jobs.isEmpty { throw error }
        return false
      }
      failures[jobs[0]] = failures[jobs[0]] ?? error
    }
    batch.finish(jobs, failures)
    return true
  }

  /// Waits until no other server writes; until then a statement timeout, a lock timeout or an administrator may end the wait.
  private func takeTurn() throws -> PostgreSQLTurn {
    do {
      let token =
        try first("SELECT gen_random_uuid()::text FROM (SELECT pg_advisory_xact_lock(\(PostgreSQL.turn))) AS turn") { $0.text(0) } ?? ""
      return PostgreSQLTurn(writer: writer ?? token, token: token)
    } catch let refused as PostgreSQLError where !isLost { throw DatabaseUnavailable(why: "\(refused)") }
  }

  private func put(_ turn: PostgreSQLTurn) throws {
    // Rows of connections that ended long ago.
    if writer == nil { try run("DELETE FROM turns WHERE at < now() - interval '1 day'") }
    try run(
      """
      INSERT INTO turns (writer, token, at) VALUES (\(turn.writer), \(turn.token), now())
      ON CONFLICT (writer) DO UPDATE SET token = excluded.token, at = excluded.at
      """)
    writer = turn.writer
  }

  /// Whether a transaction took effect whose connection was lost after COMMIT was sent. It may still be under way: its lock is waited for
  /// before looking.
  func isCommitted(_ turn: PostgreSQLTurn) throws -> Bool {
    try transaction(isAwaited: true) {
      _ = try first("SELECT pg_advisory_xact_lock(\(PostgreSQL.turn))::text") { $0.text(0) }
      return try count("SELECT count(*) FROM turns WHERE writer = \(turn.writer) AND token = \(turn.token)") > 0
    }
  }
}

/// Held on a session of its own, whose end lets go of it.
final class PostgreSQLMark: ImportLock {
  private let session: PostgreSQLSession
  init(session: PostgreSQLSession) { self.session = session }

  func share() async throws {
    try await session.use { _ = try $0.first("SELECT pg_advisory_lock_shared(\(PostgreSQL.batches))") { $0.text(0) } }
  }

  func tryExclusive() async throws -> Bool {
    try await session.use { try $0.first("SELECT pg_try_advisory_lock(\(PostgreSQL.batches))") { $0.flag(0) } ?? false }
  }

  func release() async { await session.close() }
}

extension PostgreSQL {
  /// The locks' numbers: of whoever writes, and of batches under way.
  static let turn: Int64 = 0x6475_6261_6E01
  static let batches: Int64 = 0x6475_6261_6E02
}
