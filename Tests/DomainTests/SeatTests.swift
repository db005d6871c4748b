import Domain
import Testing

@Suite("Who sits where")
struct SeatTests {
  /// The policy group, and the dissolved publicity group, as items.
  private func book() -> InMemoryRegister {
    let book = InMemoryRegister()
    for (id, state) in [("policy", "active"), ("publicity", "dissolved")] {
      book.put(
        Item(
          id: Item.ID(id), kind: "working-group", workflowVersion: 1, title: id, state: state, isDone: state == "dissolved",
          initiative: Roster.linhe,
          registrar: "zhao", registeredAt: book.now))
    }
    return book
  }

  @Test("somebody new may act from their first day, not before")
  func seating() throws {
    let book = book()
    let task = try book.task()
    book.take(try book.context("policy").seat(.he, as: .convener, from: "2019-11-21", on: book.action(.zhao)))
    #expect(book.offers(task, to: .he).isEmpty)
    book.now = "2019-11-21 00:00"
    #expect(book.offers(task, to: .he) == ["accept"])
    let row = try #require(book.history["policy"]?.last)
    #expect(row.act == .edit && row.person == "zhao" && row.edits == ["seat.convener": Entry.Edit(before: nil, after: .text("何涛"))])
    #expect(book["policy"].version == 2 && book.roster.version == 2, "whoever decided on the old roster decides again")
  }

  @Test("a post ends with its last day, and the leader's stays, vacant")
  func unseating() throws {
    let book = book()
    let task = try book.task()
    let seat = try #require(book.roster.memberships.first { $0.person == "zhou" })
    book.take(try book.context("policy").unseat(seat.id, last: "2019-11-22", on: book.action(.li)))
    book.now = "2019-11-22 23:59"
    #expect(!book.offers(task, to: .zhou).isEmpty)
    book.now = "2019-11-23 00:00"
    #expect(book.offers(task, to: .zhou).isEmpty)
    #expect(book.roster.posts(in: "policy", on: "2019-11-25").contains { $0.role == .leader && $0.person == nil })
    #expect(book.roster.posts(in: "policy", on: "2019-11-22").contains { $0.person == "zhou" }, "who held it on a day can be asked")
    book.take(try book.context("policy").seat(.he, as: .leader, from: "2019-11-25", on: book.action(.zhao)))
    #expect(
      book.roster.posts(in: "policy", on: "2019-11-25").filter { $0.role == .leader }.map(\.person) == ["he"], "the vacancy is filled")
    book.now = "2019-11-25 09:00"
    #expect(book.offers(task, to: .he).contains("accept"))
  }

  @Test("is said by the leading group and its office, of a group that stands")
  func refusals() throws {
    let book = book()
    func refusal(_ group: Item.ID, by person: Person, seating seated: Person = .he, as role: Membership.Role = .member) -> String? {
      do throws(Refusal) { _ = try book.context(group).seat(seated, as: role, from: "2019-11-21", on: book.action(person)) } catch {
        return error.code
      }
      return nil
    }
    #expect(Person.everyone.filter { book.context("policy").maySeat(on: book.action($0)) }.map(\.id.text) == ["li", "wang", "zhao", "xu"])
    #expect(refusal("policy", by: .zhou) == "not-allowed")
    #expect(refusal("publicity", by: .zhao) == "not-from-here")
    #expect(refusal("policy", by: .zhao, seating: .zheng) == "faults", "twice on one seat")
    #expect(refusal("policy", by: .zhao, seating: .zheng, as: .liaison) == nil, "but in two roles")
    #expect(refusal(try book.task(), by: .zhao) == "not-found", "a task has no seats")
  }

  @Test("a post that is not there, or ended before it began")
  func wrongPosts() throws {
    let book = book()
    let seat = try #require(book.roster.memberships.first { $0.person == "zheng" }).id
    let action = book.action(.zhao)
    #expect(throws: Refusal.notFound) { try book.context("policy").unseat("nobody", last: "2019-11-22", on: action) }
    #expect(throws: Refusal.faults([Fault("last", .notADate)])) { try book.context("policy").unseat(seat, last: "2019-10-31", on: action) }
    book.take(try book.context("policy").unseat(seat, last: "2019-11-22", on: action))
    #expect(throws: Refusal.notFound) { try book.context("policy").unseat(seat, last: "2019-11-25", on: book.action(.zhao)) }
    #expect(
      !book.roster.memberships.contains { $0.group == "policy" && $0.role == .member && $0.person == nil },
      "a plain member leaves no vacancy")
  }

  @Test("the office sets who stands in for one of the group, and takes it back")
  func standIn() throws {
    let book = book()
    let task = try book.task()
    let absence = (first: "2019-11-20" as Day, last: "2019-11-22" as Day)
    func set(_ substitute: Person, for absent: Person.ID, by person: Person) throws(Refusal) -> Change {
      try book.context("policy").setStandIn(substitute, for: absent, from: absence.first, to: absence.last, on: book.action(person))
    }
    #expect(throws: Refusal.notAllowed(Name(zh: "工作组", en: "Working group"))) { try set(.he, for: "zhou", by: .wu) }
    #expect(throws: Refusal.faults([Fault("absent", .notAPerson)])) { try set(.he, for: "qian", by: .zhao) }
    #expect(throws: Refusal.faults([Fault("substitute", .notAPerson)])) { try set(.feng, for: "zhou", by: .zhao) }
    book.take(try set(.he, for: "zhou", by: .zhao))
    #expect(book.roster.standIns.map(\.setBy) == ["zhao"])
    #expect(book.history["policy"]?.last?.edits["stand-in"]?.after == .text("何涛 → 周强 2019-11-20–2019-11-22"))
    try book.make("accept", on: task, by: .he)
    #expect(book.history[task]?.last?.standingInFor == "zhou")
    let id = try #require(book.roster.standIns.first?.id)
    book.take(try book.context("policy").withdraw(id, on: book.action(.xu)))
    #expect(book.offers(task, to: .he).isEmpty)
    #expect(throws: Refusal.notFound) { try book.context("policy").withdraw(id, on: book.action(.xu)) }
  }
}
