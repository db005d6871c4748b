import Synchronization

/// A transaction that several reads of one task share, one after the other.
final class ReadTransaction: Sendable {
  @TaskLocal static var current: ReadTransaction?

  private let owner: ObjectIdentifier
  /// Nil once it is over. Held by whoever reads: a task that was begun inside may read beside the one that began it, or outlive it.
  private let connection: Mutex<SQLiteConnection?>

  init(_ owner: SQLite, _ connection: SQLiteConnection) {
    self.owner = ObjectIdentifier(owner)
    self.connection = Mutex(connection)
  }

  /// - Returns: nil, without asking `body`, where it is another database's, or over.
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
