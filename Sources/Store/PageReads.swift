import Domain

extension Store: Initiatives {
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

  /// A notice with its plan is a long text, looked at by every page and changed a few times a year.
  private func initiatives(_ filter: SQL, _ connection: any Connection) throws -> [(initiative: Initiative, item: Item)] {
    let found = try connection.rows(
      "SELECT \(ItemRow.columns), n.details_version, n.roster_version FROM initiatives n JOIN items i ON i.id = n.id WHERE \(filter)"
    ) { (item: try ItemRow.read($0), version: $0.int(19), roster: $0.int(20)) }
    return try found.map { item, version, roster in
      var initiative = try plans.value(of: item.id, at: version) ?? details(of: item.id, at: version, connection)
      initiative.rosterVersion = roster
      return (initiative, item)
    }
  }

  private func details(of id: Item.ID, at version: Int, _ connection: any Connection) throws -> Initiative {
    let text = try connection.first("SELECT details FROM initiatives WHERE id = \(id)") { $0.text(0) } ?? ""
    let initiative = try JSON.value(Initiative.self, text)
    plans.keep(initiative, of: id, at: version, read: connection)
    return initiative
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
  package func tickets(ofCaller digits: String, in initiative: Item.ID, within scope: Scope) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i WHERE i.initiative = \(initiative) AND i.kind = \(Workflow.hotline) AND (\(ScopeFilter.sql(scope, in: initiative)))
          AND json_extract(i.body, '$.fields.caller') LIKE \("%\(digits)%") ORDER BY i.registered_at DESC LIMIT 5
        """, ItemRow.read)
    }
  }

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
