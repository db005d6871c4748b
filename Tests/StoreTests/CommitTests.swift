import Domain
import TestSupport
import Testing

@testable import Store

struct CommitTests {
  @Test(arguments: Base.allCases) func numbersRunWithinTheInitiative(_ base: Base) async throws {
    let house = try await House(on: base)
    #expect(try await house.register("第一条").number == "test-台账-0001")
    #expect(try await house.register("第二条").number == "test-台账-0002")
  }

  @Test(arguments: Base.allCases) func manyAtOnceAreEachThere(_ base: Base) async throws {
    let house = try await House(on: base)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for place in 0..<100 { group.addTask { _ = try await house.register("第\(place)条") } }
      try await group.waitForAll()
    }
    var query = ItemQuery(now: House.now, limit: 200)
    query.kinds = ["ledger-entry"]
    let items = try await house.store.items.list(query, within: House.everything)
    #expect(Set(items.map(\.number)).count == 100)
    #expect(try await house.store.maintenance.verify().isEmpty)
  }

  @Test(arguments: Base.allCases) func aDecisionOnAnOldVersionIsRefusedAndNothingOfItIsKept(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await house.register("一条")
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let lead = Form(lead: .group(context.roster.groups[1].id))
    let leader = try await house.person("王明")
    let first = try context.decide("assign", with: lead, on: house.action(leader))
    let second = try context.decide("assign", with: lead, on: house.action(leader))
    guard case .done? = try await house.store.items.commit([first], at: House.now).first else { return #expect(Bool(false)) }
    guard case .refused(.stale(let version, let by))? = try await house.store.items.commit([second], at: House.now).first else {
      return #expect(Bool(false))
    }
    #expect(version == 2)
    #expect(by == "王明")
    #expect(try await house.store.items.history(of: item.id, within: House.everything).count == 2)
  }

  @Test(arguments: Base.allCases) func aChangedRosterMakesADecisionStale(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await house.register("一条")
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let change = try context.decide(
      "assign", with: Form(lead: .group(context.roster.groups[1].id)), on: house.action(try await house.person("王明")))
    let group = try await house.store.items.context(of: context.roster.groups[1].id, within: House.everything)
    let seating = try group.seat(
      try await house.person("陈晨"), as: .member, from: Day("2019-11-20")!, on: house.action(try await house.person("陈晨")))
    guard case .done? = try await house.store.items.commit([seating], at: House.now).first else { return #expect(Bool(false)) }
    guard case .refused(.stale)? = try await house.store.items.commit([change], at: House.now).first else { return #expect(Bool(false)) }
    let roster = try await house.store.initiatives.roster(of: house.initiative)
    #expect(roster.posts(in: group.item.id, on: Day("2019-11-20")!).count == 3)
  }

  @Test(arguments: Base.allCases) func theSameKeyTakesEffectOnce(_ base: Base) async throws {
    let house = try await House(on: base)
    let person = try await house.person("李静").id
    @Sendable func once(_ digest: String) -> IdempotencyKey {
      IdempotencyKey(person: person, path: "POST /items", key: "k", digest: digest) {
        $0.first?.items.map { IdempotentResponse(status: 201, location: nil, body: $0[0].number) }
      }
    }
    let (first, second) = (try await house.registering("甲"), try await house.registering("甲"))
    async let one = house.store.items.commit([Proposal(change: first)], key: once("a"), at: House.now)
    async let two = house.store.items.commit([Proposal(change: second)], key: once("a"), at: House.now)
    let results = try await [one, two]
    #expect(results.count { if case .outcomes = $0 { true } else { false } } == 1)
    #expect(results.contains { if case .stored(let response) = $0 { response.body == "test-台账-0001" } else { false } })
    await #expect(throws: Refusal.keyReused) {
      _ = try await house.store.items.commit([Proposal(change: second)], key: once("b"), at: House.now)
    }
  }

  @Test(arguments: Base.allCases) func anImportLeftHalfDoneIsGoneAtTheNextStart(_ base: Base) async throws {
    let house = try await House(on: base)
    let (store, change) = (house.store, try await house.registering("没写完"))
    _ = try await store.database.commits.run {
      try ChangeWriter(database: store.database, connection: $0, importID: "b").write(PreparedChange(change, in: store.database))
    }
    var query = ItemQuery(now: House.now)
    query.kinds = ["ledger-entry"]
    #expect(try await house.store.items.list(query, within: House.everything).isEmpty)
    let again = try await house.reopen()
    #expect(try await again.database.read { try $0.count("SELECT count(*) FROM items WHERE kind = 'ledger-entry'") } == 0)
    #expect(try await again.maintenance.verify().isEmpty)
  }

  @Test(arguments: Base.allCases) func theSchemaRefusesWhatTheLawForbids(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await house.register("一条")
    let wrong: [SQL] = [
      "UPDATE items SET is_done = 1 WHERE id = \(item.id)", "UPDATE items SET title = '' WHERE id = \(item.id)",
      "UPDATE items SET version = 0 WHERE id = \(item.id)", "DELETE FROM items WHERE id = \(item.id)",
      "INSERT INTO links (from_item, to_item, kind) VALUES (\(item.id), \(item.id), 'follows')",
      "INSERT INTO messages (item, key, rule, roles, due_at, state) VALUES (\(item.id), 'k', 'r', 'party', 1, 'lost')",
    ]
    for statement in wrong {
      await #expect(throws: (any Error).self) { _ = try await house.store.database.commits.run { try $0.run(statement) } }
    }
  }
}
