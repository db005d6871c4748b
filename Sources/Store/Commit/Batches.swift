import Domain
import Foundation

extension Store {
  /// Writes many changes that belong together, 500 a commit, unseen until the last: all of them or none. The next are
  /// made while the last are written, and no more of them stand in memory.
  @discardableResult
  package func commitTogether(
    _ count: Int, key: IdempotencyKey? = nil, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]
  ) async throws -> CommitResult {
    if let key, let stored = try await response(to: key) { return .stored(stored) }
    let mark = try await driver.importLock()
    try await mark.share()
    let importID = freshID()
    let parts = stride(from: 0, to: count, by: 500).map { $0..<min($0 + 500, count) }
    do {
      var unseen = CounterDeltas()
      var next = try parts.first.map { try prepared(make, $0) } ?? []
      var moved: Set<Item.ID> = []
      for place in parts.indices {
        async let after = place + 1 < parts.count ? prepared(make, parts[place + 1]) : []
        // A gap for whoever writes from another process.
        if place > 0 { try await Task.sleep(for: .milliseconds(5)) }
        let part = next
        let (counted, written) = try await commits.run { connection, sheet in
          let writer = ChangeWriter(store: self, connection: connection, importID: importID)
          for change in part { _ = try writer.write(change) }
          sheet = writer.sheet
          sheet.moved = []
          return (writer.unseen, writer.sheet.moved)
        }
        unseen.take(counted)
        moved.formUnion(written)
        next = try await after
      }
      let (counted, changed) = (unseen, moved)
      try await commits.run { connection, sheet in
        if let key {
          let writer = ChangeWriter(store: self, connection: connection)
          if let stored = try writer.stored(for: key) { throw TwinStored(response: stored) }
          if let response = key.answer([]) { try writer.keep(response, for: key, at: now) }
        }
        try connection.run("UPDATE items SET import_id = NULL WHERE import_id = \(importID)")
        (sheet.counters, sheet.held) = (counted, [])
        sheet.moved = changed
      }
      changeFeed.somethingChanged()
    } catch {
      try? await commits.run { try self.remove("import_id = \(importID)", on: $0) }
      await mark.release()
      if let twin = error as? TwinStored { return .stored(twin.response) }
      throw error
    }
    await mark.release()
    return .outcomes([])
  }

  /// Another request under the same key was stored first.
  private struct TwinStored: Error { var response: IdempotentResponse }

  private func prepared(_ make: @Sendable (Range<Int>) throws -> [Change], _ range: Range<Int>) throws -> [PreparedChange] {
    try make(range).map { PreparedChange($0, in: self) }
  }

  /// What an import that was killed left behind, taken away before anybody looks.
  func sweepBatches() async throws {
    guard try await read({ try $0.count("SELECT count(*) FROM items WHERE import_id IS NOT NULL") }) > 0 else { return }
    let mark = try await driver.importLock()
    // One that still runs, here or in another process, is left alone.
    if try await mark.tryExclusive() { try await commits.run { try self.remove("import_id IS NOT NULL", on: $0) } }
    await mark.release()
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
