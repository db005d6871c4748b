import Domain
import Testing

@Suite("Who may do what")
struct RoleTests {
  private func may(_ people: [Person], _ move: String, on id: Item.ID, in book: InMemoryRegister) -> [String] {
    people.filter { book.offers(id, to: $0).contains(move) }.map(\.id.text)
  }

  @Test("the leader of the group that leads, and of the groups above it, accepts a task")
  func leaders() throws {
    let book = InMemoryRegister()
    let task = try book.task(lead: .policy)
    #expect(may(Person.everyone, "accept", on: task, in: book) == ["li", "wang", "zhou", "wu"])
    #expect(book.refusal(of: "accept", on: task, by: .qian)?.code == "not-allowed", "another group's leader")
    #expect(book.refusal(of: "accept", on: task, by: .zheng)?.code == "not-allowed", "its own member")
  }

  @Test("one person is asked about as everybody is", arguments: ["2019-11-20", "2019-12-20", "2030-01-01"])
  func holders(_ day: String) throws {
    let day = try #require(Day(day))
    var item = Item(
      id: "item", kind: "task", workflowVersion: 1, title: "", state: "issued", initiative: Roster.linhe, registrar: "he",
      registeredAt: Instant(seconds: 0))
    item.fields["who"] = .list(["technical", "yingzhou", "sun"])
    var whole = item
    whole.lead = .service
    let roles: [Role] = [
      .leader, .convener, .liaison, .member, .vendor, .responder, .supervisor, .party, .lead, .assignee, .registrar, .office,
      .leadingLeader, .wholeLeader, .field("who"),
    ]
    var entered = Roster.bureau
    entered.enter()
    for (lead, assignee) in [(nil, nil), (.policy, "zheng"), (.jieshou, nil), (.bank, nil), (.person("gao"), nil)] as [(Party?, Person.ID?)]
    {
      (item.lead, item.assignee, item.assisting) = (lead, assignee, lead == nil ? [] : [.service, .person("han")])
      for (roster, role) in [Roster.bureau, entered].flatMap({ roster in roles.map { (roster, $0) } }) {
        let holders = roster.holders(of: role, for: item, whole: whole, on: day)
        for person in Person.everyone {
          #expect(roster.holds(role, person.id, for: item, whole: whole, on: day) == holders.contains(person.id), "\(role) \(person.id)")
        }
      }
    }
  }

