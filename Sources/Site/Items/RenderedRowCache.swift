import Domain
import Synchronization
import Web

/// The HTML of a table row as one person sees it.
struct RenderedRow: Sendable {
  /// The names of the moves the person may make, separated by spaces.
  var moves: String
  var html: String
  var hasTick: Bool
}

/// A cache of table rows, each stored with the versions of everything it shows and of the permissions behind its
/// moves. Rows are read far more often than they change.
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
    /// How the row depends on time: the day, and whether a deadline has passed.
    var today: Day
    var isPast: Bool
    var isOverdue: Bool
  }

  private let rows = Mutex<[Key: (versions: Versions, row: RenderedRow)]>([:])
  private static let most = 1000

  /// The stored row; nil if any version has changed.
  func row(of key: Key, at versions: Versions) -> RenderedRow? {
    rows.withLock { rows in
      guard let index = rows.index(forKey: key), rows.values[index].versions == versions else { return nil }
      return rows.values[index].row
    }
  }

  /// Stores a row. At 1000 rows the cache is emptied.
  func keep(_ row: RenderedRow, of key: Key, at versions: Versions) {
    rows.withLock { rows in
      if rows.count >= Self.most { rows = [:] }
      rows[key] = (versions, row)
    }
  }
}
