import Domain

extension Store: Search {
  package func find(_ query: ItemQuery, within scope: Scope) async throws -> Found {
    guard let words = query.words else { return try await page(query, within: scope) }
    guard let sought = SearchTerms(words) else { return Found(items: [], next: nil) }
    let filter = Self.filter(query, scope)
    return try await read { connection in
      let rest = SearchIndex.traits(of: query, within: scope)
      var walk = PostingListIntersection(
        ways: [sought.tokens.map { [$0] } + rest, [[self.searchIndex.personal(sought.whole)]] + rest], before: query.after?.at ?? .max)
      var found = Found(items: [], next: nil)
      var sequences: [Int64] = []
      while found.items.count <= query.limit, let stretch = try walk.next(on: connection) {
        let rows = try Self.items(stretch, filter, on: connection)
        for (item, sequence) in rows where self.holds(item, sought, within: scope) {
          found.items.append(item)
          sequences.append(sequence)
        }
      }
      if found.items.count > query.limit {
        found.items.removeSubrange(query.limit...)
        found.next = .init(at: sequences[query.limit - 1], id: Item.ID(""))
      } else if walk.before > 0 {
        found.next = .init(at: walk.before, id: Item.ID(""))
      }
      return found
    }
  }

  private func page(_ query: ItemQuery, within scope: Scope) async throws -> Found {
    var wider = query
    wider.limit += 1
    var items = try await list(wider, within: scope)
    guard items.count > query.limit else { return Found(items: items, next: nil) }
    items.removeLast()
    return Found(items: items, next: items.last.map { ItemQuery.Cursor($0) })
  }

  /// The index says where to look; the item, as this person may see it, says whether it is so.
  private func holds(_ item: Item, _ sought: SearchTerms, within scope: Scope) -> Bool {
    let workflow = workflows[item.kind, version: item.workflowVersion]
    let shown = item.shown(to: scope, of: workflow)
    return sought.areFound(in: shown.words(in: workflow)) || shown.maskedWords(in: workflow).contains { $0.whole == sought.whole }
  }

  private static func items(_ sequences: [Int64], _ filter: SQL, on connection: any Connection) throws -> [(Item, Int64)] {
    guard let last = sequences.last else { return [] }
    // As many as ever, so that it is one statement.
    let all = sequences + Array(repeating: last, count: PostingListIntersection.step - sequences.count)
    return try connection.rows(
      "SELECT \(ItemRow.columns), i.seq FROM items i WHERE i.seq IN (\(list: all)) AND \(filter) ORDER BY i.seq DESC"
    ) { (try ItemRow.read($0), $0.integer(19)) }
  }

  /// What a query asks of what the index found, and who may see it.
  private static func filter(_ query: ItemQuery, _ scope: Scope) -> SQL {
    var filters = [ScopeFilter.sql(scope, in: query.initiative), ItemFilter.sql(query)]
    if let before = query.dueBefore { filters.append("i.sort_at <= \(before)") }
    if let after = query.dueAfter { filters.append("i.sort_at >= \(after) AND i.sort_at < 253402300799") }
    if query.isOverdue { filters.append("i.sort_at < \(query.now)") }
    if let ids = query.ids { filters.append("i.id IN (\(list: ids))") }
    return SQL.joined(filters, by: " AND ")
  }
}

extension SearchIndex {
  /// Of what a query and a scope ask, what the index knows: the rarest of it drives the walk. The rest is asked of the rows.
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

/// Goes through the index from the newest on, a few rows at a time, and no further than a page may cost.
struct PostingListIntersection {
  /// Each a list of which an item has one token of each; it needs to go only one of the ways.
  let ways: [[[Int64]]]
  /// Everything from here on has been looked at; 0 where there is no more.
  private(set) var before: Int64
  private var plans: [Plan?]
  private var rows = 0

  /// Rows looked at together, and at most.
  static let step = 64
  private static let mostRows = 1024
  /// What fewer items than this have is walked to its end.
  private static let few = 2000
  /// Of what is common, so many stretches; two words that never meet cost no more.
  private static let mostStretches: Int64 = 3

  /// What still fewer have is all looked at, which costs less than to meet it with lists that are long.
  private static let fewest = 256

  private enum Plan {
    case alone(driver: Int)
    case whole(driver: Int)
    case stretches(driver: Int, last: Int64)
  }

  init(ways: [[[Int64]]], before: Int64) {
    self.ways = ways
    self.before = before
    plans = ways.map { _ in nil }
  }

  /// The next rows to look at, newest first; nil at the end, or where the page has cost enough.
  mutating func next(on connection: any Connection) throws -> [Int64]? {
    guard before > 0, rows < Self.mostRows else { return nil }
    var found: Set<Int64> = []
    var seen: Int64 = 0
    for way in ways.indices {
      let (sequences, end) = try look(way, on: connection)
      found.formUnion(sequences)
      seen = max(seen, end)
    }
    let next = found.filter { $0 >= seen }.sorted(by: >).prefix(Self.step)
    let end = next.count == Self.step ? max(seen, next.last!) : seen
    guard end < before || !next.isEmpty else { return nil }
    before = end
    rows += next.count
    return Array(next)
  }

  /// - Returns: what goes this way below `before`, and down to where that is all.
  private mutating func look(_ way: Int, on connection: any Connection) throws -> (sequences: [Int64], end: Int64) {
    switch try plan(way, on: connection) {
    case .alone(let driver):
      let found = try SearchIndex.sequences(of: [ways[way][driver]], before: before, limit: Self.step, drivenBy: 0, on: connection)
      return (found, found.count == Self.step ? found.last! : 0)
    case .whole(let driver):
      let found = try SearchIndex.sequences(of: ways[way], before: before, limit: Self.step, drivenBy: driver, on: connection)
      return (found, found.count == Self.step ? found.last! : 0)
    case .stretches(let driver, let last):
      var stretch = try newest(on: connection)
      var found: [Int64] = []
      while stretch >= last, found.count < Self.step {
        found += try SearchIndex.sequences(
          of: ways[way], before: before, in: stretch, limit: Self.step - found.count, drivenBy: driver, on: connection)
        stretch -= 1
      }
      return (found, found.count == Self.step ? found.last! : last << SearchIndex.stretchBits)
    }
  }

  /// The stretch in which the next below `before` stands.
  private func newest(on connection: any Connection) throws -> Int64 {
    let last = try connection.first("SELECT max(seq) FROM items") { $0.integer(0) } ?? 0
    return (min(before, last + 1) - 1) >> SearchIndex.stretchBits
  }

  private mutating func plan(_ way: Int, on connection: any Connection) throws -> Plan {
    if let plan = plans[way] { return plan }
    func first(of fewer: Int) throws -> Int? {
      try ways[way].firstIndex { try SearchIndex.isRare($0, before: before, most: fewer, on: connection) }
    }
    let plan: Plan
    if let driver = try first(of: Self.fewest) {
      plan = .alone(driver: driver)
    } else if let driver = try first(of: Self.few) {
      plan = .whole(driver: driver)
    } else {
      plan = .stretches(
        driver: ways[way].firstIndex { $0.count == 1 } ?? 0, last: max(0, try newest(on: connection) - Self.mostStretches + 1))
    }
    plans[way] = plan
    return plan
  }
}