  @Test("while nothing leads an entry, any working group's leader takes it on")
  func noLead() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    #expect(may(Person.everyone, "assign", on: entry, in: book) == ["li", "wang", "zhao", "xu", "zhou", "wu", "qian", "chen"])
  }

  @Test("whoever sits in the office is the office")
  func office() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    try book.make([("accept", .zhou, Form()), ("start", .zheng, Form()), ("submit", .zheng, .result("函件已发"))], on: task)
    #expect(may(Person.everyone, "complete", on: task, in: book) == ["li", "wang", "zhao", "xu"])
  }

  @Test("the people of all parties work on it, not those of the groups around")
  func parties() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy, assisting: [.jieshou, .person("he")]))
    #expect(may(Person.everyone, "wait", on: entry, in: book) == ["zhou", "wu", "zheng", "he", "zhang-a"])
    #expect(may(Person.everyone, "submit", on: entry, in: book) == ["zhou", "wu", "zheng", "he", "zhang-a"])
  }

  @Test("an agency is led by the leaders of the groups its people sit in")
  func agency() throws {
    let book = InMemoryRegister()
    let task = try book.task("界首市参保核对", lead: .jieshou)
    #expect(may(Person.everyone, "accept", on: task, in: book) == ["li", "wang", "chen"])
    try book.make("accept", on: task, by: .chen)
    #expect(may(Person.everyone, "start", on: task, in: book) == ["li", "wang", "chen", "zhang-a"])
  }

  @Test("for a bank without anyone in a group the office writes down what it did, and the history says so")
  func bank() throws {
    let book = InMemoryRegister()
    let task = try book.task("银行函件", lead: .bank)
    #expect(may(Person.everyone, "accept", on: task, in: book) == ["zhao", "xu"])
    #expect(may(Person.everyone, "reassign", on: task, in: book) == ["li", "wang", "zhao", "xu"], "the office hands it to somebody")
    try book.make("accept", on: task, by: .xu)
    #expect(book.history[task]?.last?.person == "xu" && book.history[task]?.last?.onBehalf == .bank)
    let ours = try book.task("起草函件")
    #expect(!may(Person.everyone, "accept", on: ours, in: book).contains("xu"), "a group acts for itself")
    #expect(book.history[ours]?.last?.onBehalf == nil)
  }

  @Test("a task for one person is led by the leaders of that person's groups")
  func person() throws {
    let book = InMemoryRegister()
    let task = try book.task("核对名单", lead: .person("zheng"))
    #expect(may(Person.everyone, "accept", on: task, in: book) == ["li", "wang", "zhou", "wu"])
  }

  @Test("vendor staff register what they find, and decide nothing")
  func vendor() throws {
    let book = InMemoryRegister()
    let entry = try book.register("ledger-entry", Form(title: "接口报错", fields: ["category": .text("other")]), by: .gao)
    #expect(book.offers(entry, to: .gao).isEmpty)
    #expect(throws: Refusal.notAllowed(Name(zh: "任务", en: "Task"))) { try book.register("task", Form(title: "新任务"), by: .gao) }
  }

  @Test("the supervision office reopens, the auditor and the administrator touch nothing")
  func readers() throws {
    let book = InMemoryRegister()
    let entry = try closedEntry(in: book)
    #expect(may(Person.everyone, "reopen", on: entry, in: book) == ["li", "wang", "sun", "zhou"])
    var seated = Person.feng
    book.roster.memberships.append(Membership(id: "feng", group: "policy", person: "feng", role: .leader, first: "2019-11-01"))
    #expect(book.offers(entry, to: seated).isEmpty, "an auditor who was given a post by mistake")
    seated.isAuditor = false
    #expect(!book.offers(entry, to: seated).isEmpty)
    seated.isActive = false
    #expect(book.offers(entry, to: seated).isEmpty, "somebody who has left")
  }

  @Test("a post counts from its first day to its last")
  func dated() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    let place = try #require(book.roster.memberships.firstIndex { $0.person == "wu" })
    book.roster.memberships[place].last = "2019-11-22"
    book.now = "2019-11-22 23:59"
    #expect(book.offers(task, to: .wu) == ["accept"])
    book.now = "2019-11-23 00:00"
    #expect(book.offers(task, to: .wu).isEmpty)
    #expect(book.roster.posts(of: "wu", on: "2019-11-22").map(\.group) == ["policy"])
    #expect(book.roster.posts(in: "publicity", on: "2019-11-22").map(\.person) == [nil], "vacant")
    book.now = "2019-10-31 09:00"
    #expect(book.offers(task, to: .zhou).isEmpty, "before the group was set up")
  }

  @Test("a stand-in acts from the first day to the last, and the history says for whom")
  func standIn() throws {
    let book = InMemoryRegister("2019-11-20 09:00")
    book.roster.standIn(.he, for: .zhou, "2019-11-21", through: "2019-11-22")
    let task = try book.task()
    #expect(book.refusal(of: "accept", on: task, by: .he)?.code == "not-allowed")
    book.now = "2019-11-23 00:00"
    #expect(book.refusal(of: "accept", on: task, by: .he)?.code == "not-allowed")
    book.now = "2019-11-22 23:59"
    try book.make("accept", on: task, by: .he)
    let row = try #require(book.history[task]?.last)
    #expect(row.person == "he" && row.standingInFor == "zhou" && row.act == .moved("accept"))
    try book.make("start", on: task, by: .zhou)
    #expect(book.history[task]?.last?.standingInFor == nil, "whoever may do it anyway stands in for nobody")
  }

  @Test("a stand-in of somebody in the office registers in that name")
  func standInRegisters() throws {
    let book = InMemoryRegister()
    book.roster.standIn(.he, for: .zhao, "2019-11-20", through: "2019-11-20")
    let task = try book.register("task", Form(title: "补录任务", lead: .technical), by: .he)
    #expect(book.history[task]?.first?.standingInFor == "zhao" && book[task].registrar == "he")
  }

  @Test("without a lead nobody assists, and without a right nothing is registered")
  func registering() throws {
    let book = InMemoryRegister()
    #expect(throws: Refusal.noLead) { try book.register("task", Form(title: "联合测试", assisting: [.policy]), by: .zhao) }
    #expect(throws: Refusal.unknownKind("errand")) { try book.register("errand", Form(title: "跑腿"), by: .zhao) }
    #expect(throws: Refusal.missing([.title, .field("category")])) { try book.register("ledger-entry", Form(), by: .zhao) }
    #expect(throws: Refusal.notAllowed(Name(zh: "12345工单", en: "Hotline ticket"))) {
      try book.register("hotline-ticket", Form(), by: .zheng)
    }
  }

  private func closedEntry(in book: InMemoryRegister) throws -> Item.ID {
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    try book.make("submit", on: entry, by: .zheng, Form.handled)
    try book.make("sign-off", on: entry, by: .zhou)
    return entry
  }
}
