import Domain

/// Full-text search.
package struct SQLSearch: Search, DatabasePort {
  let database: Database

  package func find(_ query: ItemQuery, within scope: Scope) async throws -> Found {
    guard let words = query.words else { return try await page(query, within: scope) }
    guard let sought = SearchTerms(words) else { return Found(items: [], next: nil) }
    let filter = Self.filter(query, scope)
    return try await read { connection in
      let rest = SearchIndex.traits(of: query, within: scope)
      var intersection = PostingListIntersection(
        [sought.tokens.map { [$0] } + rest, [[self.database.searchIndex.personal(sought.whole)]] + rest], before: query.after?.at ?? .max)
      var found = Found(items: [], next: nil)
      var sequences: [Int64] = []
      while found.items.count <= query.limit, let next = try intersection.next(on: connection) {
        let rows = try Self.items(next, filter, on: connection)
        for (item, sequence) in rows where self.holds(item, sought, within: scope) {
          found.items.append(item)
          sequences.append(sequence)
        }
      }
      if found.items.count > query.limit {
        found.items.removeSubrange(query.limit...)
        found.next = .init(at: sequences[query.limit - 1], id: Item.ID(""))
      } else if intersection.before > 0 {
        found.next = .init(at: intersection.before, id: Item.ID(""))
      }
      return found
    }
  }

  private func page(_ query: ItemQuery, within scope: Scope) async throws -> Found {
    var wider = query
    wider.limit += 1
    var items = try await SQLItems(database: database).list(wider, within: scope)
    guard items.count > query.limit else { return Found(items: items, next: nil) }
    items.removeLast()
    return Found(items: items, next: items.last.map { ItemQuery.Cursor($0) })
  }

  /// Whether the item matches, as this user may see it. The index may hold tokens of fields that are hidden from them.
  private func holds(_ item: Item, _ sought: SearchTerms, within scope: Scope) -> Bool {
    let workflow = workflows[item.kind, version: item.workflowVersion]
    let shown = item.shown(to: scope, of: workflow)
    return sought.areFound(in: shown.words(in: workflow)) || shown.maskedWords(in: workflow).contains { $0.whole == sought.whole }
  }

  private static func items(_ sequences: [Int64], _ filter: SQL, on connection: any Connection) throws -> [(Item, Int64)] {
    guard let last = sequences.last else { return [] }
    // Padded, so that it is always the same statement.
    let all = sequences + Array(repeating: last, count: PostingListIntersection.step - sequences.count)
    return try connection.rows(
      "SELECT \(ItemRow.columns), i.seq FROM items i WHERE i.seq IN (\(list: all)) AND \(filter) ORDER BY i.seq DESC"
    ) { (try ItemRow.read($0), $0.integer(ItemRow.width)) }
  }

  /// Conditions on the rows that the index found.
  private static func filter(_ query: ItemQuery, _ scope: Scope) -> SQL {
    var filters = [ScopeFilter.sql(scope, in: query.initiative), ItemFilter.sql(query)]
    if let before = query.dueBefore { filters.append("i.sort_at <= \(before)") }
    if let after = query.dueAfter { filters.append("i.sort_at >= \(after) AND i.sort_at < \(Instant.never)") }
    if query.isOverdue { filters.append("i.sort_at < \(query.now)") }
    if let ids = query.ids { filters.append("i.id IN (\(list: ids))") }
    return SQL.joined(filters, by: " AND ")
  }
}

extension SearchIndex {
  /// The conditions of a query and a scope that the index can decide, as lists of tokens of which an item has one. The others are conditions on
  /// the rows.
  static func traits(of query: ItemQuery, within scope: Scope) -> [[Int64]] {
    var traits: [[Int64]] = []
    if let initiative = query.initiative, query.kinds.isEmpty { traits.append([token(.initiative, initiative.text)]) }
    if !query.kinds.isEmpty {
      traits.append(
        query.kinds.map { kind in query.initiative.map { token(.kindWithin, $0.text + kind) } ?? token(.kind, kind) })
    }
    if let party = query.party { traits.append([token(.party, party)]) }
    if scope.isEverything || query.initiative.map(scope.wholes.contains) == true { return traits }
    func within(_ initiatives: Set<Item.ID>, _ trait: Trait) -> [Int64] { initiatives.sorted().map { token(trait, $0.text) } }
    traits.append(
      [token(.registrar, scope.person.text)] + within(scope.wholes, .initiative) + within(scope.initiatives, .open)
        + within(scope.unassigned, .unassigned) + scope.desks.sorted().map { token(.kindWithin, $0.text + Workflow.hotline) }
        + scope.parties.union(scope.led.values.joined()).sorted().map { token(.party, $0) })
    return traits
  }
}
