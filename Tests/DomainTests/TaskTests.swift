import Domain
import Testing

@Suite("A task's day")
struct TaskTests {
  private func doing(in book: InMemoryRegister) throws -> Item.ID {
    let task = try book.task()
    try book.make([("accept", .zhou, Form()), ("start", .zheng, Form())], on: task)
    return task
  }

  @Test("given, accepted, begun, submitted, returned, submitted again, completed, reopened")
  func whole() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    try book.make("submit", on: task, by: .zheng, .result("函件已发"))
    #expect(book[task].state == "checking" && book[task].limit == "2019-11-22 23:59:59")
    try book.make("return", on: task, by: .zhao, .reason("缺回执"))
    #expect(book[task].round == 2 && book[task].limit == "2019-11-29 23:59:59", "a printed day stays what it is")
    try book.make([("submit", .zheng, Form()), ("complete", .li, Form())], on: task)
    #expect(book[task].isDone)
    try book.make("reopen", on: task, by: .sun, .reason("抽查不符"))
    #expect(book[task].state == "doing" && book[task].round == 3 && book[task].closedAt == nil)
  }

  @Test("declined with a reason, given to others, accepted by them")
  func reassign() throws {
    let book = InMemoryRegister()
    let task = try book.task(lead: .technical)
    try book.make("decline", on: task, by: .qian, .reason("应由政策组办"))
    try book.make("reassign", on: task, by: .zhao, Form(lead: .policy))
    #expect(book.history[task]?.last?.edits["lead"] == Entry.Edit(before: .text("技术组"), after: .text("政策组")))
    #expect(book.refusal(of: "accept", on: task, by: .qian)?.code == "not-allowed")
    try book.make("accept", on: task, by: .wu)
  }

  @Test("extended before its limit: the limit moves, the first stays on record")
  func extended() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    book.now = "2019-11-27 10:00"
    let later = Form(limit: "2019-12-06", reason: "设备迟到")
    #expect(book.refusal(of: "extend", on: task, by: .zhou, later)?.code == "not-allowed", "who set it grants it")
    #expect(book.refusal(of: "extend", on: task, by: .li, .reason("设备迟到")) == .missing([.limit]))
    try book.make("extend", on: task, by: .li, later)
    #expect(book[task].limit == "2019-12-06 23:59:59" && book[task].firstLimit == "2019-11-29 23:59:59")
    #expect(book[task].whole?.extensions == 1 && book[task].state == "doing" && !book[task].isLate(at: book.now))
    let row = try #require(book.history[task]?.last)
    #expect(row.edits["limit"] == Entry.Edit(before: .text("2019-11-29"), after: .text("2019-12-06")))
    #expect(row.limit == "2019-11-29 23:59:59" && row.lateBy == nil)
    try book.make("extend", on: task, by: .li, Form(limit: "2019-12-13", reason: "再延"))
    #expect(book[task].whole?.extensions == 2 && book[task].firstLimit == "2019-11-29 23:59:59")
    book.now = "2019-12-14 00:00"
    #expect(book.refusal(of: "extend", on: task, by: .li, later) == .limitPassed)
  }

  @Test("granted too late, it was late all the same")
  func lateExtension() throws {
    let book = InMemoryRegister()
    var errand = ShippedLibrary.kind(Errand.yaml)
    errand.moves[1].guards = []
    book.workflows = Workflows(book.workflows.all + [errand])
    let item = try book.register("errand", Form(title: "送函", lead: .policy, limit: "2019-11-29"), by: .zhao)
    book.now = "2019-12-02 00:00"
    try book.make("extend", on: item, by: .zhao, Form(limit: "2019-12-06"))
    #expect(book[item].lateAt == "2019-11-29 23:59:59" && book[item].limit == "2019-12-06 23:59:59")
    #expect(book.history[item]?.last?.limit == "2019-11-29 23:59:59" && book.history[item]?.last?.lateBy == 172_801)
  }

  @Test("waits for what it follows, which is named")
  func predecessors() throws {
    let book = InMemoryRegister()
    let simulation = try book.task("模拟测试", lead: .technical)
    let training = try book.task("柜员培训", lead: .service)
    let switching = try book.task("正式切换", follows: [simulation, training])
    try book.make("accept", on: switching, by: .zhou)
    try finish(training, by: .chen, in: book)
    let refusal = try #require(book.refusal(of: "start", on: switching, by: .zhou))
    #expect(refusal.code == "not-yet-done" && refusal.blockers.named.map(\.title) == ["模拟测试"])
    #expect(refusal.blockers.named.first?.state == Name(zh: "待签收", en: "To be accepted"))
    try finish(simulation, by: .qian, in: book)
    let change = try book.context(switching).decide("start", with: Form(), on: book.action(.zhou))
    #expect(change.preconditions.contains(.item(simulation, version: book[simulation].version)), "nobody may reopen it meanwhile")
    try book.make("start", on: switching, by: .zhou)
  }

  @Test("cancelled before it is done, by the leading group alone")
  func cancel() throws {
    let book = InMemoryRegister()
    let task = try doing(in: book)
    #expect(book.refusal(of: "cancel", on: task, by: .zhao, .reason("政策变了"))?.code == "not-allowed")
    try book.make("cancel", on: task, by: .li, .reason("政策变了"))
    #expect(book[task].isDone && book.reminders[task] == [] && book.offers(task, to: .li).isEmpty)
  }

  @Test("with an open end it is never late")
  func openEnd() throws {
    let book = InMemoryRegister()
    let task = try book.task("政策宣传", lead: .service, due: nil)
    #expect(book[task].limit == nil && book[task].clock == nil && !book[task].isLate(at: "2030-01-01 09:00"))
    #expect(book[task].sortKey == 253_402_300_799)
    try book.make([("accept", .chen, Form()), ("start", .chen, Form())], on: task)
    try book.make("extend", on: task, by: .li, Form(limit: "2020-01-31", reason: "定下止日"))
    #expect(
      book[task].limit == "2020-01-31 23:59:59" && book[task].firstLimit == "2020-01-31 23:59:59" && book[task].whole?.extensions == 0)
  }

  private func finish(_ task: Item.ID, by leader: Person, in book: InMemoryRegister) throws {
    try book.make(
      [("accept", leader, Form()), ("start", leader, Form()), ("submit", leader, .result("完成")), ("complete", .li, Form())], on: task)
  }
}

/// A kind of three states for what the shipped ones do not do.
enum Errand {
  static let yaml = """
    kind: errand
    name: { zh: 跑腿, en: Errand }
    version: 1
    register: { by: office }
    states:
      open: { name: { zh: 待办, en: Open }, initial: true }
      closed: { name: { zh: 已办, en: Done }, done: true }
    moves:
      finish: { name: { zh: 办结, en: Finish }, from: open, to: closed, by: [party, office] }
      extend: { name: { zh: 延期, en: Extend }, from: open, to: open, by: office, needs: limit, when: before-limit }
      reopen: { name: { zh: 重开, en: Reopen }, from: closed, to: open, by: office }
    """
}
