import Domain
import TestSupport
import Testing

@testable import Store

struct PostTests {
  private func assigned(_ house: House) async throws -> Item {
    let item = try await house.register("一条")
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let change = try context.decide(
      "assign", with: Form(lead: .group(context.roster.groups[1].id)), on: house.action(try await house.person("王明")))
    _ = try await house.store.items.commit([change], at: House.now)
    return item
  }

  @Test(arguments: Base.allCases) func whatIsDueIsFoldedOnceAndNotToWhoDidIt(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await assigned(house)
    let preview = try await house.store.outbox.preview(dueAt: House.now).all
    #expect(preview.map(\.recipient.name) == ["李静"])
    #expect(preview.map(\.rule) == ["assign"])
    #expect(try await house.store.outbox.buildDigests(dueAt: House.now) == 1)
    #expect(try await house.store.outbox.buildDigests(dueAt: House.now) == 0)
    let about = try await house.store.outbox.mails(about: item.id)
    #expect(about.map(\.state) == [.pending] && about.allSatisfy { $0.lines.isEmpty })
  }

  @Test(arguments: Base.allCases) func aLeaseThatRanOutIsTakenOverAsTheSameMail(_ base: Base) async throws {
    let house = try await House(on: base)
    _ = try await assigned(house)
    _ = try await house.store.outbox.buildDigests(dueAt: House.now)
    let first = try await house.store.outbox.claim(10, at: House.now, until: House.now + 90)
    #expect(try await house.store.outbox.claim(10, at: House.now + 60, until: House.now + 150).isEmpty)
    let second = try await house.store.outbox.claim(10, at: House.now + 90, until: House.now + 180)
    #expect(second.map(\.id) == first.map(\.id))
    #expect(second.map(\.lines) == first.map(\.lines))
    #expect(second.map(\.attempts) == [2])
    try await house.store.outbox.recordResult(second[0], as: .sent, again: nil, error: nil, at: House.now + 91)
    #expect(try await house.store.outbox.claim(10, at: House.now + 900, until: House.now + 990).isEmpty)
  }

  @Test(arguments: Base.allCases) func aMoveTakesBackTheRemindersOfTheStateItLeft(_ base: Base) async throws {
    let house = try await House(on: base)
    let item = try await assigned(house)
    let due = Zone.china.parse("2019-11-29T09:00+08:00")!
    #expect(try await house.store.outbox.preview(dueAt: due).all.contains { $0.rule.hasPrefix("handling.") })
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let change = try context.decide("wait", with: Form(reason: "等本人"), on: house.action(try await house.person("李静")))
    _ = try await house.store.items.commit([change], at: House.now)
    #expect(try await !house.store.outbox.preview(dueAt: due).all.contains { $0.rule.hasPrefix("handling.") })
  }
}
