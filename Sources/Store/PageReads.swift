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

  package func dependencies(in initiative: Item.ID) async throws -> [Link] {
    try await read { connection in
      try connection.rows(
        "SELECT from_item, to_item FROM links WHERE kind = 'follows' AND initiative = \(initiative)"
      ) { row in Link(from: row.id(0), to: row.id(1), kind: .follows) }
    }
  }
}

extension Store {
  package func history(
    in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope
  ) async throws -> [(record: Record, item: Item)] {
    let way: SQL
    if scope.isEverything || !scope.wholes.union(scope.desks).union(scope.unassigned).isDisjoint(with: [initiative]) {
      way = "h.initiative = \(initiative)"
    } else {
      // Of a person's own items and the open ones, which are few beside everybody's.
      let parties = scope.parties.union(scope.led[initiative] ?? []).sorted()
      way = """
        coalesce(h.initiative, '') = \(initiative) AND h.item IN (
          SELECT item FROM parties WHERE party IN (\(list: parties)) UNION SELECT id FROM items WHERE registrar = \(scope.person)
          UNION SELECT id FROM items WHERE initiative = \(initiative) AND kind IN (\(list: kinds.visible.sorted())) AND visible = 'initiative')
        """
    }
    return try await read { connection in
      let records = try connection.rows(
        """
        \(Self.records) JOIN items i ON i.id = h.item
        WHERE \(way) AND h.seq < \(sequence ?? .max) AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY h.seq DESC LIMIT \(limit)
        """, Self.record)
      let items = try self.items("i.id IN (\(list: Set(records.map(\.item)).sorted()))", on: connection)
      let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
      return records.compactMap { record in byID[record.item].map { (record, $0) } }
    }
  }
}

extension Store: Ledgers {}
