import Domain

/// The ways to what a query asks for.
struct ListPlan {
  /// One way through an index in the order of a list.
  struct IndexScan {
    var from: SQL = "items i"
    var filter: SQL
    /// What the index is sorted by: limits, then ids.
    var order: (at: SQL, id: SQL) = ("i.sort_at", "i.id")
  }

  /// Where the items of a page stand: what orders them, ids and versions, which is all there is to read of those that are known.
  func page(of ways: some Collection<IndexScan>) -> SQL {
    let parts = ways.map { way -> SQL in
      "SELECT \(way.order.at) AS at, \(way.order.id) AS id, i.version, i.children_version FROM \(way.from) WHERE \(way.filter)"
    }
    return "\(SQL.joined(parts, by: mayMeet ? " UNION " : " UNION ALL ")) ORDER BY 1, 2 LIMIT \(query.limit)"
  }

  /// Whether an item may lie on two ways: of two parties, or registered and led.
  private var mayMeet: Bool {
    !query.concerning.isEmpty || !(scope.isEverything || query.initiative.map(scope.wholes.contains) == true)
  }

  private let query: ItemQuery
  private let scope: Scope
  private let kinds: KindStates
  private let initiatives: [Item.ID]
  /// Parties through whom nothing new is found.
  private let elsewhere: Set<String>

  init(_ query: ItemQuery, _ scope: Scope, kinds: KindStates, initiatives: [Item.ID], elsewhere: Set<String>) {
    self.query = query
    self.scope = scope
    self.kinds = kinds
    self.initiatives = initiatives
    self.elsewhere = elsewhere
  }

  var all: [IndexScan] {
    let rest: SQL = "\(ItemFilter.sql(query)) AND \(ScopeFilter.sql(scope, in: query.initiative))"
    return unbounded.map { $0.bounded(by: query).narrowed(by: rest) }
  }

  private var unbounded: [IndexScan] {
    if let ids = query.ids { return [IndexScan(filter: "i.id IN (\(list: ids))")] }
    if let parent = query.parent { return [IndexScan(filter: "i.parent = \(parent)")] }
    if let batchLabel = query.batch, !batchLabel.isEmpty, let initiative = query.initiative {
      return [IndexScan(filter: "i.initiative = \(initiative) AND i.batch_label = \(batchLabel)")]
    }
    if let party = query.party { return of([party]) }
    if let assignee = query.assignee { return ended { IndexScan(filter: "i.assignee = \(assignee) AND \($0)") } }
    return query.concerning.isEmpty ? inSight : concerning
  }

  /// Open and closed apart, as the indexes are.
  private func ended(of row: SQL = "i", _ way: (SQL) -> IndexScan) -> [IndexScan] {
    switch query.isOverdue ? false : query.isDone {
    case false?: [way("\(row).is_done = 0")]
    case true?: [way("\(row).is_done = 1")]
    case nil: [way("\(row).is_done = 0"), way("\(row).is_done = 1")]
    }
  }

  private func of(_ parties: [String]) -> [IndexScan] {
    parties.flatMap { party in
      ended(of: "p") { ended in
        IndexScan(
          from: "parties p JOIN items i ON i.id = p.item", filter: "p.party = \(party) AND \(ended)", order: ("p.sort_at", "p.item"))
      }
    }
  }

  /// Registered by the first, party any, or without a lead where that is seen.
  private var concerning: [IndexScan] {
    let leaderless = initiatives.flatMap { initiative in
      (sharesOut(initiative) ? ["initiative", "parties"] : ["initiative"]).flatMap { visible in
        ended { IndexScan(filter: self.leaderless(initiative, visible, $0)) }
      }
    }
    return of(query.concerning) + registered(by: query.concerning[0]) + leaderless
  }

  private func sharesOut(_ initiative: Item.ID) -> Bool {
    scope.isEverything || scope.wholes.union(scope.unassigned).union(scope.desks).contains(initiative)
  }

  private func registered(by person: String) -> [IndexScan] { ended { IndexScan(filter: "i.registrar = \(person) AND \($0)") } }

