import CPostgreSQL
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

/// The connection was lost between sending COMMIT and hearing of it.
struct CommitInDoubt: Error {
  let turn: PostgreSQLTurn
}

/// One transaction of one connection that writes, as the transaction itself puts it down. Its number in PostgreSQL would not do: a
/// standby that takes over gives out those that it has not heard of once more.
struct PostgreSQLTurn {
  let writer: String
  let token: String
}

extension PostgreSQLConnection {
  /// Runs `body` on what stood when it began.
  func reading<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer {
    try send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    isSnapshot = true
    defer { isSnapshot = false }
    do {
      let answer = try body(self)
      try finish("COMMIT")
      return answer
    } catch {
      if !isLost { try finish("ROLLBACK", isKept: false) }
      throw error
    }
  }

  /// All jobs in one transaction, in this server's turn.
  /// - Returns: false where one of several has to be undone: nothing is kept then.
  func writing(_ jobs: Jobs) throws -> Bool {
    let start = written
    try send("BEGIN")
    let token = try first("SELECT gen_random_uuid()::text FROM (SELECT pg_advisory_xact_lock(\(PostgreSQL.turn))) AS turn") { $0.text(0) }
    let turn = PostgreSQLTurn(writer: writer ?? token ?? "", token: token ?? "")
    let all = jobs.all()
    isAlone = all.count == 1
    try jobs.begin(self)
    for job in all {
      let before = written
      do { try job(self) } catch is JobRolledBack {
        // What was refused before it wrote anything has nothing to undo.
        if written == before, !isBroken { continue }
        if !isLost { try finish("ROLLBACK", isKept: false) }
        if isLost { throw PostgreSQLLost(message: "lost") }
        return isAlone
      }
    }
    do {
      try jobs.end(self)
      if written > start { try put(turn) }
      try settleAll()
    } catch {
      if isLost { throw error }
      try finish("ROLLBACK", isKept: false)
      if isAlone { throw error }
      return false
    }
    do {
      try finish("COMMIT")
      try settleAll()
    } catch {
      if isLost { throw CommitInDoubt(turn: turn) }
      throw error
    }
    return true
  }

  private func put(_ turn: PostgreSQLTurn) throws {
    // What connections that are long gone have left.
    if writer == nil { try run("DELETE FROM turns WHERE at < now() - interval '1 day'") }
    try run(
      """
      INSERT INTO turns (writer, token, at) VALUES (\(turn.writer), \(turn.token), now())
      ON CONFLICT (writer) DO UPDATE SET token = excluded.token, at = excluded.at
      """)
    writer = turn.writer
  }

  /// Whether a transaction took effect whose COMMIT was sent before the connection was lost. It may still be under way: what it holds
  /// is waited for, and looked at afterwards.
  func isCommitted(_ turn: PostgreSQLTurn) throws -> Bool {
    try send("BEGIN")
    _ = try first("SELECT pg_advisory_xact_lock(\(PostgreSQL.turn))::text") { $0.text(0) }
    let isThere = try count("SELECT count(*) FROM turns WHERE writer = \(turn.writer) AND token = \(turn.token)") > 0
    try finish("COMMIT")
    return isThere
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
