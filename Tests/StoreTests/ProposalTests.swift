import Domain
import Synchronization
import TestSupport
import Testing

@testable import Store

struct ProposalTests {
  /// Renames an item, relying on the parts of its initiative as they were when the context was read.
  private func renaming(_ item: Item.ID, to title: String, in house: House) async throws -> Change {
    let context = try await house.store.context(of: item, within: House.everything)
    return try Self.renaming(context, to: title, on: house.action(.system))
  }

  @Sendable private static func renaming(_ context: ItemContext, to title: String, on action: ActionContext) throws(Refusal) -> Change {
    var change = try context.edit(Form(title: title), on: action)
    guard let initiative = context.initiative else { throw .notFound }
    change.preconditions.insert(.children(of: initiative.id, version: initiative.childrenVersion))
    change.raises.insert(initiative.id)
    return change
  }

  @Test(arguments: Base.allCases) func theSecondOnOneParentIsDecidedAgainOnWhatTheFirstWrote(_ base: Base) async throws {
    let house = try await House(on: base)
    let items = [try await house.register("甲"), try await house.register("乙"), try await house.register("丙")]
    let before = try #require(try await house.store.context(of: items[0].id, within: House.everything).initiative?.childrenVersion)
    let seen = Mutex<[Int]>([])
    let action = house.action(.system)
    var proposals: [Proposal] = []
    for item in items {
      proposals.append(
        Proposal(
          change: try await renaming(item.id, to: "初", in: house),
          redecision: .item(item.id, within: House.everything) { context throws(Refusal) in
            seen.withLock { $0.append(context.initiative?.childrenVersion ?? 0) }
            return try Self.renaming(context, to: "再", on: action)
          }))
    }
    proposals[2].redecision = nil
    guard case .outcomes(let outcomes) = try await house.store.commit(proposals, key: nil, at: House.now) else {
      throw Refusal.notFound
    }
    #expect(outcomes.map { $0.items?.first?.title } == ["初", "再", nil])
    guard case .refused(.stale(let version, let by)) = outcomes[2] else { throw Refusal.notFound }
    #expect(version == nil)
    #expect(by == nil)
    #expect(seen.withLock(\.self) == [before + 1])
    let titles = try await house.store.contexts(of: items.map(\.id), within: House.everything)
    #expect(items.map { titles[$0.id]?.item.title } == ["初", "再", "丙"])
    #expect(try await house.store.verify().isEmpty)
  }

  @Test(arguments: Base.allCases) func aRegistrationIsDecidedAgainOnTheRosterOfItsTransaction(_ base: Base) async throws {
    let house = try await House(on: base)
    let roster = try await house.store.roster(of: house.initiative)
    let group = try await house.store.context(of: roster.groups[1].id, within: House.everything)
    let seating = try group.seat(
      try await house.person("陈晨"), as: .member, from: Day("2019-11-20")!, on: house.action(try await house.person("陈晨")))
    let action = house.action(try await house.person("李静"))
    let registering = Proposal(
      change: try await house.registering("甲"),
      redecision: .registration(in: house.initiative, under: nil, within: House.everything) { context throws(Refusal) in
        let posts = context.roster.posts(in: roster.groups[1].id, on: Day("2019-11-20")!).count
        return try context.register(
          "ledger-entry", with: Form(title: "\(posts)人", fields: ["category": .text("lost-card")]), on: action)
      })
    let proposals = [Proposal(change: seating), registering]
    guard case .outcomes(let outcomes) = try await house.store.commit(proposals, key: nil, at: House.now) else { throw Refusal.notFound }
    #expect(outcomes.last?.items?.first?.title == "3人")
  }

  @Test(arguments: Base.allCases) func whatARedecisionThrowsIsTheOutcomeAndTheOthersAreWritten(_ base: Base) async throws {
    let house = try await House(on: base)
    let (one, two) = (try await house.register("甲"), try await house.register("乙"))
    let proposals = [
      Proposal(change: try await renaming(one.id, to: "初", in: house)),
      Proposal(
        change: try await renaming(two.id, to: "初", in: house),
        redecision: .item(two.id, within: House.everything) { _ throws(Refusal) in throw .noParts }),
      Proposal(change: try await house.registering("丙")),
    ]
    guard case .outcomes(let outcomes) = try await house.store.commit(proposals, key: nil, at: House.now) else { throw Refusal.notFound }
    guard case .refused(.noParts) = outcomes[1] else { throw Refusal.notFound }
    #expect(outcomes.map { $0.items != nil } == [true, false, true])
  }

  @Test(arguments: Base.allCases) func anItemOutsideTheScopeIsNotFoundWhenDecidedAgain(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await house.register("甲")
    var stranger = Scope(of: .system, posts: [])
    stranger.person = Person.ID("nobody")
    let (first, second) = (try await renaming(item.id, to: "初", in: house), try await renaming(item.id, to: "再", in: house))
    let proposals = [
      Proposal(change: first), Proposal(change: second, redecision: .item(item.id, within: stranger) { _ in Change() }),
    ]
    guard case .outcomes(let outcomes) = try await house.store.commit(proposals, key: nil, at: House.now) else { throw Refusal.notFound }
    guard case .refused(.notFound) = outcomes[1] else { throw Refusal.notFound }
  }

