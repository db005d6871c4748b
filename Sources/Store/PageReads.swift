import Domain

extension Store: Initiatives {
  package func initiatives(within scope: Scope) async throws -> [(initiative: Initiative, item: Item)] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns), n.details, n.roster_version FROM initiatives n JOIN items i ON i.id = n.id
        WHERE \(ScopeFilter.initiatives(scope)) ORDER BY i.is_done, i.registered_at DESC, i.id
        """, Self.initiative)
    }
  }

  package func initiative(_ key: String, within scope: Scope) async throws -> (initiative: Initiative, item: Item) {
    try await read { connection in
      let found = try connection.first(
        """
        SELECT \(ItemRow.columns), n.details, n.roster_version FROM initiatives n JOIN items i ON i.id = n.id
        WHERE (n.id = \(key) OR n.key = \(key)) AND (\(ScopeFilter.initiatives(scope)))
        """, Self.initiative)
      guard let found else { throw Refusal.notFound }
      return found
    }
  }

  private static func initiative(_ row: any Row) throws -> (initiative: Initiative, item: Item) {
    var initiative = try JSON.value(Initiative.self, row.text(19))
    initiative.rosterVersion = row.int(20)
    return (initiative, try ItemRow.read(row))
  }

  package func roster(of initiative: Item.ID) async throws -> Roster {
    try await read { try self.roster(of: initiative, on: $0) }
  }

  package func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [Tally] {
    try await read { connection in
      try connection.rows(
        """
        SELECT i.kind, i.state, i.is_done, count(*), sum(CASE WHEN i.is_done = 0 AND i.sort_at < \(now) THEN 1 ELSE 0 END),
          sum(CASE WHEN \(Self.late(at: now)) THEN 1 ELSE 0 END), i.parent IS NOT NULL
        FROM items i WHERE i.initiative = \(initiative) AND (\(ScopeFilter.sql(scope, in: initiative)))
        GROUP BY i.kind, i.is_done, i.state, i.parent IS NOT NULL
        """
      ) { row in
        Tally(
          kind: row.text(0), state: row.text(1), isDone: row.flag(2), isPart: row.flag(6), count: row.int(3), late: row.int(4),
          everLate: row.int(5))
      }
    }
  }

  package func dependencies(in initiative: Item.ID) async throws -> [Link] {
    try await read { connection in
      try connection.rows(
        "SELECT l.from_item, l.to_item FROM links l JOIN items i ON i.id = l.from_item WHERE l.kind = 'follows' AND i.initiative = \(initiative)"
      ) { row in Link(from: row.id(0), to: row.id(1), kind: .follows) }
    }
  }
}

extension Store {
  package func history(
    in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope
  ) async throws -> [(record: Record, item: Item)] {
    try await read { connection in
      let records = try connection.rows(
        """
        \(Self.records) JOIN items i ON i.id = h.item
        WHERE i.initiative = \(initiative) AND h.seq < \(sequence ?? .max) AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY h.seq DESC LIMIT \(limit)
        """, Self.record)
      let items = try self.items("i.id IN (\(list: Set(records.map(\.item)).sorted()))", on: connection)
      let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
      return records.compactMap { record in byID[record.item].map { (record, $0) } }
    }
  }
}

extension Store: Ledgers {
  package func progress(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant
  ) async throws -> [Progress] {
    let option: SQL = ["category", "nature"].contains(field) ? "i.category" : "json_extract(i.body, \("$.fields.\"\(field)\""))"
    return try await read { connection in
      try connection.rows(
        """
        SELECT coalesce(\(option), ''), count(*), sum(i.is_done), sum(CASE WHEN i.is_done = 0 AND i.sort_at < \(now) THEN 1 ELSE 0 END)
        FROM items i WHERE i.initiative = \(initiative) AND i.kind = \(kind) AND (\(ScopeFilter.sql(scope, in: initiative))) GROUP BY 1 ORDER BY 2 DESC, 1
        """
      ) { row in Progress(option: row.text(0), count: row.int(1), done: row.int(2), late: row.int(3)) }
    }
  }
}
