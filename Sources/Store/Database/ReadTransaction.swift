import Synchronization

/// A read transaction that the reads of one task share, one after the other.
final class ReadTransaction: Sendable {
  @TaskLocal static var current: ReadTransaction?

  private let owner: ObjectIdentifier
  /// Nil once it has ended. Locked during a read: a child task may read at the same time as its parent, or outlive it.
  private let connection: Mutex<SQLiteConnection?>

  init(_ owner: SQLite, _ connection: SQLiteConnection) {
    self.owner = ObjectIdentifier(owner)
    self.connection = Mutex(connection)
  }

  /// - Returns: nil, without calling `body`, where the transaction is another database's or has ended.
  func reading<Answer>(_ driver: SQLite, _ body: (SQLiteConnection) throws -> Answer) rethrows -> Answer? {
    guard ObjectIdentifier(driver) == owner else { return nil }
    nonisolated(unsafe) var answer: Answer?
    try connection.withLock { connection in if let connection { answer = try body(connection) } }
    return answer
  }

  func end(_ close: (SQLiteConnection) -> Void) {
    connection.withLock { connection in
      if let connection { close(connection) }
      connection = nil
    }
  }
}
