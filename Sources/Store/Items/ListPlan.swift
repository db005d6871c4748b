import Domain

/// The index scans that together find the items of a list.
struct ListPlan {
  /// A scan of one index, in the order of the list.
  struct IndexScan {
    var from: SQL = "items i"
    var filter: SQL
    /// The columns that the index is sorted by: deadline, then id.
    var order: (at: SQL, id: SQL) = ("i.sort_at", "i.id")
  }

  /// The statement for a page of some scans: sort key, id and versions, which is all that is read of cached items.
  func page(of scans: some Collection<IndexScan>) -> SQL {
    let parts = scans.map { scan -> SQL in
      "SELECT \(scan.order.at) AS at, \(scan.order.id) AS id, i.version, i.children_version FROM \(scan.from) WHERE \(scan.filter)"
    }
    return "\(SQL.joined(parts, by: mayOverlap ? " UNION " : " UNION ALL ")) ORDER BY 1, 2 LIMIT \(query.limit)"
  }

  /// Whether two scans may find the same item, e.g. by two parties.
  private var mayOverlap: Bool {
    !query.concerning.isEmpty || !(scope.isEverything || query.initiative.map(scope.wholes.contains) == true)
  }

  private let query: ItemQuery
  private let scope: Scope
  private let kinds: KindStates
  private let initiatives: [Item.ID]
  /// Parties whose scans would find nothing new.
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
    return query.concerning.isEmpty ? visible : concerning
  }

  /// Open and closed items apart, as in the indexes.
  private func ended(of row: SQL = "i", _ scan: (SQL) -> IndexScan) -> [IndexScan] {
    switch query.isOverdue ? false : query.isDone {
    case false?: [scan("\(row).is_done = 0")]
    case true?: [scan("\(row).is_done = 1")]
    case nil: [scan("\(row).is_done = 0"), scan("\(row).is_done = 1")]
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

  /// Items that the first registered, of any of the parties, or without a lead where the user may see that.
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

  /// Everything that the user may see.
  private var visible: [IndexScan] {
    var scans: [IndexScan] = []
    for initiative in initiatives {
      if scope.isEverything || scope.wholes.contains(initiative) {
        scans += inside(initiative, query.kinds, "")
        continue
      }
      if scope.initiatives.contains(initiative) {
        let open = kinds.visible.filter { query.kinds.isEmpty || query.kinds.contains($0) }.sorted()
        // An empty list would mean all kinds.
        if !open.isEmpty { scans += inside(initiative, open, "AND i.visible = 'initiative'") }
      }
      if scope.desks.contains(initiative), query.kinds.isEmpty || query.kinds.contains(Workflow.hotline) {
        scans += inside(initiative, [Workflow.hotline], "")
      }
      if scope.unassigned.contains(initiative) {
        scans += ended { IndexScan(filter: leaderless(initiative, "parties", $0)) }
      }
    }
    if scope.isEverything || query.initiative.map(scope.wholes.contains) == true { return scans }
    // Those who answer the hotline see all its tickets, their own among them.
    if query.kinds == [Workflow.hotline], query.initiative.map(scope.desks.contains) == true { return scans }
    return scans + own
  }

  /// Items of the user's parties, and those that the user registered.
  private var own: [IndexScan] {
    let parties = scope.parties.union(query.initiative.map { scope.led[$0] ?? [] } ?? Set(scope.led.values.joined()))
    return of(parties.subtracting(elsewhere).sorted()) + registered(by: scope.person.text)
  }

  /// Items of some kinds in an initiative, by kind and state, as the indexes are sorted.
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
      states(of: kind).map {
        IndexScan(filter: "i.initiative = \(initiative) AND i.kind = \(kind) \(category) AND i.state = \($0) \(narrowed)")
      }
    }
  }

  private func states(of kind: Workflow.Kind) -> [Workflow.State.ID] {
    let states = kinds.states(of: kind, isDone: query.isOverdue ? false : query.isDone)
    return query.states.isEmpty ? states : Set(query.states).intersection(states).sorted()
  }
}

extension ListPlan.IndexScan {
  fileprivate func narrowed(by filter: SQL) -> Self {
    var scan = self
    scan.filter = "\(self.filter) AND \(filter)"
    return scan
  }

  /// Bounds the scan by the query's deadlines and cursor, so that it ends where the page ends.
  fileprivate func bounded(by query: ItemQuery) -> Self {
    var scan = self
    let (at, id) = order
    if let before = query.dueBefore { scan.filter = scan.filter + " AND \(at) <= \(before)" }
    if let after = query.dueAfter { scan.filter = scan.filter + " AND \(at) >= \(after) AND \(at) < \(Instant.never)" }
    if query.isOverdue { scan.filter = scan.filter + " AND \(at) < \(query.now)" }
    if let after = query.after { scan.filter = scan.filter + " AND (\(at), \(id)) > (\(after.at), \(after.id))" }
    return scan
  }
}
