import Domain
import Testing

@Suite("Nobody checks their own work")
struct OwnWorkTests {
  /// An entry the policy group handles, submitted by whom the test says.
  private func submitted(by person: Person, in book: InMemoryRegister) throws -> Item.ID {
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    try book.make("submit", on: entry, by: person, .handled)
    return entry
  }

  @Test("nor even the group's leader; the leader of the group above may")
  func leader() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zhou, in: book)
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou) == .ownWork(Name(zh: "销号", en: "Sign off")))
    try book.make("sign-off", on: entry, by: .wang)
    #expect(book[entry].isDone)
  }

  @Test("and where nobody is left, the leader of the nearest group above may")
  func lastResort() throws {
    let book = InMemoryRegister()
    let all = book.roster.memberships
    book.roster.memberships.removeAll { $0.group == "technical" && $0.person != "qian" }
    let record = try book.register(
      "record-correction",
      Form(title: "姓名不符", fields: ["category": .text("wrong"), "data-group": .text("technical"), "data-of": .text("to-2019")]), by: .zhao)
    try book.make(
      [
        ("feed-back", .zhao, Form()), ("pass-on", .qian, Form(lead: .technical)),
        ("amend", .qian, Form(fields: ["value": .text("钱进"), "evidence": .list(["u1"])])), ("report-back", .qian, Form()),
      ], on: record)
    #expect(book.refusal(of: "check", on: record, by: .qian)?.code == "own-work")
    #expect(book.refusal(of: "check", on: record, by: .zhao)?.code == "not-allowed")
    #expect(book.refusal(of: "check", on: record, by: .li)?.code == "not-allowed", "further above than need be")
    #expect(book.offers(record, to: .wang).contains("check"))
    book.roster.memberships = all
    #expect(book.refusal(of: "check", on: record, by: .wang)?.code == "not-allowed", "somebody is left")
    book.roster.memberships.removeAll { $0.group == "technical" && $0.person != "qian" }
    try book.make("check", on: record, by: .wang)
    #expect(book[record].isDone)
  }

  @Test("nor for whom a stand-in submitted, nor the stand-in")
  func submittedForAnother() throws {
    let book = InMemoryRegister()
    book.roster.standIn(.qian, for: .zhou, "2019-11-20", through: "2019-11-22")
    let entry = try submitted(by: .qian, in: book)
    #expect(book.history[entry]?.last?.standingInFor == "zhou")
    #expect(book.refusal(of: "sign-off", on: entry, by: .qian)?.code == "own-work")
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou)?.code == "own-work")
    #expect(book.refusal(of: "sign-off", on: entry, by: .li) == nil)
    book.now = "2019-11-25 09:00"
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou)?.code == "own-work", "also when the stand-in has ended")
    #expect(book.refusal(of: "sign-off", on: entry, by: .qian)?.code == "not-allowed")
  }

  @Test("nor who stands in for the one who submitted")
  func standsInLater() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zhou, in: book)
    book.roster.standIn(.wang, for: .zhou, "2019-11-21", through: "2019-11-22")
    #expect(book.refusal(of: "sign-off", on: entry, by: .wang) == nil)
    book.now = "2019-11-21 09:00"
    #expect(book.refusal(of: "sign-off", on: entry, by: .wang)?.code == "own-work")
    #expect(book.refusal(of: "sign-off", on: entry, by: .li) == nil)
    book.now = "2019-11-25 09:00"
    #expect(book.refusal(of: "sign-off", on: entry, by: .wang) == nil)
  }

  @Test("nor the submitter as somebody's stand-in")
  func checksForAnother() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zheng, in: book)
    book.roster.standIn(.zheng, for: .zhou, "2019-11-20", through: "2019-11-22")
    #expect(book.refusal(of: "sign-off", on: entry, by: .zheng)?.code == "own-work")
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou) == nil, "the leader has submitted nothing")
  }

  @Test("nor anybody in the name of one who is barred")
  func standsInForBarred() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zhou, in: book)
    book.roster.standIn(.wang, for: .zhou, "2019-11-20", through: "2019-11-22")
    book.roster.standIn(.he, for: .wang, "2019-11-20", through: "2019-11-22")
    #expect(book.refusal(of: "sign-off", on: entry, by: .he)?.code == "own-work")
  }

  @Test("counted from the start, over every return")
  func returned() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zhou, in: book)
    try book.make("return", on: entry, by: .wang, .reason("缺回执"))
    try book.make("submit", on: entry, by: .zheng)
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou)?.code == "own-work")
    #expect(book[entry].makers["submit"] == ["zhou", "zheng"])
  }

  @Test("and from the last reopening")
  func reopened() throws {
    let book = InMemoryRegister()
    let entry = try submitted(by: .zhou, in: book)
    try book.make("sign-off", on: entry, by: .wang)
    try book.make("reopen", on: entry, by: .sun, .reason("当事人来电"))
    #expect(book[entry].makers == ["reopen": ["sun"]])
    try book.make("submit", on: entry, by: .zheng)
    #expect(book.refusal(of: "sign-off", on: entry, by: .zheng)?.code == "not-allowed")
    try book.make("sign-off", on: entry, by: .zhou)
    #expect(book[entry].isDone)
  }

  @Test("a ticket's answer is approved, sent back and called back on by others")
  func ticket() throws {
    let book = InMemoryRegister()
    book.roster.memberships.append(Membership(id: "lin-office", group: "office", person: "lin", role: .member, first: "2019-11-01"))
    let ticket = try book.ticket()
    try book.make("dispatch", on: ticket, by: .zhao, Form(lead: .service))
    try book.make([("accept", .lin, Form()), ("reply", .lin, Form(fields: ["reply": .text("30日后可查")]))], on: ticket)
    for move in ["approve", "rework"] { #expect(book.refusal(of: move, on: ticket, by: .lin, .reason("看过"))?.code == "own-work") }
    #expect(book.refusal(of: "approve", on: ticket, by: .chen)?.code == "not-allowed", "their own leader does not review it")
    try book.make("approve", on: ticket, by: .zhao)
    let satisfied = Form(fields: ["satisfaction": .text("satisfied")])
    #expect(book.refusal(of: "call-back", on: ticket, by: .lin, satisfied)?.code == "own-work")
    try book.make("call-back", on: ticket, by: .xu, satisfied)
    #expect(book[ticket].state == "closed")
  }
}
