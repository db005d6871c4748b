import Domain
import Testing

extension Form {
  /// What a ledger entry needs before it is signed off.
  static let handled = Form(fields: ["resolution": .text("余额已转入新卡"), "evidence": .list(["receipt.pdf"])])
}

@Suite("Refusals, in their order")
struct RefusalTests {
  @Test("who may not is told so before anything else")
  func notAllowedFirst() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    // Of another group, in the wrong state, with nothing filled in.
    #expect(book.refusal(of: "sign-off", on: entry, by: .zheng) == .notAllowed(Name(zh: "销号", en: "Sign off")))
    #expect(book.refusal(of: "submit", on: entry, by: .he) == .notAllowed(Name(zh: "提请销号", en: "Submit")))
  }

  @Test("who may, but not from here, is told the state before what is missing")
  func stateSecond() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    let refusal = book.refusal(of: "return", on: entry, by: .zhou)
    #expect(refusal == .notFromHere(move: Name(zh: "退回", en: "Return"), state: Name(zh: "办理中", en: "Being handled")))
  }

  @Test("own work is refused before what is missing")
  func ownWorkThird() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    try book.make("submit", on: entry, by: .zhou, .handled)
    #expect(book.refusal(of: "return", on: entry, by: .zhou)?.code == "own-work")
    #expect(book.refusal(of: "return", on: entry, by: .wang) == .missing([.reason]))
    try book.make("sign-off", on: entry, by: .wang, Form(reason: "已核实"))
    #expect(book.refusal(of: "sign-off", on: entry, by: .zhou)?.code == "own-work", "403 before the 409 of the state")
    #expect(book.refusal(of: "sign-off", on: entry, by: .wang)?.code == "not-from-here")
  }

  @Test("what stands in the way comes before what is missing, and all that is missing is named")
  func missingLast() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    #expect(book.refusal(of: "submit", on: entry, by: .zheng) == .missing([.field("resolution"), .field("evidence")]))
    #expect(book.refusal(of: "submit", on: entry, by: .zheng, Form(fields: ["evidence": .list(["a"])])) == .missing([.field("resolution")]))

    let simulation = try book.task("模拟测试", assisting: [.technical])
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: simulation)
    #expect(book.refusal(of: "submit", on: simulation, by: .zheng)?.code == "open-shares")
    let alone = try book.task("起草函件")
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: alone)
    #expect(book.refusal(of: "submit", on: alone, by: .zheng) == .missing([.field("result")]))
  }

  @Test("what stands there already need not be given again, but a reason always")
  func held() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy))
    try book.make("submit", on: entry, by: .zheng, .handled)
    try book.make("return", on: entry, by: .zhou, .reason("回执不清"))
    #expect(book.refusal(of: "submit", on: entry, by: .zheng) == nil)
    #expect(book.refusal(of: "wait", on: entry, by: .zheng) == .missing([.reason]))
    let offer = book.context(entry).offers(to: .zheng, at: book.now).first { $0.move.name == "submit" }
    #expect(offer?.needs == [])
  }

  @Test("a move that no state takes is unknown")
  func unknown() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    #expect(book.refusal(of: "teleport", on: entry, by: .li) == .unknownMove("teleport"))
    #expect(book.refusal(of: "", on: entry, by: .li) == .unknownMove(""))
    #expect(book.refusal(of: "+register", on: entry, by: .li) == .unknownMove("+register"))
  }

  /// A member may submit; that is no way to move the limit, or to hand the task to somebody else.
  @Test("a move takes no more than its file asks for")
  func unasked() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    let sly = Form(title: "别的任务", lead: .technical, assisting: [], assignee: "he", limit: "2020-12-31", fields: ["result": .text("完成")])
    let named = ["title", "lead", "assisting", "assignee", "limit"]
    #expect(book.refusal(of: "submit", on: task, by: .zheng, sly) == .faults(named.map { Fault($0, .unknown) }))
    #expect(book.refusal(of: "submit", on: task, by: .zheng, Form(reason: "顺便说明", fields: ["result": .text("完成")])) == nil)
    #expect(book.refusal(of: "extend", on: task, by: .li, Form(limit: "2019-12-06", reason: "设备迟到")) == nil)
  }

  @Test("a desk shows what may be done, and why what it shows may not be done yet")
  func offers() throws {
    let book = InMemoryRegister()
    let simulation = try book.task("模拟测试")
    let switching = try book.task("正式切换", follows: [simulation])
    try book.make("accept", on: switching, by: .zhou)
    let offers = book.context(switching).offers(to: .zhou, at: book.now)
    #expect(offers.map(\.move.name) == ["start"])
    #expect(offers.first?.refusal?.blockers.named.map(\.title) == ["模拟测试"])
    let own = try book.entry()
    try book.make("assign", on: own, by: .zhao, Form(lead: .policy))
    try book.make("submit", on: own, by: .zhou, .handled)
    let checks = book.context(own).offers(to: .zhou, at: book.now)
    #expect(checks.map(\.refusal?.code) == ["own-work", "own-work"])
  }

  @Test("an item whose kind is gone says so")
  func unknownKind() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    var old = book[entry]
    old.workflowVersion = 9
    book.put(old)
    #expect(book.refusal(of: "assign", on: entry, by: .zhao) == .unknownKind("ledger-entry"))
    #expect(book.offers(entry, to: .zhao).isEmpty)
  }
}
