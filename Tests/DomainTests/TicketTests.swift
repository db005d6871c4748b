import Domain
import Testing

@Suite("A 12345 ticket's day")
struct TicketTests {
  @Test("answered on the phone and closed")
  func atOnce() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    #expect(book.offers(ticket, to: .lin) == ["answer-at-once", "dispatch", "decline", "merge"])
    #expect(book.refusal(of: "answer-at-once", on: ticket, by: .lin) == .missing([.field("reply")]))
    try book.make("answer-at-once", on: ticket, by: .lin, Form(fields: ["reply": .text("12月10日后可查")]))
    #expect(book[ticket].state == "closed" && book[ticket].closedAt == book.now)
  }

  @Test("sent to a group, handed back, sent to another, answered, approved, called back")
  func whole() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .technical))
    #expect(book.refusal(of: "hand-back", on: ticket, by: .he) == .missing([.reason]))
    try book.make("hand-back", on: ticket, by: .he, .reason("不属技术组"))
    #expect(book[ticket].state == "registered" && book[ticket].lead == .technical)
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .policy))
    #expect(book.refusal(of: "accept", on: ticket, by: .he)?.code == "not-allowed", "it is theirs no more")
    try book.make([("accept", .zheng, Form()), ("reply", .zheng, Form(fields: ["reply": .text("12月10日后可查")]))], on: ticket)
    try book.make("approve", on: ticket, by: .zhao)
    #expect(book[ticket].state == "calling" && book[ticket].limit == "2019-11-25 23:59:59")
    let satisfied = Form(fields: ["satisfaction": .text("satisfied")])
    try book.make("call-back", on: ticket, by: .lin, satisfied)
    #expect(book[ticket].isDone && !book[ticket].isLate(at: book.now))
    #expect(book.history[ticket]?.count == 8)
  }

  @Test("corrected to another kind, it runs against the limit of that kind, from its registration")
  func corrected() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    let before = book[ticket]
    book.now = book.now + 60
    book.take(try book.context(ticket).edit(Form(fields: ["nature": .text("urgent")]), on: book.action(.lin)))
    let clock = try #require(book[ticket].whole)
    #expect(clock.limit == book.calendar.deadline(TimeLimit(.count(4, .workingHours)), from: before.registeredAt).instant)
    #expect(clock.first == before.limit && book.history[ticket]?.last?.edits["limit"] != nil)
    #expect(
      book.reminders[ticket]
        == book.calendar.reminders(for: book[ticket], in: try book.context(ticket).workflow(of: book[ticket]), at: book.now))
  }

  @Test("not taken, with a reason")
  func declined() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    #expect(book.refusal(of: "decline", on: ticket, by: .lin) == .missing([.reason]))
    try book.make("decline", on: ticket, by: .lin, .reason("属公安职责"))
    #expect(book[ticket].isDone && book.offers(ticket, to: .li).isEmpty)
  }

  @Test(
    "has five working days, an urgent one four working hours",
    arguments: [("consult", "2019-11-27 23:59:59"), ("urgent", "2019-11-20 14:30:00")])
  func limits(nature: String, limit: String) throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket(nature)
    #expect(book[ticket].limit == Zone.china.parse(limit))
    #expect(book[ticket].whole != nil && book[ticket].step == nil)
  }

  @Test("the reply's limit runs through every state until it is answered")
  func wholeLimit() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    book.now = "2019-11-21 10:00"
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .policy))
    try book.make("accept", on: ticket, by: .zheng)
    #expect(book[ticket].limit == "2019-11-27 23:59:59")
    book.now = "2019-11-28 09:00"
    try book.make("reply", on: ticket, by: .zheng, Form(fields: ["reply": .text("可查")]))
    #expect(book[ticket].lateAt == "2019-11-27 23:59:59")
  }

  /// The answer was in time; the citizen was reached after the limit. Doing it again is a round with a limit of its own.
  @Test("done again, it has its five days again")
  func rework() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .policy))
    book.now = "2019-11-27 10:00"
    try book.make(
      [("accept", .zheng, Form()), ("reply", .zheng, Form(fields: ["reply": .text("可查")])), ("approve", .zhao, Form())], on: ticket)
    book.now = "2019-11-29 10:00"
    try book.make("rework", on: ticket, by: .lin, .reason("市民不满意"))
    #expect(book[ticket].round == 2 && book[ticket].limit == "2019-12-06 23:59:59")
    #expect(!book[ticket].isLate(at: book.now))
  }

  @Test("reopened in spring, it is not late since autumn")
  func reopened() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    try book.make("answer-at-once", on: ticket, by: .lin, Form(fields: ["reply": .text("可查")]))
    book.now = "2020-03-02 10:00"
    let reopen = Form.reason("市民再次来电")
    #expect(book.refusal(of: "reopen", on: ticket, by: .lin, reopen)?.code == "not-allowed")
    try book.make("reopen", on: ticket, by: .sun, reopen)
    #expect(book[ticket].limit == "2020-03-09 23:59:59" && !book[ticket].isLate(at: book.now) && book[ticket].closedAt == nil)
  }

  @Test("logged and passed on at once is one change with two rows")
  func following() throws {
    let book = InMemoryRegister()
    let place = book.registration()
    let action = book.action(.lin)
    let logged = try place.register("hotline-ticket", with: Form(title: "余额", fields: ["nature": .text("help")]), on: action)
    let change = try place.following(logged, by: "dispatch", with: Form(lead: .policy), on: action)
    book.take(change)
    let ticket = change.writes[0].item
    #expect(change.writes.count == 1 && change.writes[0].was == nil)
    #expect(ticket.state == "dispatched" && ticket.lead == .policy)
    #expect(book.history[ticket.id]?.map(\.act) == [.register, .moved("dispatch")])
    #expect(change.messages.map(\.rule) == ["dispatch"])
  }
}
