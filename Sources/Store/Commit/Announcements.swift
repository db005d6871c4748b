import Domain

extension Store: ChangeFeed {
  package func listen() -> ChangeSubscription { changeFeed.listen() }

  /// Tells of changes for as long as it runs, those of other processes and servers too.
  package func announce() async {
    let newest = (try? await announced(after: nil))?.newest ?? 0
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [changeFeed] in await changeFeed.run(from: newest) { try await self.announced(after: $0) } }
      group.addTask { [changeFeed, driver] in
        await driver.watch { isAfterGap in if isAfterGap { changeFeed.mayHaveMissed() } else { changeFeed.somethingChanged() } }
      }
    }
  }

  package func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?) {
    try await read { connection in
      let newest = try connection.first("SELECT coalesce(max(seq), 0) FROM changes") { $0.integer(0) } ?? 0
      // A sequence that was not given out comes from another database, or from before one was put back.
      guard let sequence, sequence <= newest else { return (newest, nil) }
      if sequence == newest { return (newest, []) }
      let since = try connection.rows(
        "SELECT seq, initiative FROM changes WHERE seq > \(sequence) ORDER BY seq DESC LIMIT \(Self.mostAnnounced)"
      ) { InitiativeChange(sequence: $0.integer(0), initiative: $0.id(1)) }
      return (newest, since.count < Self.mostAnnounced ? since : nil)
    }
  }

  /// More than these are "everything".
  private static let mostAnnounced = 500

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

/// Where each initiative's newest change stands: a row an initiative, so that what happened since is found at once, however long
/// somebody was away.
enum ChangeRows {
  /// One writer at a time, so the next sequence is nobody else's, and sequences are in the order of the commits.
  static func write(_ moved: Set<Item.ID>, on connection: any Connection) throws {
    if moved.isEmpty { return }
    for initiative in moved.sorted() {
      try connection.run(
        """
        INSERT INTO changes (initiative, seq) VALUES (\(initiative), (SELECT coalesce(max(seq), 0) + 1 FROM changes))
        ON CONFLICT (initiative) DO UPDATE SET seq = excluded.seq
        """)
    }
    // Heard by every server once it is committed. On SQLite each process looks at the file by itself.
    if connection.dialect == .postgresql { try connection.run("NOTIFY duban_changes") }
  }
}
