import Domain
import Testing

@testable import Store

/// Figures are kept up by the change that moves them. Random days of work, then everything counted again: from the items in
/// sight, and from their history.
struct FigureTests {
  @Test(.timeLimit(.minutes(10)), arguments: UInt64(0)..<6) func areWhatTheItemsComeTo(_ seed: UInt64) async throws {
    var days = try await WorkDays(seed: 20_191_120 + seed)
    // On until all there is to count has happened.
    for step in 0..<600 where step < 60 || days.kinds.count <= 3 || days.reopened == 0 {
      try await days.step()
      if step % 12 == 11 {
        #expect(try await days.house.store.verify().isEmpty, "seed \(seed), step \(step)")
        for scope in try await days.scopes { try await agree(days, scope, "seed \(seed), step \(step), \(scope.person)") }
      }
    }
    #expect(days.kinds.count > 3 && days.reopened > 0, "\(days.kinds), reopened \(days.reopened)")
  }

  private func agree(_ days: WorkDays, _ scope: Scope, _ word: String) async throws {
    let (store, initiative) = (days.house.store, days.house.initiative)
    var query = ItemQuery(now: days.now, limit: 10_000)
    query.initiative = initiative
    let items = try await store.list(query, within: scope)
    for now in [days.now, days.now + 7200, days.now + 5 * 86_400 + 30_000, days.now + 50 * 86_400] {
      let kept = Set(try await store.counts(of: initiative, within: scope, at: now))
      #expect(kept == Self.counted(items, at: now), "\(word)")
      for kind in days.kinds {
        for field in ["category", "batch"] {
          let progress = Set(try await store.progress(of: kind, by: field, in: initiative, within: scope, at: now))
          #expect(progress == Self.progress(items.filter { $0.kind == kind }, by: field, at: now), "\(word), \(kind) by \(field)")
        }
      }
    }
    for kind in days.kinds {
      let flows = try await Self.flows(items.filter { $0.kind == kind }, store)
      let days = try await store.burnDown(of: kind, in: initiative, within: scope)
      #expect(days.map { [$0.day.number, $0.registered, $0.closed] } == flows[""] ?? [], "\(word), \(kind)")
      for field in ["category", "batch"] {
        let burns = try await store.burnDown(of: kind, by: field, in: initiative, within: scope)
        for burn in burns {
          let own = try await Self.flows(items.filter { $0.kind == kind && Self.option(field, $0) == burn.option }, store)
          #expect(burn.days.map { [$0.day.number, $0.registered, $0.closed] } == own[""] ?? [], "\(word), \(kind), \(burn.option)")
        }
        #expect(Set(burns.map(\.option)) == Set(items.filter { $0.kind == kind }.map { Self.option(field, $0) }))
      }
    }
  }

  private static func option(_ field: Field.ID, _ item: Item) -> String {
    field == "category" ? item.fields["category"]?.text ?? item.fields["nature"]?.text ?? "" : item.fields[field]?.text ?? ""
  }

  private static func counted(_ items: [Item], at now: Instant) -> Set<StateCount> {
    struct Place: Hashable {
      var kind: String
      var state: String
      var isPart: Bool
    }
    let places = Dictionary(grouping: items) { Place(kind: $0.kind, state: $0.state, isPart: $0.parent != nil) }
    return Set(
      places.map { place, items in
        StateCount(
          kind: place.kind, state: place.state, isDone: items[0].isDone, isPart: place.isPart, count: items.count,
          late: items.count { $0.isOverdue(at: now) }, everLate: items.count { $0.isLate(at: now) })
      })
  }

  private static func progress(_ items: [Item], by field: Field.ID, at now: Instant) -> Set<Progress> {
    Set(
      Dictionary(grouping: items) { option(field, $0) }.map { option, items in
        Progress(option: option, count: items.count, done: items.count(where: \.isDone), late: items.count { $0.isOverdue(at: now) })
      })
  }

  /// Day, registered, closed, out of each item's history.
  private static func flows(_ items: [Item], _ store: Store) async throws -> [String: [[Int]]] {
    var days: [Int: (registered: Int, closed: Int)] = [:]
    for item in items {
      days[Zone.china.day(of: item.registeredAt).number, default: (0, 0)].registered += 1
      let done = Set(store.workflows.all.filter { $0.kind == item.kind }.flatMap(\.doneStates))
      for record in try await store.history(of: item.id, within: House.everything) {
        let (was, isNow) = (record.entry.from.map(done.contains) ?? false, done.contains(record.entry.to))
        if was != isNow { days[Zone.china.day(of: record.entry.at).number, default: (0, 0)].closed += isNow ? 1 : -1 }
      }
    }
    let rows = days.filter { $0.value != (0, 0) }.sorted { $0.key < $1.key }.map { [$0.key, $0.value.registered, $0.value.closed] }
    return rows.isEmpty ? [:] : ["": rows]
  }

  @Test func whatSomebodyChangedByHandIsFoundAndCountedAgain() async throws {
    let house = try await House()
    _ = try await house.register("一条")
    for table in ["UPDATE item_counts SET count = count + 1", "UPDATE daily_counts SET closed = 1", "DELETE FROM due_counts"] as [SQL] {
      _ = try await house.store.commits.run { try $0.run("\(table) WHERE kind = 'ledger-entry'") }
      #expect(try await house.store.verify() == [.figures(initiative: house.initiative, kind: "ledger-entry")])
      try await house.store.recount()
      #expect(try await house.store.verify().isEmpty)
    }
  }

  @Test func anImportCountsWhenItIsSeen() async throws {
    let house = try await House()
    let changes = [try await house.registering("甲"), try await house.registering("乙")]
    let store = house.store
    func count() async throws -> Int {
      try await store.counts(of: house.initiative, within: House.everything, at: House.now).filter { $0.kind == "ledger-entry" }
        .reduce(0) { $0 + $1.count }
    }
    await #expect(throws: Refusal.self) {
      try await store.commitTogether(501, at: House.now) { range in
        if range.lowerBound > 0 { throw Refusal.notFound }
        return [changes[0]]
      }
    }
    #expect(try await count() == 0)
    try await store.commitTogether(2, at: House.now) { Array(changes[$0]) }
    #expect(try await count() == 2)
    #expect(try await store.verify().isEmpty)
  }
}