  private func leaderless(_ initiative: Item.ID, _ visible: String, _ ended: SQL) -> SQL {
    "i.initiative = \(initiative) AND i.visible = \(visible) AND i.lead IS NULL AND \(ended)"
  }

  /// All that the person may see.
  private var inSight: [IndexScan] {
    var ways: [IndexScan] = []
    for initiative in initiatives {
      if scope.isEverything || scope.wholes.contains(initiative) {
        ways += inside(initiative, query.kinds, "")
        continue
      }
      if scope.initiatives.contains(initiative) {
        let open = kinds.visible.filter { query.kinds.isEmpty || query.kinds.contains($0) }.sorted()
        // Of no kind would be of any.
        if !open.isEmpty { ways += inside(initiative, open, "AND i.visible = 'initiative'") }
      }
      if scope.desks.contains(initiative), query.kinds.isEmpty || query.kinds.contains(Workflow.hotline) {
        ways += inside(initiative, [Workflow.hotline], "")
      }
      if scope.unassigned.contains(initiative) {
        ways += ended { IndexScan(filter: leaderless(initiative, "parties", $0)) }
      }
    }
    if scope.isEverything || query.initiative.map(scope.wholes.contains) == true { return ways }
    // Whoever answers the line sees all its tickets; their own are among them.
    if query.kinds == [Workflow.hotline], query.initiative.map(scope.desks.contains) == true { return ways }
    return ways + own
  }

  /// Of parties and registered.
  private var own: [IndexScan] {
    let parties = scope.parties.union(query.initiative.map { scope.led[$0] ?? [] } ?? Set(scope.led.values.joined()))
    return of(parties.subtracting(elsewhere).sorted()) + registered(by: scope.person.text)
  }

  /// A class of items of an initiative: by kind and state, in which the indexes are sorted.
  private func inside(_ initiative: Item.ID, _ kinds: [Workflow.Kind], _ narrowed: SQL) -> [IndexScan] {
    if query.isLate == true {
      let of: SQL = kinds.isEmpty ? narrowed : "\(narrowed) AND coalesce(i.kind, '') IN (\(list: kinds))"
      return [
        IndexScan(filter: "i.initiative = \(initiative) AND i.late_at IS NOT NULL \(of)"),
        IndexScan(filter: "i.initiative = \(initiative) AND i.is_done = 0 AND i.sort_at < \(query.now) AND i.late_at IS NULL \(of)"),
      ]
    }
    let kinds = kinds.isEmpty && !query.states.isEmpty ? self.kinds.kinds(with: query.states) : kinds
    if kinds.isEmpty { return ended { IndexScan(filter: "i.initiative = \(initiative) AND \($0) \(narrowed)") } }
    let category: SQL = query.choice.map { "AND i.category = \($0.option)" } ?? ""
    return kinds.flatMap { kind in
      places(of: kind).map {
        IndexScan(filter: "i.initiative = \(initiative) AND i.kind = \(kind) \(category) AND i.state = \($0) \(narrowed)")
      }
    }
  }

  private func places(of kind: Workflow.Kind) -> [Workflow.State.ID] {
    let states = kinds.states(of: kind, isDone: query.isOverdue ? false : query.isDone)
    return query.states.isEmpty ? states : Set(query.states).intersection(states).sorted()
  }
}

extension ListPlan.IndexScan {
  fileprivate func narrowed(by filter: SQL) -> Self {
    var way = self
    way.filter = "\(self.filter) AND \(filter)"
    return way
  }

  /// What bounds the order of the list, so that a way ends where nothing more can be on the page.
  fileprivate func bounded(by query: ItemQuery) -> Self {
    var way = self
    let (at, id) = order
    if let before = query.dueBefore { way.filter = way.filter + " AND \(at) <= \(before)" }
    if let after = query.dueAfter { way.filter = way.filter + " AND \(at) >= \(after) AND \(at) < 253402300799" }
    if query.isOverdue { way.filter = way.filter + " AND \(at) < \(query.now)" }
    if let after = query.after { way.filter = way.filter + " AND (\(at), \(id)) > (\(after.at), \(after.id))" }
    return way
  }
}
