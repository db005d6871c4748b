import Domain
import Testing

@testable import Store

/// Lists are read by ways through indexes; whatever the way, what is on the page is what a look at every row would put there.
struct ListTests {
  @Test(.timeLimit(.minutes(10)), arguments: UInt64(0)..<4) func showWhatALookAtEveryRowWould(_ seed: UInt64) async throws {
    var days = try await WorkDays(seed: 20_200_618 + seed)
    for _ in 0..<40 { try await days.step() }
    let store = days.house.store
    for scope in try await days.scopes {
      let rows = try await store.database.read { connection in
        try connection.rows("SELECT \(ItemRow.columns) FROM items i WHERE \(ScopeFilter.sql(scope)) ORDER BY i.sort_at, i.id", ItemRow.read)
      }
      for query in Self.queries(days, scope) {
        let wanted = rows.filter { Self.holds(query, $0) }.map(\.id)
        #expect(try await store.items.list(query, within: scope).map(\.id) == wanted, "seed \(seed), \(scope.person), \(query)")
        var paged = query
        paged.limit = 7
        var found: [Item.ID] = []
        repeat {
          let page = try await store.items.list(paged, within: scope)
          found += page.map(\.id)
          paged.after = page.last.map { ItemQuery.Cursor($0) }
          if page.count < paged.limit { break }
        } while found.count <= wanted.count
        #expect(found == wanted, "in pages: seed \(seed), \(scope.person), \(query)")
      }
    }
  }

  /// No way looks at every row, and none sorts what it found.
  @Test func goThroughIndexesInTheOrderOfThePage() async throws {
    let house = try await House()
    let days = try await WorkDays(seed: 1)
    for scope in try await days.scopes {
      for query in Self.queries(days, scope) where query.ids == nil && query.parent == nil && query.batch == nil {
        let plans = try await house.store.database.read { connection in
          let list = ListPlan(query, scope, kinds: house.store.database.kinds, initiatives: [house.initiative], elsewhere: [])
          return try list.all.map { way in
            try connection.rows("EXPLAIN QUERY PLAN \(list.page(of: [way]))") { $0.text(3) }.joined(separator: "\n")
          }
        }
        for plan in plans {
          #expect(!plan.contains("SCAN"), "\(query)\n\(plan)")
          let isFew = plan.contains("items_registrar")
          #expect(isFew || !plan.contains("USE TEMP B-TREE FOR ORDER BY"), "\(query)\n\(plan)")
        }
      }
    }
  }

  private static func queries(_ days: WorkDays, _ scope: Scope) -> [ItemQuery] {
    var blank = ItemQuery(now: days.now, limit: 10_000)
    let parties = [scope.person.text] + scope.parties.sorted()
    var queries: [ItemQuery] = []
    func add(_ change: (inout ItemQuery) -> Void) {
      var query = blank
      change(&query)
      queries.append(query)
    }
    for initiative in [nil, days.house.initiative] {
      blank.initiative = initiative
      for isDone in [nil, false, true] {
        add { $0.isDone = isDone }
        for kinds in [["ledger-entry"], ["task", "task-share"], ["hotline-ticket"], ["unheard-of"]] {
          add { ($0.isDone, $0.kinds) = (isDone, kinds) }
        }
        add { ($0.isDone, $0.concerning) = (isDone, parties) }
        add { ($0.isDone, $0.party) = (isDone, parties.last) }
        add { ($0.isDone, $0.assignee) = (isDone, scope.person) }
        add { ($0.isDone, $0.kinds, $0.choice) = (isDone, ["ledger-entry"], .init(field: "category", option: "lost-card")) }
      }
      for isLate in [true, false] {
        add { $0.isLate = isLate }
        add { ($0.isLate, $0.kinds) = (isLate, ["ledger-entry"]) }
        add { ($0.isLate, $0.party) = (isLate, parties.last) }
      }
      add { $0.isOverdue = true }
      add { ($0.isOverdue, $0.kinds) = (true, ["ledger-entry", "task"]) }
      add { ($0.isOverdue, $0.concerning) = (true, parties) }
      add { $0.states = ["handling", "registered"] }
      add { ($0.states, $0.kinds) = (["checking"], ["ledger-entry"]) }
      add { ($0.dueAfter, $0.dueBefore) = (days.now + -86_400, days.now + 5 * 86_400) }
      add { ($0.kinds, $0.batch) = (["ledger-entry"], "第1批") }
      add { ($0.kinds, $0.batch) = (["ledger-entry"], "") }
      add { ($0.kinds, $0.choice) = (["hotline-ticket"], .init(field: "nature", option: "urgent")) }
    }
    return queries
  }

  private static func holds(_ query: ItemQuery, _ item: Item) -> Bool {
    let keys = Set(item.parties.map(\.key))
    let category = item.fields["category"]?.text ?? item.fields["nature"]?.text ?? ""
    let concerns =
      query.concerning.isEmpty || item.registrar.text == query.concerning[0] || item.lead == nil || !keys.isDisjoint(with: query.concerning)
    let isIn =
      (query.kinds.isEmpty || query.kinds.contains(item.kind)) && (query.states.isEmpty || query.states.contains(item.state))
      && (query.initiative == nil || item.initiative == query.initiative) && (query.isDone == nil || item.isDone == query.isDone)
    let isDue =
      (!query.isOverdue || item.isOverdue(at: query.now)) && (query.isLate == nil || item.isLate(at: query.now) == query.isLate)
      && (query.dueBefore.map { item.sortKey <= $0.seconds } ?? true)
      && (query.dueAfter.map { item.sortKey >= $0.seconds && item.sortKey < 253_402_300_799 } ?? true)
    let isOf = (query.party.map(keys.contains) ?? true) && (query.assignee == nil || item.assignee == query.assignee) && concerns
    let isSorted =
      (query.choice == nil || query.choice?.option == category) && (query.batch == nil || query.batch == item.fields["batch"]?.text ?? "")
    return isIn && isDue && isOf && isSorted
  }
}
