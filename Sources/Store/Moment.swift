import Synchronization

/// A transaction that several reads of one task share, one after the other.
final class Moment: Sendable {
  @TaskLocal static var current: Moment?

  private let owner: ObjectIdentifier
  private let connection: SQLiteConnection
  /// A task that was begun inside may outlive it.
  private let isOver = Atomic(false)

  init(_ owner: SQLite, _ connection: SQLiteConnection) {
    self.owner = ObjectIdentifier(owner)
    self.connection = connection
  }

  /// Nil where it is another database's, or over.
  func reader(of driver: SQLite) -> SQLiteConnection? {
    ObjectIdentifier(driver) == owner && !isOver.load(ordering: .acquiring) ? connection : nil
  }

  func over() -> SQLiteConnection {
    isOver.store(true, ordering: .releasing)
    return connection
  }
}