  @Test(arguments: Base.allCases) func manyProposalsAndTheResponseToTheirKeyAreStoredTogether(_ base: Base) async throws {
    let house = try await House(on: base)
    let key = try await key(in: house)
    let changes = [try await house.registering("甲"), try await house.registering("乙"), try await house.registering("丙")]
    async let one = house.store.commit(changes.map { Proposal(change: $0) }, key: key, at: House.now)
    async let two = house.store.commit([Proposal(change: try house.registering("丁"))], key: key, at: House.now)
    let results = try await [one, two]
    let stored = try #require(results.compactMap { if case .stored(let response) = $0 { response } else { nil } }.first)
    let count = try #require(results.compactMap { if case .outcomes(let outcomes) = $0 { outcomes.count } else { nil } }.first)
    #expect(stored.body == "\(count)")
    #expect(try await house.store.response(to: key) == stored)
    #expect(try await entries(in: house) == count)
  }

  @Test(arguments: Base.allCases) func ofACommitThatFailsNothingIsStoredNeitherItsResponse(_ base: Base) async throws {
    let house = try await House(on: base)
    let key = try await key(in: house)
    let good = try await house.registering("甲")
    var bad = try await house.registering("乙")
    bad.links = [Link(from: bad.writes[0].item.id, to: bad.writes[0].item.id, kind: .follows)]
    let proposals = [Proposal(change: good), Proposal(change: bad)]
    await #expect(throws: (any Error).self) { _ = try await house.store.commit(proposals, key: key, at: House.now) }
    #expect(try await house.store.response(to: key) == nil)
    #expect(try await entries(in: house) == 0)
    guard case .outcomes = try await house.store.commit([Proposal(change: good)], key: key, at: House.now) else { throw Refusal.notFound }
    #expect(try await house.store.response(to: key)?.body == "1")
    #expect(try await house.store.verify().isEmpty)
  }

  /// Jobs of one transaction that fail after they wrote have the others run again.
  @Test(arguments: Base.allCases) func aJobThatIsRunAgainStoresItsProposalsAndResponseOnce(_ base: Base) async throws {
    let house = try await House(on: base)
    let (store, item) = (house.store, try await house.register("甲"))
    struct Failure: Error {}
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        let action = house.action(.system)
        let change = try await renaming(item.id, to: "\(number)", in: house)
        let key = try await key(in: house, "\(number)")
        group.addTask {
          let proposal = Proposal(
            change: change,
            redecision: .item(item.id, within: House.everything) { context throws(Refusal) in
              try Self.renaming(context, to: context.item.title + ".", on: action)
            })
          guard case .outcomes(let outcomes) = try await store.commit([proposal], key: key, at: House.now), outcomes[0].items != nil else {
            throw Refusal.notFound
          }
        }
        group.addTask {
          do {
            try await store.commits.run { connection in
              try connection.run("UPDATE items SET title = 'undone' WHERE id = \(item.id)")
              throw Failure()
            }
          } catch is Failure {}
        }
      }
      try await group.waitForAll()
    }
    let after = try await store.context(of: item.id, within: House.everything).item
    #expect(after.version == item.version + 20)
    #expect(after.title.hasSuffix(String(repeating: ".", count: 19)))
    #expect(try await store.read { try $0.count("SELECT count(*) FROM idempotency_keys") } == 20)
    #expect(try await store.verify().isEmpty)
  }

  @Test(arguments: Base.allCases) func aKeyWithoutProposalsStoresItsResponseAlone(_ base: Base) async throws {
    let house = try await House(on: base)
    let key = try await key(in: house)
    guard case .outcomes(let outcomes) = try await house.store.commit([], key: key, at: House.now) else { throw Refusal.notFound }
    #expect(outcomes.isEmpty)
    #expect(try await house.store.response(to: key)?.body == "0")
    let other = IdempotencyKey(person: key.person, path: key.path, key: key.key, digest: "other", answer: key.answer)
    await #expect(throws: Refusal.keyReused) { _ = try await house.store.response(to: other) }
    await #expect(throws: Refusal.keyReused) { _ = try await house.store.commit([], key: other, at: House.now) }
  }

  @Test(arguments: Base.allCases) func nothingIsStoredUnderAKeyWithoutAnAnswer(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await house.register("甲")
    let (first, second) = (try await renaming(item.id, to: "初", in: house), try await renaming(item.id, to: "再", in: house))
    _ = try await house.store.commit([first], at: House.now)
    var key = try await key(in: house)
    key.answer = { $0[0].items.map { _ in IdempotentResponse(status: 200, location: nil, body: "") } }
    guard case .outcomes(let outcomes) = try await house.store.commit([Proposal(change: second)], key: key, at: House.now) else {
      throw Refusal.notFound
    }
    guard case .refused(.stale(let version?, _)) = outcomes[0] else { throw Refusal.notFound }
    #expect(version == 2)
    #expect(try await house.store.response(to: key) == nil)
  }

  private func key(in house: House, _ name: String = "k") async throws -> IdempotencyKey {
    IdempotencyKey(person: try await house.person("李静").id, path: "POST /items", key: name, digest: "d") {
      IdempotentResponse(status: 200, location: nil, body: "\($0.count)")
    }
  }

  private func entries(in house: House) async throws -> Int {
    try await house.store.read { try $0.count("SELECT count(*) FROM items WHERE kind = 'ledger-entry'") }
  }
}
