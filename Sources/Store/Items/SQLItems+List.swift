import Domain

extension SQLItems {
  /// Lists are read by scans of indexes that are in the list's order, each no further than a page. So a list costs what it shows, however
  /// much is stored.
  package func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item] {
    if query.words != nil { return try await SQLSearch(database: database).find(query, within: scope).items }
    if let ids = query.ids, ids.count > Self.maxIDs { return try await list(query, among: ids, within: scope) }
    return try await read { connection in
      let initiatives = try query.initiative.map { [$0] } ?? self.initiatives(in: scope, on: connection)
      let elsewhere = try self.elsewhere(query, scope, on: connection)
      let plan = ListPlan(query, scope, kinds: self.kinds, initiatives: initiatives, elsewhere: elsewhere)
      let scans = plan.all
      var found: [(at: Int64, item: ItemVersion)] = []
      for start in stride(from: 0, to: scans.count, by: Self.maxScans) {
        let some = scans[start..<min(start + Self.maxScans, scans.count)]
        found += try connection.rows(plan.page(of: some)) { row in
          (row.integer(0), ItemVersion(id: row.id(1), versions: ItemVersions(own: row.int(2), children: row.int(3))))
        }
      }
      if scans.count > Self.maxScans {
        var seen: Set<Item.ID> = []
        let sorted = found.sorted { ($0.at, $0.item.id) < ($1.at, $1.item.id) }.filter { seen.insert($0.item.id).inserted }
        found = Array(sorted.prefix(query.limit))
      }
      return try self.itemReader.items(at: found.map(\.item), on: connection)
    }
  }

  /// In parts, where there are more ids than a statement can bind.
  private func list(_ query: ItemQuery, among ids: [Item.ID], within scope: Scope) async throws -> [Item] {
    var found: [Item] = []
    for start in stride(from: 0, to: ids.count, by: Self.maxIDs) {
      var some = query
      some.ids = Array(ids[start..<min(start + Self.maxIDs, ids.count)])
      found += try await list(some, within: scope)
      found.sort { ($0.sortKey, $0.id) < ($1.sortKey, $1.id) }
      found.removeLast(max(0, found.count - query.limit))
    }
    return found
  }

  private static let maxIDs = 5000

  /// Databases take some hundred parts of a UNION, and plan fewer faster.
  private static let maxScans = 100

  /// Initiatives in which the user sees whole classes of items.
  private func initiatives(in scope: Scope, on connection: any Connection) throws -> [Item.ID] {
    if scope.isEverything { return try connection.rows("SELECT id FROM initiatives ORDER BY id") { $0.id(0) } }
    return scope.wholes.union(scope.initiatives).union(scope.unassigned).union(scope.desks).sorted()
  }

  /// The user's groups in other initiatives than the query's, or in initiatives that the user sees completely: a scan of their items would find
  /// nothing new.
  private func elsewhere(_ query: ItemQuery, _ scope: Scope, on connection: any Connection) throws -> Set<String> {
    if scope.isEverything || query.initiative.map(scope.wholes.contains) == true { return [] }
    let other: SQL = query.initiative.map { "initiative <> \($0)" } ?? "initiative IN (\(list: scope.wholes.sorted()))"
    return Set(
      try connection.rows("SELECT id FROM groups WHERE id IN (\(list: scope.parties.sorted())) AND \(other)") { $0.text(0) })
  }
}
