import CPostgreSQL
import Foundation

/// Statements sent through libpq's pipeline: what wants no answer goes out together with the next that does. Used by one
/// thread at a time.
final class PostgreSQLConnection: Connection {
  let dialect = Dialect.postgresql
  /// While it reads what stood at one moment.
  var isSnapshot = false
  let handle: OpaquePointer
  /// Prepared statements by their text.
  private var prepared: [String: String] = [:]
  private static let mostPrepared = 1000
  /// Statements prepared so far: the next one's name.
  private var named = 0
  /// Rows that have yet to be sent.
  private var grouped = GroupedRows()
  /// What the server has yet to answer.
  private var owed: [Owed] = []
  /// What it calls itself in the turns that it puts down, once it has.
  var writer: String?
  /// Statements sent that change something.
  private(set) var written = 0
  /// The transaction can only be rolled back.
  private(set) var isBroken = false
  /// Whether a job has the transaction to itself, so that what is refused is its own.
  var isAlone = true

  private enum Owed {
    case statement(String)
    case sync
  }

  /// - Throws: `PostgreSQLLost` where nobody answers who takes writes.
  init(_ location: String) throws {
    // What the address says itself comes last, so it wins.
    let settings: [(String, String)] = [
      ("application_name", "duban"), ("client_encoding", "UTF8"), ("connect_timeout", "10"), ("tcp_user_timeout", "10000"),
      ("target_session_attrs", "read-write"), ("dbname", location),
    ]
    let keywords = settings.map { strdup($0.0) } + [nil]
    let values = settings.map { strdup($0.1) } + [nil]
    defer { for text in keywords + values { free(text) } }
    guard let handle = PQconnectdbParams(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1) else {
      throw PostgreSQLLost(message: "libpq")
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      defer { PQfinish(handle) }
      throw PostgreSQLLost(message: String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " "))
    }
    self.handle = handle
    PQenterPipelineMode(handle)
    // A server that stands still with its turn in hand loses it; who is told "done" may rely on it.
    try run("SET client_min_messages = 'warning'")
    try run("SET idle_in_transaction_session_timeout = '15s'")
    try run("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')")
    try settleAll()
    written = 0
  }

  deinit { PQfinish(handle) }

  var isLost: Bool { PQstatus(handle) != CONNECTION_OK || isSentAway }
  private var isSentAway = false

  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read] {
    try send(sql)
    var answer: [Read] = []
    try results { result in
      let count = PQntuples(result)
      answer.reserveCapacity(Int(count))
      for row in 0..<count { answer.append(try read(PostgreSQLRow(result: result, row: row))) }
    }
    return answer
  }

  func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws {
    try send(sql)
    try results(isStreamed: true) { result in
      for row in 0..<PQntuples(result) { try body(PostgreSQLRow(result: result, row: row)) }
    }
  }

  func run(_ sql: SQL) throws {
    written += 1
    try send(sql)
  }

  func put(_ sql: SQL, key: String) throws {
    written += 1
    if grouped.add(sql, key: key) {
      if grouped.isFull { try sendGrouped() }
      return
    }
    try sendGrouped()
    _ = grouped.add(sql, key: key)
  }

  private func sendGrouped() throws {
    for group in grouped.take() { try send(group) }
  }

  func settle() throws {
    if isAlone { try settleAll() }
  }

  /// Waits for all that was sent.
  func settleAll() throws {
    try sendGrouped()
    try results(isLastWanted: false) { _ in }
  }

  /// Ends the transaction, without waiting for the answer.
  func finish(_ sql: SQL) throws {
    try send(sql)
    sync()
  }

  /// Gives up the transaction, if there is one. Reads all that the server still has to answer, so that a refusal of this transaction is not
  /// taken for one of the next. A connection that is not idle afterwards is closed.
  func rollBack() {
    _ = grouped.take()
    if isLost { return }
    do {
      try send("ROLLBACK")
      try settleAll()
    } catch {}
    isBroken = false
    if PQtransactionStatus(handle) != PQTRANS_IDLE { isSentAway = true }
  }

  func send(_ sql: SQL) throws {
    try sendGrouped()
    let name = try prepared(sql.text, types: sql.values.map(\.type)) { Self.numbered(sql.text) }
    guard Parameters(sql.values).send(name, on: handle) else { throw failure(sql.text) }
    owed.append(.statement(sql.text))
  }

  private func send(_ group: GroupedRows.Group) throws {
    // Known by the statement for one row, which is shorter to look up.
    let known = "*" + group.sql.text
    let name = try prepared(known, types: group.sql.kinds.map { _ in 0 }) { group.text }
    guard Parameters(columns: group.columns).send(name, on: handle) else { throw failure(known) }
    owed.append(.statement(known))
  }

  /// The name of a statement, prepared at its first use.
  private func prepared(_ text: String, types: [Oid], _ said: () -> String) throws -> String {
    if let known = prepared[text] { return known }
    if prepared.count >= Self.mostPrepared { try forget() }
    let name = "s\(named)"
    named += 1
    guard PQsendPrepare(handle, name, said(), Int32(types.count), types) == 1 else { throw failure(text) }
    owed.append(.statement(text))
    prepared[text] = name
    return name
  }

  private func forget() throws {
    prepared = [:]
    guard PQsendQueryParams(handle, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 0) == 1 else { throw failure("DEALLOCATE ALL") }
    owed.append(.statement("DEALLOCATE ALL"))
  }

  /// Has the server answer all that it owes; what comes of the last statement is for `body`. Each answer is asked for by a sync,
  /// which ends what was refused before it and, inside a transaction, nothing else.
  private func results(isLastWanted: Bool = true, isStreamed: Bool = false, _ body: (OpaquePointer) throws -> Void) throws {
    if owed.isEmpty { return }
    let last = owed.count - 1
    sync()
    var refused: PostgreSQLError?
    var thrown: (any Error)?
    for (place, next) in owed.enumerated() {
      guard case .statement(let text) = next else {
        PQclear(PQgetResult(handle))
        continue
      }
      let isWanted = isLastWanted && place == last
      if isWanted, isStreamed { PQsetSingleRowMode(handle) }
      while let result = PQgetResult(handle) {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK: break
        // It may not have been prepared either, and is next time.
        case PGRES_PIPELINE_ABORTED: prepared[text] = nil
        case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE:
          if isWanted, thrown == nil { do { try body(result) } catch { thrown = error } }
        default: if refused == nil { refused = PostgreSQLError(result, statement: text) }
        }
        if PQstatus(handle) != CONNECTION_OK { throw refused ?? failure(text) }
      }
      if PQstatus(handle) != CONNECTION_OK { throw refused ?? failure(text) }
    }
    owed = []
    if let refused {
      isBroken = true
      if refused.isLoss { isSentAway = true }
      // What could not be prepared has no name.
      prepared[refused.statement] = nil
      throw refused
    }
    if let thrown { throw thrown }
  }

  private func sync() {
    PQpipelineSync(handle)
    owed.append(.sync)
    PQflush(handle)
  }

  private func failure(_ statement: String) -> PostgreSQLError {
    PostgreSQLError(code: "", message: String(cString: PQerrorMessage(handle)), statement: statement)
  }

  /// `?` as `$1`, `$2`, …; no literal of ours holds one.
  private static func numbered(_ text: String) -> String {
    var numbered = ""
    numbered.reserveCapacity(text.utf8.count + 32)
    var place = 0
    for character in text {
      if character == "?" {
        place += 1
        numbered += "$\(place)"
      } else {
        numbered.append(character)
      }
    }
    return numbered
  }
}

extension PostgreSQLError {
  fileprivate init(_ result: OpaquePointer, statement: String) {
    // 'C', the SQLSTATE, and 'M', the message.
    code = PQresultErrorField(result, 67).map { String(cString: $0) } ?? ""
    message = PQresultErrorField(result, 77).map { String(cString: $0) } ?? String(cString: PQresultErrorMessage(result))
    self.statement = statement
  }
}
