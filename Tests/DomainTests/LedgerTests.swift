import Domain
import Testing

@Suite("A ledger entry's day")
struct LedgerTests {
  /// Registered and handed to the policy group on Wednesday the 20th at nine.
  private func handled(in book: InMemoryRegister) throws -> Item.ID {
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    return entry
  }

  @Test("from registering to signing off")
  func whole() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    #expect(book[entry].state == "registered" && book[entry].limit == "2019-11-21 23:59:59" && book[entry].version == 1)
    #expect(book.history[entry]?.first?.act == .register && book.history[entry]?.first?.via == "web 10.0.0.1")
    #expect(book.history[entry]?.first?.edits["category"] == Entry.Edit(before: nil, after: .text("lost-card")))
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy, assignee: "zheng"))
    #expect(book[entry].limit == "2019-11-27 23:59:59")
    #expect(book.history[entry]?.last?.edits["lead"] == Entry.Edit(before: nil, after: .text("政策组")))
    #expect(book.history[entry]?.last?.edits["assignee"] == Entry.Edit(before: nil, after: .text("郑伟")))
    book.now = "2019-11-25 10:00"
    try book.make("submit", on: entry, by: .zheng, .handled)
    #expect(book[entry].limit == "2019-11-27 23:59:59" && book[entry].clock?.start == book.now)
    try book.make("sign-off", on: entry, by: .zhou)
    #expect(book[entry].isDone && book[entry].closedAt == book.now && book[entry].version == 4)
    #expect(!book[entry].isLate(at: "2020-03-01 09:00") && book.reminders[entry] == [])
    #expect(book.history[entry]?.map(\.to) == ["registered", "handling", "checking", "closed"])
  }

  @Test("waiting for the citizen stops the clock and loses nothing")
  func pause() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    book.now = "2019-11-22 10:00"
    try book.make("wait", on: entry, by: .zheng, .reason("请补身份证复印件"))
    #expect(book[entry].isPaused && book[entry].limit == nil && book.reminders[entry] == [])
    #expect(book[entry].firstLimit == "2019-11-27 23:59:59")
    book.now = "2019-12-02 10:00"
    #expect(!book[entry].isOverdue(at: book.now), "it is late for nobody while it waits")
    book.now = "2019-11-26 10:00"
    try book.make("resume", on: entry, by: .zheng)
    #expect(book[entry].limit == "2019-11-29 23:59:59" && book[entry].firstLimit == "2019-11-27 23:59:59")
    #expect(book[entry].step?.start == "2019-11-20 09:00", "the same clock, not a new one")
    try book.make("wait", on: entry, by: .zheng, .reason("再补"))
    book.now = "2019-11-26 16:00"
    try book.make("resume", on: entry, by: .zheng)
    #expect(book[entry].limit == "2019-11-29 23:59:59" && book[entry].step?.pauses.count == 2)
  }

  @Test("a return is a new round with a limit of its own")
  func rounds() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    book.now = "2019-11-25 10:00"
    try book.make("submit", on: entry, by: .zheng, .handled)
    book.now = "2019-11-26 10:00"
    try book.make("return", on: entry, by: .zhou, .reason("回执不清"))
    #expect(book[entry].round == 2 && book[entry].limit == "2019-12-03 23:59:59")
    #expect(book.history[entry]?.last?.round == 2 && book.history[entry]?.last?.reason == "回执不清")
    #expect(book.history[entry]?.map(\.round) == [1, 1, 1, 2])
  }

  @Test("a pause of an earlier round is not carried into the next")
  func pauseAndRound() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    try book.make("wait", on: entry, by: .zheng, .reason("请补材料"))
    book.now = "2019-11-25 10:00"
    try book.make([("resume", .zheng, Form()), ("submit", .zheng, .handled), ("return", .zhou, .reason("不清"))], on: entry)
    #expect(book[entry].step?.pauses == [] && book[entry].limit == "2019-12-02 23:59:59")
  }

  @Test("what is late stays late after it is closed")
  func late() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    book.now = "2019-11-28 10:00"
    #expect(book[entry].isOverdue(at: book.now) && book[entry].lateAt == nil)
    try book.make("submit", on: entry, by: .zheng, .handled)
    #expect(book[entry].lateAt == "2019-11-27 23:59:59")
    #expect(book.history[entry]?.last?.limit == "2019-11-27 23:59:59" && book.history[entry]?.last?.lateBy == 36_001)
    try book.make("sign-off", on: entry, by: .zhou)
    #expect(book.history[entry]?.last?.lateBy == nil, "the check itself was in time")
    #expect(book[entry].isLate(at: book.now) && !book[entry].isOverdue(at: book.now))
    try book.make("reopen", on: entry, by: .sun, .reason("未到账"))
    #expect(book[entry].isLate(at: book.now) && !book[entry].isOverdue(at: book.now) && book[entry].round == 2)
  }

  @Test("nor does waiting wipe it out")
  func lateThenPaused() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    book.now = "2019-11-28 10:00"
    try book.make("wait", on: entry, by: .zheng, .reason("请补材料"))
    #expect(book[entry].isLate(at: book.now) && book.history[entry]?.last?.lateBy == 36_001)
    book.now = "2019-12-20 10:00"
    try book.make("resume", on: entry, by: .zheng)
    #expect(book[entry].limit == "2019-11-27 23:59:59", "a pause after the limit moves nothing")
  }

  /// A row of an imported table brings its own date.
  @Test("a limit of its own stands instead of the states', but for the time somebody else takes to check")
  func ownLimit() throws {
    let book = InMemoryRegister()
    let form = Form(title: "挂失补卡", limit: "2019-12-20", fields: ["category": .text("lost-card")])
    let entry = try book.register("ledger-entry", form, by: .zheng)
    #expect(book[entry].limit == "2019-12-20 23:59:59")
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    #expect(book[entry].limit == "2019-12-20 23:59:59" && book[entry].step == nil)
    try book.make("wait", on: entry, by: .zheng, .reason("请补材料"))
    #expect(book[entry].isPaused)
    book.now = "2019-11-25 10:00"
    try book.make([("resume", .zheng, Form()), ("submit", .zheng, .handled)], on: entry)
    #expect(book[entry].limit == "2019-11-27 23:59:59", "two working days to check it")
    try book.make("return", on: entry, by: .zhou, .reason("不清"))
    #expect(book[entry].limit == "2019-12-20 23:59:59")
  }

  @Test("the limit's last second is in time, the next is late")
  func edge() throws {
    let book = InMemoryRegister()
    let entry = try handled(in: book)
    #expect(!book[entry].isOverdue(at: "2019-11-27 23:59:59"))
    #expect(book[entry].isOverdue(at: "2019-11-28 00:00:00"))
  }

  @Test("who is told is whom the file names, but for the one who did it")
  func told() throws {
    let book = InMemoryRegister("2019-11-22 17:30")
    let entry = try handled(in: book)
    let message = try #require(book.messages.last)
    #expect(message.rule == "assign" && message.to == [.party] && message.except == "zhao")
    #expect(message.due == "2019-11-25 09:00", "after the close, so on Monday morning")
    #expect(message.key == "\(entry)/assign/v2")
    try book.make("submit", on: entry, by: .zheng, .handled)
    #expect(book.messages.last?.to == [.leader] && book.messages.last?.key == "\(entry)/submit/v3")
  }
}
