import Domain

/// Changes of initiatives, as they are committed here, in other processes and on other servers.
package struct SQLChangeFeed: ChangeFeed, DatabasePort {
  let database: Database

  package func listen() -> ChangeSubscription { database.changes.subscribe() }

  /// Notifies subscribers until the task is cancelled, and then ends their subscriptions.
  package func run() async {
    let newest = (try? await announced(after: nil))?.newest ?? 0
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [changes = database.changes] in await changes.run(from: newest) { try await self.announced(after: $0) } }
      group.addTask { [changes = database.changes, driver = database.driver] in
        await driver.watch { isAfterGap in if isAfterGap { changes.mayHaveMissed() } else { changes.somethingChanged() } }
      }
    }
  }

  package func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?) {
    try await read { connection in
      let newest = try connection.first("SELECT coalesce(max(seq), 0) FROM changes") { $0.integer(0) } ?? 0
      // A sequence above the newest is another database's, or from before a restore.
      guard let sequence, sequence <= newest else { return (newest, nil) }
      if sequence == newest { return (newest, []) }
      let since = try connection.rows(
        "SELECT seq, initiative FROM changes WHERE seq > \(sequence) ORDER BY seq DESC LIMIT \(Self.maxChanges)"
      ) { InitiativeChange(sequence: $0.integer(0), initiative: $0.id(1)) }
      return (newest, since.count < Self.maxChanges ? since : nil)
    }
  }

  /// More changes than these are reported as "everything may have changed".
  private static let maxChanges = 500

  package func touched(_ initiatives: [Item.ID], within scope: Scope) async throws -> Set<Item.ID> {
    if initiatives.isEmpty { return [] }
    return try await read { connection in
      Set(
        try initiatives.filter { initiative in
          try connection.count(
            """
            SELECT count(*) FROM (SELECT item FROM history WHERE initiative = \(initiative) ORDER BY seq DESC LIMIT 20) AS h
            JOIN items i ON i.id = h.item WHERE \(ScopeFilter.sql(scope, in: initiative))
            """) > 0
        })
    }
  }
}
