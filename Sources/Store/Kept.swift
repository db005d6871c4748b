import Synchronization

/// What was read or worked out last, each good for as long as the versions it was read at stand. Those are read with
/// every request, so that what another process writes is seen at once.
final class VersionedCache<Key: Hashable & Sendable, Versions: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    var versions: Versions
    var value: Value
  }

  private let entries = Mutex<[Key: Entry]>([:])
  private let most: Int

  init(most: Int = 1000) { self.most = most }

  func value(of key: Key, at versions: Versions) -> Value? {
    entries.withLock { entries in
      // In place: a copy of all that is kept costs more than to find it.
      guard let place = entries.index(forKey: key), entries.values[place].versions == versions else { return nil }
      return entries.values[place].value
    }
  }

  /// What stands in a transaction that may still be undone is not kept.
  func keep(_ value: Value, of key: Key, at versions: Versions, read connection: any Connection) {
    if connection.isSnapshot { keep(value, of: key, at: versions) }
  }

  /// What is committed.
  func keep(_ value: Value, of key: Key, at versions: Versions) {
    entries.withLock { entries in
      if entries.count >= most { entries = [:] }
      entries[key] = Entry(versions: versions, value: value)
    }
  }
}
