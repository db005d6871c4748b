import Domain

/// Initiatives, with rosters, counts and histories.
package struct SQLInitiatives: Initiatives, DatabasePort {
  let database: Database

  package func initiatives(within scope: Scope) async throws -> [(initiative: Initiative, item: Item)] {
    try await read { connection in
      try self.initiatives("\(ScopeFilter.initiatives(scope)) ORDER BY i.is_done, i.registered_at DESC, i.id", connection)
    }
  }

  package func initiative(_ key: String, within scope: Scope) async throws -> (initiative: Initiative, item: Item) {
    try await read { connection in
      let found = try self.initiatives("(n.id = \(key) OR n.key = \(key)) AND (\(ScopeFilter.initiatives(scope)))", connection)
      guard let first = found.first else { throw Refusal.notFound }
      return first
    }
  }

  /// The details hold the notice and the plan: a long text that every page reads and that changes a few times a year, so they are cached.
  private func initiatives(_ filter: SQL, _ connection: any Connection) throws -> [(initiative: Initiative, item: Item)] {
    let found = try connection.rows(
      """
      SELECT i.id, i.version, i.children_version, n.details_version, n.roster_version FROM initiatives n JOIN items i ON i.id = n.id
      WHERE \(filter)
      """
    ) { (item: ItemVersion(id: $0.id(0), versions: .init(own: $0.int(1), children: $0.int(2))), version: $0.int(3), roster: $0.int(4)) }
    let items = try itemReader.items(at: found.map(\.item), on: connection)
    return try zip(items, found).map { item, found in
      let (_, version, roster) = found
      var initiative = try database.initiativeCache.value(of: item.id, at: version) ?? details(of: item.id, at: version, connection)
      initiative.rosterVersion = roster
      return (initiative, item)
    }
  }

  private func details(of id: Item.ID, at version: Int, _ connection: any Connection) throws -> Initiative {
    let text = try connection.first("SELECT details FROM initiatives WHERE id = \(id)") { $0.text(0) } ?? ""
    let initiative = try JSON.value(Initiative.self, text)
    database.initiativeCache.store(initiative, of: id, at: version, readOn: connection)
    return initiative
  }

  package func roster(of initiative: Item.ID) async throws -> Roster {
    try await read { try self.rosterReader.roster(of: initiative, on: $0) }
  }

  package func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [StateCount] {
    let rows = CounterQuery("state", of: nil, CounterScope(scope, in: initiative)).rows(at: now)
    return try await read { connection in
      try connection.rows(
        """
        SELECT kind, option, is_done, is_part, sum(count), sum(overdue), sum(CASE WHEN was_late = 1 THEN count ELSE overdue END)
        FROM (\(rows)) AS counted GROUP BY kind, is_done, option, is_part HAVING sum(count) <> 0 ORDER BY kind, is_done, option, is_part
        """
      ) { row in
        StateCount(
          kind: row.text(0), state: row.text(1), isDone: row.flag(2), isPart: row.flag(3), count: row.int(4), late: row.int(5),
          everLate: row.int(6))
      }
    }
  }

  package func dependencies(in initiative: Item.ID) async throws -> [Link] {
    try await read { connection in
      try connection.rows(
        "SELECT from_item, to_item FROM links WHERE kind = 'follows' AND initiative = \(initiative)"
      ) { row in Link(from: row.id(0), to: row.id(1), kind: .follows) }
    }
  }
}

extension SQLInitiatives {
  package func history(
    in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope
  ) async throws -> [(record: Record, item: Item)] {
    let source: SQL
    if scope.isEverything || !scope.wholes.union(scope.desks).union(scope.unassigned).isDisjoint(with: [initiative]) {
      source = "h.initiative = \(initiative)"
    } else {
      // By the user's own items and the visible ones, which are few among all.
      let parties = scope.parties.union(scope.led[initiative] ?? []).sorted()
      source = """
        coalesce(h.initiative, '') = \(initiative) AND h.item IN (
          SELECT item FROM parties WHERE party IN (\(list: parties)) UNION SELECT id FROM items WHERE registrar = \(scope.person)
          UNION SELECT id FROM items WHERE initiative = \(initiative) AND kind IN (\(list: kinds.visible.sorted())) AND visible = 'initiative')
        """
    }
    return try await read { connection in
      let records = try connection.rows(
        """
        \(SQLItems.records) JOIN items i ON i.id = h.item
        WHERE \(source) AND h.seq < \(sequence ?? .max) AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY h.seq DESC LIMIT \(limit)
        """, SQLItems.record)
      let items = try SQLItems(database: self.database).items("i.id IN (\(list: Set(records.map(\.item)).sorted()))", on: connection)
      let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
      return records.compactMap { record in byID[record.item].map { (record, $0) } }
    }
  }
}
