import Domain
import Foundation
import GRDB
import GRDBSQLite

/// The SQLite driver: many readers beside one writer, each commit on disk before anyone hears of it.
struct SQLite: Driver {
  let dialect = Dialect.sqlite
  let pool: DatabasePool

  /// Opens or makes the file.
  init(path: String) throws {
    var configuration = Configuration()
    // SQLite's own timeout looks every tenth of a second and never meets the gap between two commits of an import.
    configuration.busyMode = .callback { tries in
      usleep(4000)
      return tries < 5000
    }
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -4000") }
    pool = try DatabasePool(path: path, configuration: configuration)
    // Opening a WAL pool turns synchronous down to NORMAL after prepareDatabase; without FULL an acknowledged change
    // can be lost with the power.
    // A commit of many moves touches more pages than a reader's cache holds, and would write them twice; what a savepoint
    // keeps to undo itself would go to a temporary file, ten times the pages of the commit.
    try pool.writeWithoutTransaction {
      try $0.execute(
        sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY")
    }
  }

  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await pool.read { try body(SQLiteConnection(database: $0)) }
  }

  func readWaiting<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer {
    try pool.read { try body(SQLiteConnection(database: $0)) }
  }

  /// One transaction for all jobs, each behind a savepoint of its own; what a job throws undoes that job alone.
  func write(_ jobs: Jobs) async throws {
    try await pool.writeWithoutTransaction { database in
      let connection = SQLiteConnection(database: database)
      jobs.begin()
      try database.inTransaction(.immediate) {
        do {
          for job in jobs.all {
            // Alone, a job has the transaction to itself.
            if jobs.all.count == 1 {
              try job(connection)
            } else {
              try database.inSavepoint {
                do {
                  try job(connection)
                  return .commit
                } catch is UndoneJob { return .rollback }
              }
            }
          }
          try jobs.end(connection)
          return .commit
        } catch is UndoneJob { return .rollback }
      }
    }
  }

  func batchMark() async throws -> any BatchMark { try FileMark(beside: pool.path) }

  func close() throws { try pool.close() }
}

/// Statements are made and kept by GRDB; binding, stepping and reading go straight to SQLite, since they run a hundred
/// times a request.
struct SQLiteConnection: Connection {
  let database: Database
  let dialect = Dialect.sqlite

  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read] {
    var answer: [Read] = []
    try step(sql) { answer.append(try read($0)) }
    return answer
  }

  func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try step(sql, body) }

  func run(_ sql: SQL) throws { try step(sql) { _ in } }

  func settle() {}

  private func step(_ sql: SQL, _ each: (SQLiteRow) throws -> Void) throws {
    let kept = try database.cachedStatement(sql: sql.text)
    try withExtendedLifetime(kept) {
      let statement = kept.sqliteStatement
      defer { sqlite3_reset(statement) }
      for (place, value) in sql.values.enumerated() { value.bind(to: statement, at: Int32(place + 1)) }
      while true {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: try each(SQLiteRow(statement: statement))
        case SQLITE_DONE: return
        default:
          let code = ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection))
          throw DatabaseError(resultCode: code, message: String(cString: sqlite3_errmsg(database.sqliteConnection)), sql: sql.text)
        }
      }
    }
  }
}

struct SQLiteRow: Row {
  let statement: OpaquePointer

  var count: Int { Int(sqlite3_column_count(statement)) }

  func text(_ place: Int) -> String {
    guard let start = sqlite3_column_text(statement, Int32(place)) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(place)))), as: UTF8.self)
  }

  func integer(_ place: Int) -> Int64 { sqlite3_column_int64(statement, Int32(place)) }

  func bytes(_ place: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, Int32(place)) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(place)))))
  }

  func isNull(_ place: Int) -> Bool { sqlite3_column_type(statement, Int32(place)) == SQLITE_NULL }

  func value(_ place: Int) -> SQL.Value {
    switch sqlite3_column_type(statement, Int32(place)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(place))
    case SQLITE_BLOB: .bytes(bytes(place))
    default: .text(text(place))
    }
  }
}

extension SQL.Value {
  /// Tells SQLite to take a copy.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  fileprivate func bind(to statement: OpaquePointer, at place: Int32) {
    switch self {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
    // Without an address it would be NULL, not empty.
    case .text(""): sqlite3_bind_text(statement, place, "", 0, Self.copied)
    case .text(var text):
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          _ = sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), Self.copied)
        }
      }
    case .bytes([]): sqlite3_bind_zeroblob(statement, place, 0)
    case .bytes(let bytes):
      sqlite3_bind_blob64(statement, place, bytes, UInt64(bytes.count), Self.copied)
    }
  }
}

/// A lock on a file beside the database.
struct FileMark: BatchMark {
  private let file: Int32

  init(beside path: String) throws {
    file = open(path + "-batch", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.damaged(path + "-batch") }
  }

  func share() throws {
    guard flock(file, LOCK_SH) == 0 else { throw StoreFault.damaged("flock") }
  }

  func holdAlone() -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }

  func release() { _ = close(file) }
}
