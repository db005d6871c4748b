import Domain
import TestSupport
import Testing
import WorkflowFiles
import Workflows

@testable import Store

/// Decisions see all children of an item, however many there are.
struct ItemContextReaderTests {
  /// An item as stored, without a decision.
  private func item(
    _ kind: String, _ id: String, in house: House, state: String? = nil, under parent: Item.ID? = nil, number: Int = 0,
    _ fields: [Field.ID: Value] = [:]
  ) throws -> Item {
    let workflow = try #require(house.library.workflows[kind])
    let state = try #require(workflow.state(state ?? workflow.initial.id))
    var item = Item(
      id: Item.ID(id), kind: kind, workflowVersion: workflow.version, title: id, state: state.id, isDone: state.isDone,
      initiative: house.initiative, parent: parent, registrar: Person.system.id, registeredAt: House.now + Int64(number), fields: fields)
    item.closedAt = state.isDone ? House.now : nil
    return item
  }

  private func put(_ items: [Item], in house: House) async throws {
    var change = Change()
    for item in items {
      let entry = Entry(at: House.now, person: Person.system.id, via: "test", act: .register, from: nil, to: item.state, round: 1)
      change.writes.append(Change.Write(item: item, was: nil, entries: [entry], reminders: []))
      if let parent = item.parent { change.raises.insert(parent) }
    }
    guard case .done? = try await house.store.items.commit([change], at: House.now).first else { throw Refusal.notFound }
  }

  @Test(arguments: Base.allCases) func theLastOfManyPartsBlocks(_ base: Base) async throws {
    let house = try await House(on: base)
    let parent = try item("task", "parent", in: house, state: "doing")
    let parts = try (1...1200).map { number in
      try item("task", "part-\(number)", in: house, state: number == 1200 ? "doing" : "done", under: parent.id, number: number)
    }
    try await put([parent], in: house)
    try await put(parts, in: house)
    func refusal() async throws -> Refusal? {
      let context = try await house.store.items.context(of: parent.id, within: House.everything)
      #expect(context.children.buckets.reduce(0) { $0 + $1.count } == 1200)
      return #expect(throws: Refusal.self) { try context.permit("submit", on: house.action(.system)) }
    }
    #expect(try await refusal()?.blockers.named.map(\.title) == ["part-1200"])
    // Of many that block, the first are named.
    let more = try (1201...1230).map { try item("task", "part-\($0)", in: house, state: "doing", under: parent.id, number: $0) }
    try await put(more, in: house)
    let context = try await house.store.items.context(of: parent.id, within: House.everything)
    let blocked = #expect(throws: Refusal.self) { try context.permit("submit", on: house.action(.system)) }
    #expect(blocked?.blockers.named.map(\.title) == (1200...1219).map { "part-\($0)" })
    #expect(blocked?.blockers.count == 31)
  }

  @Test(arguments: Base.allCases) func allSiblingsAreAddedUp(_ base: Base) async throws {
    let house = try await House(on: base)
    let quota = try item("quota", "quota", in: house, state: "running", ["planned": .integer(150_100)])
    let paid = try (1...1500).map {
      try item(
        "payment", "paid-\($0)", in: house, state: "paid", under: quota.id, number: $0, ["amount": .integer(100), "paid": .integer(100)])
    }
    let cancelled = try item(
      "payment", "cancelled", in: house, state: "cancelled", under: quota.id, number: 1501, ["paid": .integer(9_000_000)])
    let within = try item("payment", "within", in: house, state: "asked", under: quota.id, number: 1502, ["amount": .integer(100)])
    let beyond = try item("payment", "beyond", in: house, state: "asked", under: quota.id, number: 1503, ["amount": .integer(101)])
    try await put([quota], in: house)
    try await put(paid + [cancelled, within, beyond], in: house)
    func approve(_ item: Item) async throws -> Change {
      try await house.store.items.context(of: item.id, within: House.everything).decide("approve", with: Form(), on: house.action(.system))
    }
    _ = try await approve(within)
    await #expect(throws: Refusal.unbalanced(left: 150_101, right: 150_100, .atMost, isMoney: true)) { try await approve(beyond) }
  }

  /// Amounts near the greatest that a form takes, so many that SQLite's own sum would fail.
  @Test(arguments: Base.allCases) func sumsBeyondAllMeasureStayThere(_ base: Base) async throws {
    let house = try await House(on: base)
    let quota = try item("quota", "quota", in: house, state: "running", ["planned": .integer(1)])
    let paid = try (1...3).map {
      try item("payment", "paid-\($0)", in: house, state: "paid", under: quota.id, number: $0, ["paid": .integer(.max - 7)])
    }
    try await put([quota], in: house)
    try await put(paid, in: house)
    let context = try await house.store.items.context(of: quota.id, within: House.everything)
    #expect(context.children.buckets.map { $0.sums["paid"] } == [.max])
  }

  @Test(arguments: Base.allCases) func oneQuotaIsNotGivenOutTwice(_ base: Base) async throws {
    let house = try await House(on: base)
    let budget = try item("budget", "budget", in: house, ["total": .integer(100)])
    let quotas = try (1...3).map { try item("quota", "quota-\($0)", in: house, state: "giving", under: budget.id, number: $0) }
    try await put([budget], in: house)
    try await put(quotas, in: house)
    let contexts = try await house.store.items.contexts(of: quotas.map(\.id), within: House.everything)
    // Decided on one snapshot, committed together.
    let give = Form(fields: ["index": .integer(60)])
    let changes = try quotas.map { try #require(contexts[$0.id]).decide("give", with: give, on: house.action(.system)) }
    let outcomes = try await house.store.items.commit(changes, at: House.now)
    let refusals = outcomes.map { if case .refused(let refusal) = $0 { refusal.code } else { "done" } }
    #expect(refusals == ["done", "stale", "stale"])
    let again = try await house.store.items.context(of: quotas[1].id, within: House.everything)
    #expect(throws: Refusal.unbalanced(left: 120, right: 100, .atMost, isMoney: true)) {
      try again.decide("give", with: give, on: house.action(.system))
    }
  }
}
