import CSQLite
import Foundation

/// A connection with its prepared statements. Used by one thread at a time, as `SQLite` lends it.
final class SQLiteConnection: Connection, @unchecked Sendable {
  let dialect = Dialect.sqlite
  let isSnapshot: Bool
  private let handle: OpaquePointer
  private var statements: [StatementText: OpaquePointer] = [:]
  /// Lists of different lengths are different statements, so their number is limited.
  private static let maxStatements = 250

  private static let isSetUp = duban_sqlite_count_no_memory() == SQLITE_OK

  /// Opens or creates a file; a reader, and a connection with `isUnchanged`, never writes to it.
  init(path: String, isReader: Bool = false, isUnchanged: Bool = false) throws {
    _ = Self.isSetUp
    var handle: OpaquePointer?
    let access = isUnchanged ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close(handle)
      throw SQLiteFault(code: code, message: String(cString: sqlite3_errstr(code)), sql: "")
    }
    self.handle = handle
    isSnapshot = isReader
    sqlite3_extended_result_codes(handle, 1)
    duban_sqlite_take_quotes_for_names(handle)
    duban_sqlite_keep_plans(handle)
    // SQLite's own timeout polls every tenth of a second and never hits the gap between two commits of an import.
    setBusyHandler()
    try execute("PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000")
    if isReader { try execute("PRAGMA query_only = ON") }
  }

  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read] {
    var answer: [Read] = []
    try step(sql) { answer.append(try read($0)) }
    return answer
  }

  func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try step(sql) { try body($0) } }

  func run(_ sql: SQL) throws { try step(sql) { _ in } }

  func put(_ sql: SQL, key: String) throws { try run(sql) }

  func settle() {}

  /// Runs statements one after the other, without values or results.
  func execute(_ statements: String) throws {
    guard sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else { throw fault(statements) }
  }

  /// Rows changed since the connection was opened.
  var changes: Int64 { sqlite3_total_changes64(handle) }
  /// Some errors end the transaction.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  func rollback() throws {
    if isInTransaction { try run("ROLLBACK") }
  }

  /// Pages in the WAL after the last commit, once `watchWAL` was called, which also switches off SQLite's own checkpoints.
  private var walPages = 0
  /// Pages that were checkpointed. While there are readers, even a checkpointed WAL grows at its end.
  private var checkpointedPages = 0
  var uncheckpointedPages: Int { walPages - checkpointedPages }

  func watchWAL() {
    sqlite3_wal_hook(
      handle,
      { connection, _, _, pages in
        Unmanaged<SQLiteConnection>.fromOpaque(connection!).takeUnretainedValue().note(walPages: Int(pages))
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Copies the WAL into the file, as far as no reader still uses older pages.
  /// - Returns: the number of pages that remain.
  func checkpointWAL() -> Int {
    var (all, done): (Int32, Int32) = (0, 0)
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &all, &done)
    return Int(all - done)
  }

  /// Copies the rest of the WAL and has the next commit start it again from its beginning. That needs a moment in which no reader uses older
  /// pages, which among many short reads never comes without waiting for it.
  func restartWAL() {
    sqlite3_busy_handler(
      handle,
      { _, tries in
        usleep(500)
        return tries < 20 ? 1 : 0
      }, nil)
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    setBusyHandler()
    checkpointedPages = walPages
  }

  private func setBusyHandler() {
    sqlite3_busy_handler(
      handle,
      { _, tries in
        usleep(4000)
        return tries < 5000 ? 1 : 0
      }, nil)
  }

  /// A WAL that is shorter than before was restarted.
  private func note(walPages pages: Int) {
    if pages < walPages { checkpointedPages = 0 }
    walPages = pages
  }

  /// Copies all pages into another database, `pages` at a time; `between` gets the number copied so far. Inside a transaction it copies that
  /// snapshot, whatever others write meanwhile.
  func copy(to other: SQLiteConnection, pages: Int32 = -1, between: (Int64) -> Void = { _ in }) throws {
    guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else { throw other.fault("") }
    var code = sqlite3_backup_step(backup, pages)
    while code == SQLITE_OK {
      between(Int64(sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup)))
      code = sqlite3_backup_step(backup, pages)
    }
    guard sqlite3_backup_finish(backup) == SQLITE_OK, code == SQLITE_DONE else { throw other.fault("") }
  }

  /// Finalizes the prepared statements when there are many. Called between two transactions.
  func trimStatements() {
    if statements.count > Self.maxStatements { finalizeStatements() }
  }

  private func finalizeStatements() {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
  }

  func close() {
    finalizeStatements()
    sqlite3_close(handle)
  }

  private func step(_ sql: SQL, _ each: (SQLiteRow) throws -> Void) throws {
    let statement = try statement(sql.text)
    defer { sqlite3_reset(statement) }
    for (index, value) in sql.values.enumerated() { value.bind(to: statement, at: Int32(index + 1)) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try each(SQLiteRow(statement: statement))
      case SQLITE_DONE: return
      default: throw fault(sql.text)
      }
    }
  }

  private func statement(_ text: String) throws -> OpaquePointer {
    if let made = statements[StatementText(text: text)] { return made }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK, let statement else {
      throw fault(text)
    }
    statements[StatementText(text: text)] = statement
    return statement
  }

  private func fault(_ sql: String) -> SQLiteFault {
    SQLiteFault(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}

/// The text of a statement, hashed by its length and a part of its middle: hashing all of it takes longer than finding a row.
private struct StatementText: Hashable {
  let text: String

  func hash(into hasher: inout Hasher) {
    let utf8 = text.utf8
    hasher.combine(utf8.count)
    for byte in utf8.dropFirst(utf8.count / 2).prefix(8) { hasher.combine(byte) }
  }
}

/// An error of SQLite.
struct SQLiteFault: Error {
  /// Extended result code: which constraint, which kind of I/O error.
  let code: Int32
  let message: String
  let sql: String

  /// Another process has locked the database.
  var isBusy: Bool { [SQLITE_BUSY, SQLITE_LOCKED].contains(code & 0xff) }
}

struct SQLiteRow: Row {
  let statement: OpaquePointer

  var count: Int { Int(sqlite3_column_count(statement)) }

  func text(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = sqlite3_column_text(statement, Int32(index)) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index))))
  }

  func integer(_ index: Int) -> Int64 { sqlite3_column_int64(statement, Int32(index)) }

  func bytes(_ index: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, Int32(index)) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index)))))
  }

  func isNull(_ index: Int) -> Bool { sqlite3_column_type(statement, Int32(index)) == SQLITE_NULL }

  func value(_ index: Int) -> SQL.Value {
    switch sqlite3_column_type(statement, Int32(index)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(index))
    case SQLITE_BLOB: .bytes(bytes(index))
    default: .text(text(index))
    }
  }
}

extension SQL.Value {
  /// Has SQLite copy the value.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  fileprivate func bind(to statement: OpaquePointer, at index: Int32) {
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
    // Without an address it would be NULL, not empty.
    case .text(""): sqlite3_bind_text(statement, index, "", 0, Self.copied)
    case .text(var text):
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          _ = sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), Self.copied)
        }
      }
    case .bytes([]): sqlite3_bind_zeroblob(statement, index, 0)
    case .bytes(let bytes):
      sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), Self.copied)
    }
  }
}
