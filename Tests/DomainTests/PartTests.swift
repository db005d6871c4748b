import Domain
import Testing

@Suite("A task in parts")
struct PartTests {
  private func parent(in book: InMemoryRegister) throws -> Item.ID {
    let task = try book.task("机具换代", lead: .service)
    try book.make([("accept", .chen, Form()), ("start", .chen, Form())], on: task)
    return task
  }

  private func part(_ title: String, under parent: Item.ID, in book: InMemoryRegister) throws -> Item.ID {
    try book.register("task", Form(title: title, lead: .person("zhang-a"), limit: "2019-11-27"), by: .chen, under: parent)
  }

  private func finish(_ part: Item.ID, in book: InMemoryRegister) throws {
    try book.make(
      [("accept", .chen, Form()), ("start", .zhangA, Form()), ("submit", .zhangA, .result("完成")), ("complete", .li, Form())], on: part)
  }

  @Test("closes only after its parts, and names what is open")
  func guarded() throws {
    let book = InMemoryRegister()
    let task = try parent(in: book)
    let parts = try ["市区机具", "县城机具"].map { try part($0, under: task, in: book) }
    try finish(parts[0], in: book)
    let refusal = try #require(book.refusal(of: "submit", on: task, by: .chen, .result("完成")))
    #expect(refusal.code == "open-parts" && refusal.blockers.named.map(\.title) == ["县城机具"])
    #expect(book.refusal(of: "cancel", on: task, by: .li, .reason("不换了"))?.blockers.named.map(\.title) == ["县城机具"])
    try finish(parts[1], in: book)
    try book.make([("submit", .chen, .result("完成")), ("complete", .li, Form())], on: task)
    #expect(book[task].isDone)
  }

  @Test("a part that closes joins nothing, but is counted")
  func counted() throws {
    let book = InMemoryRegister()
    let task = try parent(in: book)
    let first = try part("市区机具", under: task, in: book)
    #expect(book[task].childrenVersion == 1)
    try finish(first, in: book)
    #expect(book[task].state == "doing" && book[task].childrenVersion == 2)
    let close = try book.context(task).decide("submit", with: .result("完成"), on: book.action(.chen))
    #expect(close.preconditions.contains(.children(of: task, version: 2)), "nobody may open a part meanwhile")
  }

  @Test("is not reopened under a closed whole")
  func reopened() throws {
    let book = InMemoryRegister()
    let task = try parent(in: book)
    let first = try part("市区机具", under: task, in: book)
    try finish(first, in: book)
    try book.make([("submit", .chen, .result("完成")), ("complete", .li, Form())], on: task)
    let refusal = try #require(book.refusal(of: "reopen", on: first, by: .li, .reason("抽查")))
    #expect(refusal == .parentClosed(Refusal.Blocker(id: task, number: "", title: "机具换代", state: Name(zh: "已办结", en: "Completed"))))
    #expect(throws: refusal) { _ = try part("补充", under: task, in: book) }
    try book.make("reopen", on: task, by: .li, .reason("抽查"))
    try book.make("reopen", on: first, by: .li, .reason("抽查"))
    #expect(!book[first].isDone)
  }

  @Test("who leads the whole may split it, others may not")
  func splitting() throws {
    let book = InMemoryRegister()
    let task = try parent(in: book)
    #expect(throws: Refusal.notAllowed(Name(zh: "任务", en: "Task"))) {
      try book.register("task", Form(title: "越界", lead: .technical), by: .qian, under: task)
    }
    #expect(throws: Refusal.notAllowed(Name(zh: "任务", en: "Task"))) {
      try book.register("task", Form(title: "自派", lead: .service), by: .zhangB, under: task)
    }
    try book.register("task", Form(title: "县城", lead: .jieshou), by: .chen, under: task)
  }
}
