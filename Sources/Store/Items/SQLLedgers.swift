import Domain

/// Ledgers: imports of many items, and progress and burn-down by counters.
package struct SQLLedgers: Ledgers, DatabasePort {
  let database: Database
  /// Each commit keeps other writers waiting for some milliseconds.
  private static let changesPerCommit = 500

  @discardableResult
  package func commitTogether(
    _ count: Int, key: IdempotencyKey? = nil, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]
  ) async throws -> CommitResult {
    if let key, let stored = try await SQLItems(database: database).response(to: key) { return .stored(stored) }
    let lock = try await database.driver.importLock()
    try await lock.lockShared()
    let importID = database.freshID()
    let ranges = stride(from: 0, to: count, by: Self.changesPerCommit).map { $0..<min($0 + Self.changesPerCommit, count) }
    do {
      var hidden = CounterDeltas()
      var next = try ranges.first.map { try prepared(make, $0) } ?? []
      var initiatives: Set<Item.ID> = []
      for index in ranges.indices {
        async let following = index + 1 < ranges.count ? prepared(make, ranges[index + 1]) : []
        // A gap for writers of other processes.
        if index > 0 { try await Task.sleep(for: .milliseconds(5)) }
        let changes = next
        let (counters, changed) = try await commits.run { [database] connection, deltas in
          let writer = ChangeWriter(database: database, connection: connection, importID: importID)
          for change in changes { _ = try writer.write(change) }
          deltas = writer.deltas
          deltas.changedInitiatives = []
          return (writer.hiddenCounters, writer.deltas.changedInitiatives)
        }
        hidden.add(counters)
        initiatives.formUnion(changed)
        next = try await following
      }
      let (counters, changed) = (hidden, initiatives)
      try await commits.run { connection, deltas in
        if let stored = try IdempotencyRows.respond(to: key, at: now, on: connection) { throw KeyTaken(response: stored) }
        try connection.run("UPDATE items SET import_id = NULL WHERE import_id = \(importID)")
        (deltas.counters, deltas.verifiedPreconditions) = (counters, [])
        deltas.changedInitiatives = changed
      }
      database.changes.somethingChanged()
    } catch {
      try? await commits.run { try self.remove("import_id = \(importID)", on: $0) }
      await lock.release()
      if let taken = error as? KeyTaken { return .stored(taken.response) }
      throw error
    }
    await lock.release()
    return .outcomes([])
  }

  /// Another request under the same key was stored meanwhile.
  private struct KeyTaken: Error {
    let response: IdempotentResponse
  }

  private func prepared(_ make: @Sendable (Range<Int>) throws -> [Change], _ range: Range<Int>) throws -> [PreparedChange] {
    try make(range).map { PreparedChange($0, in: database) }
  }

  /// Removes what an import left that was killed. An import that still runs, here or in another process, is left alone.
  func removeInterruptedImports() async throws {
    guard try await read({ try $0.count("SELECT count(*) FROM items WHERE import_id IS NOT NULL") }) > 0 else { return }
    let lock = try await database.driver.importLock()
    if try await lock.tryExclusive() { try await commits.run { try self.remove("import_id IS NOT NULL", on: $0) } }
    await lock.release()
  }

  private func remove(_ filter: SQL, on connection: any Connection) throws {
    let hidden: SQL = "(SELECT id FROM items WHERE \(filter))"
    try SearchIndexMaintenance(database: database).remove(filter, on: connection)
    for table in ["messages", "parties", "upload_items", "history"] as [SQL] {
      try connection.run("DELETE FROM \(table) WHERE item IN \(hidden)")
    }
    try connection.run("DELETE FROM links WHERE from_item IN \(hidden)")
    try connection.run("DELETE FROM items WHERE \(filter) AND parent IS NOT NULL")
    try connection.run("DELETE FROM items WHERE \(filter)")
  }

  package func progress(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant
  ) async throws -> [Progress] {
    let rows = CounterQuery(CounterQuery.counted(field), of: kind, CounterScope(scope, in: initiative)).rows(at: now)
    return try await read { connection in
      try connection.rows(
        """
        SELECT option, sum(count), sum(CASE WHEN is_done = 1 THEN count ELSE 0 END), sum(overdue) FROM (\(rows)) AS counted
        GROUP BY option HAVING sum(count) <> 0 ORDER BY 2 DESC, 1
        """
      ) { row in Progress(option: row.text(0), count: row.int(1), done: row.int(2), late: row.int(3)) }
    }
  }

  package func burnDown(
    of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope
  ) async throws -> [(day: Day, registered: Int, closed: Int)] {
    let rows = DailyCountsQuery("all", of: kind, CounterScope(scope, in: initiative), done: kinds.done(kind)).rows
    return try await read { connection in
      try connection.rows(
        "SELECT day, sum(registered), sum(closed) FROM (\(rows)) AS days GROUP BY day HAVING \(DailyCountsQuery.isNotZero) ORDER BY day"
      ) { row in (day: Day(number: row.int(0)), registered: row.int(1), closed: row.int(2)) }
    }
  }
}
