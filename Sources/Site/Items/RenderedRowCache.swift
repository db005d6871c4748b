import Domain
import Synchronization
import Web

/// A row of a table as one person sees it.
struct RenderedRow: Sendable {
  /// What they may do with it, names apart by blanks.
  var moves: String
  var html: String
  var hasTick: Bool
}

/// Rows as they were last written, each under the versions of all that it shows and of who may do what: a page of fifty is
/// looked at far more often than any of them moves.
final class RenderedRowCache: Sendable {
  struct Key: Hashable, Sendable {
    var item: Item.ID
    var person: Person.ID
    var language: Language
  }

  struct Versions: Equatable, Sendable {
    var item: Int
    var children: Int
    var roster: Int
    var directory: Int
    /// What of the time a row shows: the day, and whether a limit has passed.
    var today: Day
    var isPast: Bool
    var isOverdue: Bool
  }

  private let rows = Mutex<[Key: (versions: Versions, row: RenderedRow)]>([:])
  private static let most = 1000

  func row(of key: Key, at versions: Versions) -> RenderedRow? {
    rows.withLock { rows in
      guard let place = rows.index(forKey: key), rows.values[place].versions == versions else { return nil }
      return rows.values[place].row
    }
  }

  func keep(_ row: RenderedRow, of key: Key, at versions: Versions) {
    rows.withLock { rows in
      if rows.count >= Self.most { rows = [:] }
      rows[key] = (versions, row)
    }
  }
}
