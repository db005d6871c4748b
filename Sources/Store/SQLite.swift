import Domain
import Foundation
import GRDB

/// The SQLite driver: many readers beside one writer, each commit on disk before anyone hears of it.
struct SQLite: Sendable {
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
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
  }

  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await pool.read { try body(SQLiteConnection(database: $0)) }
  }

  /// One transaction for all jobs, each behind a savepoint of its own; what a job throws undoes that job alone.
  func write(_ jobs: [@Sendable (any Connection) throws -> Void]) async throws {
    try await pool.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        for job in jobs {
          try database.inSavepoint {
            do {
              try job(SQLiteConnection(database: database))
              return .commit
            } catch is UndoneJob { return .rollback }
          }
        }
        return .commit
      }
    }
  }

  var path: String { pool.path }

  func close() throws { try pool.close() }
}

/// Thrown out of a job that noted its own failure, to undo what it wrote.
struct UndoneJob: Error {}

struct SQLiteConnection: Connection {
  let database: Database

  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read] {
    let statement = try prepared(sql)
    var answer: [Read] = []
    let cursor = try GRDB.Row.fetchCursor(statement)
    while let row = try cursor.next() { answer.append(try read(SQLiteRow(row: row))) }
    return answer
  }

  func run(_ sql: SQL) throws -> Int {
    let statement = try prepared(sql)
    try statement.execute()
    return database.changesCount
  }

  private func prepared(_ sql: SQL) throws -> Statement {
    let statement = try database.cachedStatement(sql: sql.text)
    statement.setUncheckedArguments(StatementArguments(sql.values.map(\.databaseValue)))
    return statement
  }
}

struct SQLiteRow: Row {
  let row: GRDB.Row
  func text(_ place: Int) -> String { row[place] }
  func integer(_ place: Int) -> Int64 { row[place] }
  func bytes(_ place: Int) -> [UInt8] { (row[place] as Data?).map { [UInt8]($0) } ?? [] }
  func isNull(_ place: Int) -> Bool { row.hasNull(atIndex: place) }
}

extension SQL.Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
  }
}
