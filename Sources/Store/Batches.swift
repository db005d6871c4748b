import Domain
import Foundation

extension Store {
  /// Writes many changes that belong together, 500 a commit, unseen until the last: all of them or none.
  package func commitTogether(_ changes: [Change], at now: Instant) async throws -> [Item] {
    let mark = try BatchMark(beside: database.path)
    defer { mark.close() }
    try mark.share()
    let batch = freshID()
    var items: [Item] = []
    do {
      for start in stride(from: 0, to: changes.count, by: 500) {
        // A gap for whoever writes from another process.
        if start > 0 { try await Task.sleep(for: .milliseconds(10)) }
        let part = Array(changes[start..<min(start + 500, changes.count)])
        items += try await commits.run { connection in
          let writer = ChangeWriter(store: self, connection: connection, batch: batch)
          return try part.flatMap { try writer.write($0) }
        }
      }
      _ = try await commits.run { try $0.run("UPDATE items SET batch = NULL WHERE batch = \(batch)") }
    } catch {
      try await commits.run { try Self.remove("batch = \(batch)", on: $0) }
      throw error
    }
    return items
  }

  /// What an import that was killed left behind, taken away before anybody looks.
  func sweepBatches() async throws {
    guard try await read({ try $0.count("SELECT count(*) FROM items WHERE batch IS NOT NULL") }) > 0 else { return }
    let mark = try BatchMark(beside: database.path)
    defer { mark.close() }
    // One that still runs, here or in another process, is left alone.
    guard mark.holdAlone() else { return }
    try await commits.run { try Self.remove("batch IS NOT NULL", on: $0) }
  }

  private static func remove(_ filter: SQL, on connection: any Connection) throws {
    let unseen: SQL = "(SELECT id FROM items WHERE \(filter))"
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
