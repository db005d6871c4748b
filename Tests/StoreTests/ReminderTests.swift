import Domain
import TestSupport
import Testing

@testable import Store

@Suite("Reminders that stand in their item") struct StandingReminderTests {
  private static let due = Zone.china.parse("2019-11-29T09:00+08:00")!

  private func assigned(_ house: House) async throws -> Item {
    let item = try await house.register("一条")
    return try await house.move(item, "assign", Form(lead: .group(try await house.groups()[1].id)), by: "王明")
  }

  private func lines(_ house: House, at now: Instant = due) async throws -> [String] {
    try await house.store.outbox.preview(dueAt: now).all.map { "\($0.rule) \($0.recipient.name) \($0.due.seconds)" }
  }

  @Test(arguments: Base.allCases) func aLimitThatComesBackSaysNothingTwice(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await assigned(house)
    #expect(try await lines(house).contains { $0.hasPrefix("handling.") })
    #expect(try await house.store.outbox.buildDigests(dueAt: Self.due) > 0)
    #expect(try await lines(house).isEmpty)
    // Back to the state it is in, on the same limit: its reminders stand again, but were told of.
    let again = try await house.move(
      try await house.move(item, "wait", Form(reason: "等本人"), by: "李静"), "resume", Form(), by: "李静")
    #expect(again.state == item.state && again.limit == item.limit)
    #expect(try await house.access(item.id).contains { $0.due <= Self.due })
    #expect(try await lines(house).isEmpty)
    #expect(try await house.store.outbox.buildDigests(dueAt: Self.due) == 1, "it is looked at once more, and then no longer")
    #expect(try await house.store.outbox.buildDigests(dueAt: Self.due) == 0)
  }

  @Test(arguments: Base.allCases) func aRepeatedOneComesAgain(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await assigned(house)
    let late = Zone.china.parse("2020-01-15T09:00+08:00")!
    #expect(try await lines(house, at: late).contains { $0.hasPrefix("handling.2") })
    _ = try await house.store.outbox.buildDigests(dueAt: late)
    let next = try await house.access(item.id)
    #expect(next.count == 1 && next[0].due > late && next[0].key.hasSuffix("/1"))
    #expect(try await lines(house, at: next[0].due).allSatisfy { $0.hasPrefix(next[0].rule) })
    #expect(try await !lines(house, at: next[0].due).isEmpty)
  }

  /// As they lay before they stood in their items.
  @Test(arguments: Base.allCases) func thoseOfAnOlderDatabaseAreTakenOver(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await assigned(house)
    let before = (told: try await lines(house), access: try await house.access(item.id))
    #expect(!before.access.isEmpty)
    try await house.store.database.commits.run { connection in
      try connection.run("ALTER TABLE messages ADD COLUMN stands INTEGER NOT NULL DEFAULT 0")
      for message in before.access {
        try connection.run(
          """
          INSERT INTO messages (item, key, rule, roles, due_at, colour, repeats, stands, state)
          VALUES (\(message.item), \(message.key), \(message.rule), \(message.to.map(\.rawValue).joined(separator: ",")), \(message.due),
            \(message.colour?.rawValue), \(message.repeats.map(\.text)), 1, 'pending')
          """)
      }
      try connection.run("DROP INDEX items_remind")
      for column in ["remind_at", "reminders"] as [SQL] { try connection.run("ALTER TABLE items DROP COLUMN \(column)") }
      try connection.run("DELETE FROM schema_steps WHERE name = 'reminders'")
    }
    let again = try await house.reopen()
    #expect(try await again.outbox.preview(dueAt: Self.due).all.map { "\($0.rule) \($0.recipient.name) \($0.due.seconds)" } == before.told)
    #expect(
      try await again.database.read { try $0.count("SELECT count(*) FROM messages WHERE item = \(item.id) AND state = 'pending'") } <= 1)
    #expect(try await again.maintenance.verify().isEmpty)
  }

  @Test(arguments: Base.allCases) func whatIsKeptAfterACommitIsWhatStandsInTheDatabase(_ base: Base) async throws {
    let house = try await House(on: base)
    var item = try await assigned(house)
    item = try await house.move(item, "wait", Form(reason: "等本人"), by: "李静")
    item = try await house.move(item, "resume", Form(), by: "李静")
    let kept = try await house.store.items.context(of: item.id, within: House.everything).item
    let read = try await House.open(house.location, house.library).items.context(of: item.id, within: House.everything).item
    #expect(kept == item && read == item)
  }
}

extension DueLines {
  /// One after the other, as they would be said.
  var all: [(rule: String, recipient: Person, due: Instant)] {
    parts.flatMap { part in part.places.map { (lines[$0].rule, part.recipient, lines[$0].due) } }
  }
}

extension House {
  func groups() async throws -> [Group] { try await store.initiatives.roster(of: initiative).groups }

  func move(_ item: Item, _ name: Move.Name, _ form: Form, by person: String) async throws -> Item {
    let context = try await store.items.context(of: item.id, within: Self.everything)
    let change = try context.decide(name, with: form, on: action(try await self.person(person)))
    guard case .done(let items)? = try await store.items.commit([change], at: Self.now).first else { throw Refusal.notFound }
    return items[0]
  }

  func access(_ item: Item.ID) async throws -> [Message] {
    try await store.database.read { connection in
      try connection.first("SELECT reminders FROM items WHERE id = \(item)") { $0.optional(0, $0.text) }?.map {
        try PendingReminders.read($0, of: item)
      } ?? []
    }
  }
}
