import Domain
import Foundation

extension Store {
  /// Writes many changes that belong together, 500 a commit, unseen until the last: all of them or none. The next are
  /// made while the last are written, and no more of them stand in memory.
  package func commitTogether(
    _ count: Int, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]
  ) async throws {
    let mark = try BatchMark(beside: database.path)
    defer { mark.close() }
    try mark.share()
    let batch = freshID()
    let parts = stride(from: 0, to: count, by: 500).map { $0..<min($0 + 500, count) }
    do {
      var next = try parts.first.map(make) ?? []
      for place in parts.indices {
        async let after = place + 1 < parts.count ? Self.made(make, parts[place + 1]) : []
        // A gap for whoever writes from another process.
        if place > 0 { try await Task.sleep(for: .milliseconds(5)) }
        let part = next
        try await commits.run { connection in
          let writer = ChangeWriter(store: self, connection: connection, batch: batch)
          for change in part { _ = try writer.write(change) }
        }
        next = try await after
      }
      _ = try await commits.run { try $0.run("UPDATE items SET batch = NULL WHERE batch = \(batch)") }
    } catch {
      try await commits.run { try self.remove("batch = \(batch)", on: $0) }
      throw error
    }
  }

  private static func made(_ make: @Sendable (Range<Int>) throws -> [Change], _ range: Range<Int>) async throws -> [Change] {
    try make(range)
  }

  /// What an import that was killed left behind, taken away before anybody looks.
  func sweepBatches() async throws {
    guard try await read({ try $0.count("SELECT count(*) FROM items WHERE batch IS NOT NULL") }) > 0 else { return }
    let mark = try BatchMark(beside: database.path)
    defer { mark.close() }
    // One that still runs, here or in another process, is left alone.
    guard mark.holdAlone() else { return }
    try await commits.run { try self.remove("batch IS NOT NULL", on: $0) }
  }

  private func remove(_ filter: SQL, on connection: any Connection) throws {
    let unseen: SQL = "(SELECT id FROM items WHERE \(filter))"
    try forget(filter, on: connection)
    for table in ["messages", "parties", "upload_items", "history"] as [SQL] {
      try connection.run("DELETE FROM \(table) WHERE item IN \(unseen)")
    }
    try connection.run("DELETE FROM links WHERE from_item IN \(unseen)")
    try connection.run("DELETE FROM items WHERE \(filter) AND parent IS NOT NULL")
    try connection.run("DELETE FROM items WHERE \(filter)")
  }
}

/// A lock on a file beside the database, held by whoever writes a batch. The system lets go of it when the process ends,
/// however it ends, so what is still unseen and not held is what a dead one left behind.
private struct BatchMark {
  private let file: Int32

  init(beside path: String) throws {
    file = open(path + "-batch", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.damaged(path + "-batch") }
  }

  func share() throws {
    guard flock(file, LOCK_SH) == 0 else { throw StoreFault.damaged("flock") }
  }

  func holdAlone() -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }

  func close() { _ = Foundation.close(file) }
}
