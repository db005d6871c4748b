import Domain

extension Store {
  /// Each list is read by ways through indexes that hold its order already, each no further than the page is long. So a
  /// list costs what it shows, however much of the rest is stored. A query with words is answered by `find`.
  package func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item] {
    if query.words != nil { return try await find(query, within: scope).items }
    if let ids = query.ids, ids.count > Self.mostNamed { return try await list(query, among: ids, within: scope) }
    return try await read { connection in
      let initiatives = try query.initiative.map { [$0] } ?? self.initiatives(in: scope, on: connection)
      let elsewhere = try self.elsewhere(query, scope, on: connection)
      let plan = ListPlan(query, scope, kinds: self.kinds, initiatives: initiatives, elsewhere: elsewhere)
      let ways = plan.all
      var found: [(at: Int64, place: ItemPlace)] = []
      for start in stride(from: 0, to: ways.count, by: Self.mostWays) {
        let some = ways[start..<min(start + Self.mostWays, ways.count)]
        found += try connection.rows(plan.page(of: some)) { row in
          (row.integer(0), ItemPlace(id: row.id(1), versions: ItemVersions(own: row.int(2), children: row.int(3))))
        }
      }
      if ways.count > Self.mostWays {
        var seen: Set<Item.ID> = []
        let sorted = found.sorted { ($0.at, $0.place.id) < ($1.at, $1.place.id) }.filter { seen.insert($0.place.id).inserted }
        found = Array(sorted.prefix(query.limit))
      }
      return try self.items(at: found.map(\.place), on: connection)
    }
  }

  /// Of more than a statement can name, some after the others.
  private func list(_ query: ItemQuery, among ids: [Item.ID], within scope: Scope) async throws -> [Item] {
    var found: [Item] = []
    for start in stride(from: 0, to: ids.count, by: Self.mostNamed) {
      var some = query
      some.ids = Array(ids[start..<min(start + Self.mostNamed, ids.count)])
      found += try await list(some, within: scope)
      found.sort { ($0.sortKey, $0.id) < ($1.sortKey, $1.id) }
      found.removeLast(max(0, found.count - query.limit))
    }
    return found
  }

  private static let mostNamed = 5000

  /// A database takes some hundred parts in one statement, and plans fewer faster.
  private static let mostWays = 100

  /// Where whole classes of items are seen; what is somebody's own is found without.
  private func initiatives(in scope: Scope, on connection: any Connection) throws -> [Item.ID] {
    if scope.isEverything { return try connection.rows("SELECT id FROM initiatives ORDER BY id") { $0.id(0) } }
    return scope.wholes.union(scope.initiatives).union(scope.unassigned).union(scope.desks).sorted()
  }

  /// The person's groups whose items are not asked for, or seen with the whole of their initiative: a way through them would
  /// go by all that they have in hand and show nothing.
  private func elsewhere(_ query: ItemQuery, _ scope: Scope, on connection: any Connection) throws -> Set<String> {
    if scope.isEverything || query.initiative.map(scope.wholes.contains) == true { return [] }
    let other: SQL = query.initiative.map { "initiative <> \($0)" } ?? "initiative IN (\(list: scope.wholes.sorted()))"
    return Set(
      try connection.rows("SELECT id FROM groups WHERE id IN (\(list: scope.parties.sorted())) AND \(other)") { $0.text(0) })
  }
}

enum ItemFilter {
  /// What a query asks of an item, but for what bounds the order. No column stands bare, so that no index but the way's
  /// own is taken for it.
  static func sql(_ query: ItemQuery) -> SQL {
    var filters: [SQL] = []
    if !query.kinds.isEmpty { filters.append("coalesce(i.kind, '') IN (\(list: query.kinds))") }
    if !query.states.isEmpty { filters.append("coalesce(i.state, '') IN (\(list: query.states))") }
    if let initiative = query.initiative { filters.append("coalesce(i.initiative, '') = \(initiative)") }
    if let parent = query.parent { filters.append("coalesce(i.parent, '') = \(parent)") }
    if let party = query.party { filters.append("EXISTS (SELECT 1 FROM parties o WHERE o.item = i.id AND o.party = \(party))") }
    if !query.concerning.isEmpty {
      filters.append(
        """
        (i.registrar = \(query.concerning[0]) OR i.lead IS NULL
          OR EXISTS (SELECT 1 FROM parties o WHERE o.item = i.id AND o.party IN (\(list: query.concerning))))
        """)
    }
    if let assignee = query.assignee { filters.append("coalesce(i.assignee, '') = \(assignee)") }
    if let isDone = query.isDone { filters.append("coalesce(i.is_done, 0) = \(isDone)") }
    if query.isOverdue { filters.append("coalesce(i.is_done, 0) = 0") }
    if let isLate = query.isLate { filters.append(isLate ? late(at: query.now) : "NOT \(late(at: query.now))") }
    if let choice = query.choice { filters.append("coalesce(i.category, '') = \(choice.option)") }
    if let batch = query.batch { filters.append("coalesce(i.batch_label, '') = \(batch)") }
    return filters.isEmpty ? "1 = 1" : SQL.joined(filters, by: " AND ")
  }

  /// Late once is late for good; else open past its limit.
  static func late(at now: Instant) -> SQL { "(i.late_at IS NOT NULL OR (i.is_done = 0 AND i.sort_at < \(now)))" }
}
