import Domain
import Testing

@Suite("A freeze")
struct FreezesTests {
  private func freeze(in book: InMemoryRegister, _ fields: [Field.ID: Value] = [:]) throws -> Item.ID {
    var held: [Field.ID: Value] = ["name": .text("停止划转"), "kinds": .list(["task"]), "moves": .list(["accept"])]
    held.merge(fields) { $1 }
    let freeze = try book.register("freeze", Form(title: "停止划转", fields: held), by: .zhao)
    try book.make("open", on: freeze, by: .zhao)
    return freeze
  }

  @Test("bars what it names while it is open, and lets it go when it is lifted")
  func bars() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    let freeze = try freeze(in: book)
    let refusal = try #require(book.refusal(of: "accept", on: task, by: .zhou))
    #expect(refusal.code == "frozen" && refusal.blockers.named.map(\.id) == [freeze])
    #expect(book.refusal(of: "decline", on: task, by: .zhou, .reason("不归我们")) == nil, "other moves go on")
    try book.make("lift", on: freeze, by: .zhao, .reason("已恢复"))
    try book.make("accept", on: task, by: .zhou)
  }

  @Test("by day, by agency, or all but what it names")
  func covers() throws {
    for (fields, isBarred) in [
      (["from": Value.text("2019-11-21")], false), (["until": .text("2019-11-19")], false),
      (["from": .text("2019-11-20"), "until": .text("2019-11-20")], true), (["agencies": .list(["技术组"])], false),
      (["agencies": .list(["政策组"])], true), (["mode": .text("only")], false),
      (["mode": .text("only"), "moves": .list(["submit"])], true), (["kinds": .list(["receipt"])], false),
    ] as [([Field.ID: Value], Bool)] {
      let book = InMemoryRegister()
      let task = try book.task()
      _ = try freeze(in: book, fields)
      #expect((book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen") == isBarred, "\(fields)")
    }
  }

  @Test("a granted consent lets a move through, and the history names it")
  func consent() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    _ = try freeze(in: book, ["consent": .text("approval")])
    #expect(book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen")
    let approval = try book.register(
      "approval", Form(title: "同意签收", fields: ["approver": .text("li"), "matter": .text("急")]), by: .zhou, under: task)
    #expect(book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen", "asked is not granted")
    #expect(book.refusal(of: "grant", on: approval, by: .zhou)?.code == "not-allowed")
    try book.make("grant", on: approval, by: .li, Form(fields: ["opinion": .text("同意")]))
    try book.make("accept", on: task, by: .zhou)
    #expect(book.history[task]?.last?.edits["consent"]?.after == .text("同意签收"))
  }

  private func consent(to task: Item.ID, in book: InMemoryRegister, _ fields: [Field.ID: Value]) throws -> Item.ID {
    var asked: [Field.ID: Value] = ["approver": .text("li"), "matter": .text("急")]
    asked.merge(fields) { $1 }
    let approval = try book.register("approval", Form(title: "请示", fields: asked), by: .zhou, under: task)
    try book.make("grant", on: approval, by: .li)
    return approval
  }

  @Test("a consent is used once, and its history says so")
  func once() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    _ = try freeze(in: book, ["consent": .text("approval"), "moves": .list(["accept", "start"])])
    let approval = try consent(to: task, in: book, [:])
    try book.make("accept", on: task, by: .zhou)
    #expect(book[approval].state == "used" && book[approval].isDone)
    #expect(book.history[approval]?.last?.via == "consent" && book.history[approval]?.last?.act == .moved("use"))
    #expect(book.refusal(of: "start", on: task, by: .zhou)?.code == "frozen")
    #expect(book.refusal(of: "use", on: approval, by: .zhou)?.code == "not-allowed", "nobody makes it by hand")
    _ = try consent(to: task, in: book, [:])
    try book.make("start", on: task, by: .zhou)
  }

  @Test("a consent that names moves is for them alone")
  func namedMoves() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    _ = try freeze(in: book, ["consent": .text("approval")])
    let other = try consent(to: task, in: book, ["moves": .list(["submit"])])
    #expect(book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen")
    let right = try consent(to: task, in: book, ["moves": .list(["签收"])])
    try book.make("accept", on: task, by: .zhou)
    #expect(book[right].state == "used" && book[other].state == "granted")
  }

  @Test(
    "a consent lets be spent what it was granted for, and no more",
    arguments: [(nil, false), (9_999, false), (10_000, true), (20_000, true)])
  func covers(amount: Int64?, isEnough: Bool) throws {
    let book = InMemoryRegister()
    let needed: [Field.ID: Value] = ["purpose": .text("维修"), "amount": .integer(10_000)]
    let use = try book.register("asset-use", Form(title: "维修", lead: .policy, fields: needed), by: .zhou)
    _ = try freeze(in: book, ["consent": .text("approval"), "kinds": .list(["asset-use"]), "moves": .list(["use"])])
    let approval = try consent(to: use, in: book, amount.map { ["amount": .integer($0)] } ?? [:])
    let refusal = book.refusal(of: "use", on: use, by: .zhou)
    #expect((refusal == nil) == isEnough)
    if let refusal {
      guard case .beyondConsent(let blocker, covers: amount, asked: 10_000) = refusal else { throw refusal }
      #expect(blocker.id == approval && blocker.state.zh == "已同意")
      #expect(book.context(use).refused("use", by: refusal, on: book.action(.zhou))?.writes[0].entries[0].act == .refuse)
    }
  }

  @Test("of several consents the one that reaches is used")
  func whichever() throws {
    let book = InMemoryRegister()
    let needed: [Field.ID: Value] = ["purpose": .text("维修"), "amount": .integer(10_000)]
    let use = try book.register("asset-use", Form(title: "维修", lead: .policy, fields: needed), by: .zhou)
    _ = try freeze(in: book, ["consent": .text("approval"), "kinds": .list(["asset-use"]), "moves": .list(["use"])])
    let small = try consent(to: use, in: book, ["amount": .integer(500)])
    let large = try consent(to: use, in: book, ["amount": .integer(10_000)])
    try book.make("use", on: use, by: .zhou)
    #expect(book[small].state == "granted" && book[large].state == "used")
  }

  @Test("a kind that is no consent lets nothing through")
  func noConsent() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    _ = try freeze(in: book, ["consent": .text("extension")])
    guard case .frozen(_, consent: nil)? = book.refusal(of: "accept", on: task, by: .zhou) else {
      Issue.record("let through")
      return
    }
  }

  @Test("what it refused is kept on record")
  func record() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    let freeze = try freeze(in: book)
    let refusal = try #require(book.refusal(of: "accept", on: task, by: .zhou))
    let change = try #require(book.context(task).refused("accept", by: refusal, on: book.action(.zhou)))
    book.take(change)
    let row = try #require(book.history[task]?.last)
    #expect(row.act == .refuse && row.person == "zhou" && row.reason == book[freeze].title && row.from == row.to)
    #expect(book.context(task).refused("accept", by: .limitPassed, on: book.action(.zhou)) == nil)
  }

  @Test("one that opened meanwhile makes the decision stale")
  func precondition() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    let decided = try book.context(task).decide("accept", with: Form(), on: book.action(.zhou))
    #expect(decided.preconditions.contains(.freezes(of: Roster.linhe, [:])))
    let freeze = try freeze(in: book)
    let again = try book.context(task).decide("decline", with: .reason("不归我们"), on: book.action(.zhou))
    #expect(again.preconditions.contains(.freezes(of: Roster.linhe, [freeze: book[freeze].version])))
  }
}
