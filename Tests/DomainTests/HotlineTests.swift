import Domain
import Testing

@Suite("A 12345 ticket by the rules")
struct HotlineTests {
  private func dispatched(in book: InMemoryRegister, to lead: Party = .policy) throws -> Item.ID {
    let ticket = try book.ticket()
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: lead))
    return ticket
  }

  @Test("is handed back within two working days, and not after")
  func handBack() throws {
    let book = InMemoryRegister()
    let ticket = try dispatched(in: book)
    book.now = "2019-11-22 23:59"
    #expect(book.refusal(of: "hand-back", on: ticket, by: .zheng, .reason("不属本组")) == nil)
    book.now = "2019-11-25 09:00"
    let late = try #require(book.refusal(of: "hand-back", on: ticket, by: .zheng, .reason("不属本组")))
    #expect(late == .tooLate(TimeLimit(.count(2, .workingDays))))
    #expect(!book.offers(ticket, to: .zheng).contains("hand-back"))
  }

  @Test("assigned directly, it is not handed back at all")
  func assigned() throws {
    let book = InMemoryRegister()
    let ticket = try dispatched(in: book)
    try book.make("hand-back", on: ticket, by: .zheng, .reason("不属本组"))
    #expect(book.refusal(of: "assign", on: ticket, by: .lin, Form(lead: .policy, reason: "会商"))?.code == "not-allowed")
    #expect(book.refusal(of: "assign", on: ticket, by: .zhao, Form(lead: .policy)) == .missing([.reason]))
    try book.make("assign", on: ticket, by: .zhao, Form(lead: .policy, assisting: [.technical], reason: "会商确定"))
    #expect(book.refusal(of: "hand-back", on: ticket, by: .zheng, .reason("不属本组"))?.code == "not-from-here")
    #expect(book.refusal(of: "accept", on: ticket, by: .he)?.code == "not-allowed", "who assists does not sign for the lead")
    try book.make("accept", on: ticket, by: .zheng)
    #expect(book.refusal(of: "reply", on: ticket, by: .he, Form(fields: ["reply": .text("可查")]))?.code == "not-allowed")
    try book.make("contribute", on: ticket, by: .he, .reason("接口已核对"))
    #expect(book[ticket].state == "handling")
  }

  @Test("passed on by its class, with lead and assisting units")
  func catalogue() throws {
    let book = InMemoryRegister()
    var workflow = try #require(book.workflows["hotline-ticket"])
    workflow = workflow.with(
      Catalogue(
        id: "hotline", name: Name("目录"),
        classes: [
          .init(id: "01", name: Name("余额"), lead: ["财政组", "政策组"], assisting: ["技术组", "政策组"], limit: TimeLimit(.count(20, .workingDays))),
          .init(id: "02", name: Name("参保"), lead: ["医保局"]),
        ]))
    book.workflows = Workflows(book.workflows.all.filter { $0.kind != workflow.kind } + [workflow])
    let ticket = try book.ticket()
    #expect(book.refusal(of: "dispatch", on: ticket, by: .lin) == .missing([.lead]))
    try book.make("dispatch", on: ticket, by: .lin, Form(fields: ["class": .text("01")]))
    #expect(book[ticket].lead == .policy && book[ticket].assisting == [.technical])
    #expect(book[ticket].limit == "2019-12-18 23:59:59", "the law's twenty working days beat the usual five")
    try book.make("hand-back", on: ticket, by: .zheng, .reason("不属本组"))
    #expect(try book.make("dispatch", on: ticket, by: .lin, Form(lead: .technical)).lead == .technical)

    let fields: [Field.ID: Value] = ["nature": .text("consult"), "area": .text("界首市")]
    let county = try book.register("hotline-ticket", Form(title: "参保登记", fields: fields), by: .lin)
    try book.make("dispatch", on: county, by: .lin, Form(fields: ["class": .text("02")]))
    #expect(book[county].lead == .jieshou)
    let nowhere = try book.ticket()
    #expect(book.refusal(of: "dispatch", on: nowhere, by: .lin, Form(fields: ["class": .text("02")])) == .missing([.lead]))
  }

  @Test("with a limit of the city platform, its own lies one working day before it")
  func outer() throws {
    let book = InMemoryRegister()
    let fields: [Field.ID: Value] = ["nature": .text("consult"), "city-limit": .text("2019-12-02"), "city-number": .text("JN1")]
    let ticket = try book.register("hotline-ticket", Form(title: "余额", fields: fields), by: .lin)
    #expect(book[ticket].limit == "2019-11-29 23:59:59")
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .policy))
    try book.make("accept", on: ticket, by: .zheng)
    // The outer one is reminded of too, on the working day before it.
    #expect(book.reminders[ticket]?.contains { $0.due == "2019-11-29 09:00" && $0.to == [.responder, .office] } == true)
    book.take(try book.context(ticket).edit(Form(fields: ["city-limit": .text("2019-12-05")]), on: book.action(.lin)))
    #expect(book[ticket].limit == "2019-12-04 23:59:59")
  }

  @Test("what the desk fills in, the handler does not")
  func writers() throws {
    let book = InMemoryRegister()
    let ticket = try dispatched(in: book)
    let own = Form(fields: ["satisfaction": .text("satisfied")])
    #expect(throws: Refusal.notAllowed(Name(zh: "满意度", en: "Satisfaction"))) {
      _ = try book.context(ticket).edit(own, on: book.action(.zheng))
    }
    #expect(book.refusal(of: "accept", on: ticket, by: .zheng, own)?.code == "not-allowed")
    let city = Form(fields: ["city-limit": .text("2020-12-05")])
    #expect(throws: Refusal.self) { _ = try book.context(ticket).edit(city, on: book.action(.zheng)) }
  }

  @Test("confidential, its caller is the desk's alone, and nobody else opens it up")
  func confidential() throws {
    let book = InMemoryRegister()
    let fields: [Field.ID: Value] = [
      "nature": .text("complaint"), "caller": .text("13805340001"), "name": .text("李某"), "confidential": .flag(true),
    ]
    let ticket = try book.register("hotline-ticket", Form(title: "投诉", fields: fields), by: .lin)
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .policy))
    let workflow = book.workflows["hotline-ticket"]
    func sees(_ person: Person, _ posts: [Scope.HeldPost]) -> Bool {
      book[ticket].shown(to: Scope(of: person, posts: posts), of: workflow).fields["caller"] != nil
    }
    func post(_ group: Group.ID, _ kind: Group.Kind, _ role: Membership.Role) -> Scope.HeldPost {
      Scope.HeldPost(initiative: Roster.linhe, group: group, kind: kind, role: role)
    }
    #expect(sees(.lin, [post("service", .working, .responder)]) && sees(.zhao, [post("office", .office, .leader)]))
    #expect(!sees(.zheng, [post("policy", .working, .member)]) && !sees(.li, [post("leading", .leading, .leader)]) && !sees(.feng, []))
    let open = Form(fields: ["confidential": .flag(false)])
    #expect(throws: Refusal.notAllowed(Name(zh: "号码保密", en: "Keep number confidential"))) {
      _ = try book.context(ticket).edit(open, on: book.action(.zheng))
    }
    #expect(throws: Refusal.self) {
      _ = try book.context(ticket).edit(Form(fields: ["caller": .text("13800000000")]), on: book.action(.zheng))
    }
  }
}

@Suite("Office hours and limits")
struct HoursTests {
  @Test("an urgent ticket runs within the hours of whoever it was passed on to")
  func urgent() throws {
    let book = InMemoryRegister()
    book.roster.agencies["jieshou"]?.hours = OfficeHours("10:00-12:00, 14:00-16:00")
    book.roster.agencies["centre"]?.hours = OfficeHours("08:00-12:00, 14:00-18:00")
    let ticket = try book.ticket("urgent")
    #expect(book[ticket].limit == "2019-11-20 14:30:00")
    try book.make("dispatch", on: ticket, by: .lin, Form(lead: .jieshou))
    #expect(book[ticket].limit == "2019-11-20 16:00:00" && book[ticket].whole?.first == "2019-11-20 14:30:00")
    let other = try book.ticket("urgent")
    try book.make("dispatch", on: other, by: .lin, Form(lead: .policy))
    #expect(book[other].limit == "2019-11-20 15:00:00", "a group keeps its leader's hours")
    let plain = try book.ticket()
    let before = book[plain].limit
    #expect(try book.make("dispatch", on: plain, by: .lin, Form(lead: .jieshou)).limit == before, "days are days everywhere")
  }
}
