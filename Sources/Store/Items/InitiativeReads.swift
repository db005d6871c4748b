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
      """
      SELECT i.id, i.version, i.children_version, n.details_version, n.roster_version FROM initiatives n JOIN items i ON i.id = n.id
      WHERE \(filter)
      """
    ) { (place: ItemPlace(id: $0.id(0), versions: .init(own: $0.int(1), children: $0.int(2))), version: $0.int(3), roster: $0.int(4)) }
    let items = try self.items(at: found.map(\.place), on: connection)
    return try zip(items, found).map { item, found in
      let (_, version, roster) = found
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
