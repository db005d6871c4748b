import Domain
import Testing

@Suite("More time, asked for and answered")
struct ExtensionTests {
  private func doing(in book: InMemoryRegister) throws -> Item.ID {
    let task = try book.task("起草函件", due: "2019-11-22")
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    return task
  }

  private func ask(_ day: Day, on task: Item.ID, in book: InMemoryRegister) throws(Refusal) -> Item.ID {
    let fields: [Field.ID: Value] = ["until": .text(day.description), "grounds": .text("机具未到")]
    return try book.register("extension", Form(title: "延期", fields: fields), by: .zhou, under: task)
  }

  @Test("is asked before the limit; until the answer the item is not late")
  func asked() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    book.now = "2019-11-22 16:00"
    let asking = try ask("2019-11-27", on: task, in: book)
    #expect(book[asking].lead == .policy, "the whole's parties")
    #expect(book[task].isPaused && book.reminders[task] == [])
    book.now = "2019-11-25 10:00"
    #expect(!book[task].isLate(at: book.now))
    try book.make("grant", on: asking, by: .li)
    #expect(book[task].limit == "2019-11-27 23:59:59" && book[task].firstLimit == "2019-11-22 23:59:59")
    #expect(!book[task].isPaused && !book[task].isLate(at: book.now) && book[task].whole?.extensions == 1)
    #expect(book.history[task]?.last?.edits["asked-in"] != nil)
  }

  @Test("refused, the old limit stands, and the days until the answer are not late")
  func refused() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    let asking = try ask("2019-11-27", on: task, in: book)
    book.now = "2019-11-25 10:00"
    try book.make("refuse", on: asking, by: .li, .reason("按原期限"))
    #expect(book[task].limit == "2019-11-22 23:59:59" && !book[task].isPaused)
    book.now = "2019-11-25 11:00"
    #expect(book[task].isLate(at: book.now), "from the answer on it is")
    try book.make("submit", on: task, by: .zheng, .result("已办"))
    #expect(book.history[task]?.last?.lateBy == 3600, "an hour, not three days")
  }

  @Test("is not asked after the limit")
  func tooLate() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    book.now = "2019-11-23 00:00"
    #expect(throws: Refusal.limitPassed) { try ask("2019-11-27", on: task, in: book) }
    #expect(throws: Refusal.onlyUnder(book.workflows["extension"]!.registration.under.compactMap { book.workflows[$0]?.name })) {
      try book.register("extension", Form(title: "延期"), by: .zhao)
    }
  }

  /// A question that came on a Wednesday: five working days, to the 27th.
  private func ticket(in book: InMemoryRegister) throws -> Item.ID {
    let ticket = try book.ticket()
    try book.make([("dispatch", .lin, Form(lead: .policy)), ("accept", .zhou, Form())], on: ticket)
    return ticket
  }

  @Test("of a ticket once, and ten working days beyond its first limit")
  func ticketOnce() throws {
    let book = InMemoryRegister()
    let ticket = try ticket(in: book)
    #expect(book[ticket].limit == "2019-11-27 23:59:59")
    #expect(throws: Refusal.extendedTooFar("2019-12-11")) { try ask("2019-12-12", on: ticket, in: book) }
    #expect(!book[ticket].isPaused && book.children(of: ticket).isEmpty)
    let asking = try ask("2019-12-05", on: ticket, in: book)
    let farther = Form(fields: ["until": .text("2019-12-20")])
    #expect(book.refusal(of: "grant", on: asking, by: .li, farther) == .extendedTooFar("2019-12-11"))
    try book.make("grant", on: asking, by: .li)
    #expect(book[ticket].limit == "2019-12-05 23:59:59")
    #expect(throws: Refusal.extendedEnough(times: 1)) { try ask("2019-12-09", on: ticket, in: book) }
    let refused = try #require(book.refusal(of: "reply", on: ticket, by: .lin))
    #expect(refused.code == "not-allowed", "and all else goes on")
  }

  @Test("two who asked at once are not both granted it")
  func twoAsked() throws {
    let book = InMemoryRegister()
    let ticket = try ticket(in: book)
    let (one, other) = (try ask("2019-12-05", on: ticket, in: book), try ask("2019-12-06", on: ticket, in: book))
    try book.make("grant", on: one, by: .li)
    #expect(book.refusal(of: "grant", on: other, by: .li) == .extendedEnough(times: 1))
    try book.make("refuse", on: other, by: .li, .reason("已延期一次"))
  }

  @Test("one refused does not count; a new round begins anew")
  func notCounted() throws {
    let book = InMemoryRegister()
    let ticket = try ticket(in: book)
    try book.make("refuse", on: ask("2019-12-05", on: ticket, in: book), by: .li, .reason("抓紧办"))
    try book.make("grant", on: ask("2019-12-05", on: ticket, in: book), by: .li)
    try book.make([("reply", .zhou, Form(fields: ["reply": .text("已办")])), ("rework", .zhao, .reason("没有办成"))], on: ticket)
    _ = try ask("2019-12-06", on: ticket, in: book)
  }

  @Test("a task, of whose kind nothing is said, is extended as often as it is granted")
  func unbound() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    for day in ["2019-12-27", "2020-03-31"] as [Day] { try book.make("grant", on: ask(day, on: task, in: book), by: .li) }
    #expect(book[task].whole?.extensions == 2)
  }

  @Test("asked a working day before the limit where the file says so")
  func ahead() throws {
    let book = InMemoryRegister()
    var workflow = try #require(book.workflows["hotline-ticket"])
    workflow.extensions?.ahead = TimeLimit("1 working day")
    book.workflows = Workflows(book.workflows.newest.filter { $0.kind != workflow.kind } + [workflow])
    let ticket = try ticket(in: book)
    book.now = "2019-11-27 09:00"
    #expect(throws: Refusal.askedTooLate(TimeLimit("1 working day")!)) { try ask("2019-12-02", on: ticket, in: book) }
    book.now = "2019-11-26 23:00"
    _ = try ask("2019-12-02", on: ticket, in: book)
  }
}
