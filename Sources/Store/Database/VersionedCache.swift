import Synchronization

/// A bounded cache. An entry is valid only while the row versions that it was read at are current; callers read those versions again with
/// every request, so that what another process writes is seen at once.
final class VersionedCache<Key: Hashable & Sendable, Versions: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    var versions: Versions
    var value: Value
  }

  private let entries = Mutex<[Key: Entry]>([:])
  private let maxEntries: Int

  init(maxEntries: Int = 1000) { self.maxEntries = maxEntries }

  func value(of key: Key, at versions: Versions) -> Value? {
    entries.withLock { entries in
      // By index, in place: copying the dictionary costs more than the lookup.
      guard let index = entries.index(forKey: key), entries.values[index].versions == versions else { return nil }
      return entries.values[index].value
    }
  }

  /// Stores a value that was read on a connection, unless it has an open write transaction: what was read there could still be rolled back.
  func store(_ value: Value, of key: Key, at versions: Versions, readOn connection: any Connection) {
    if connection.isSnapshot { store(value, of: key, at: versions) }
  }

  /// Stores a value that is committed. A full cache is emptied first.
  func store(_ value: Value, of key: Key, at versions: Versions) {
    entries.withLock { entries in
      if entries.count >= maxEntries { entries = [:] }
      entries[key] = Entry(versions: versions, value: value)
    }
  }
}
