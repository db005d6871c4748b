import Domain
import Testing

@Suite("A freeze")
struct FreezeTests {
  private func freeze(in book: Book, _ fields: [Field.ID: Value] = [:]) throws -> Item.ID {
    var held: [Field.ID: Value] = ["name": .text("停止划转"), "kinds": .list(["task"]), "moves": .list(["accept"])]
    held.merge(fields) { $1 }
    let freeze = try book.register("freeze", Form(title: "停止划转", fields: held), by: .zhao)
    try book.make("open", on: freeze, by: .zhao)
    return freeze
  }

  @Test("bars what it names while it is open, and lets it go when it is lifted")
  func bars() throws {
    let book = Book()
    let task = try book.task()
    let freeze = try freeze(in: book)
    let refusal = try #require(book.refusal(of: "accept", on: task, by: .zhou))
    #expect(refusal.code == "frozen" && refusal.blockers.map(\.id) == [freeze])
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
      let book = Book()
      let task = try book.task()
      _ = try freeze(in: book, fields)
      #expect((book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen") == isBarred, "\(fields)")
    }
  }

  @Test("a granted consent lets a move through, and the history names it")
  func consent() throws {
    let book = Book()
    let task = try book.task()
    _ = try freeze(in: book, ["consent": .text("approval")])
    #expect(book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen")
    let approval = try book.register(
      "approval", Form(title: "同意签收", fields: ["approver": .text("li"), "matter": .text("急")]), by: .zhou, under: task)
    #expect(book.refusal(of: "accept", on: task, by: .zhou)?.code == "frozen", "asked is not granted")
    #expect(book.refusal(of: "grant", on: approval, by: .zhou)?.code == "not-allowed")
    try book.make("grant", on: approval, by: .li, Form(fields: ["decision": .text("同意")]))
    try book.make("accept", on: task, by: .zhou)
    #expect(book.history[task]?.last?.edits["consent"]?.after == .text("同意签收"))
  }

  @Test("what it refused is kept on record")
  func record() throws {
    let book = Book()
    let task = try book.task()
    let freeze = try freeze(in: book)
    let refusal = try #require(book.refusal(of: "accept", on: task, by: .zhou))
    let change = try #require(book.world(task).refused("accept", by: refusal, on: book.occasion(.zhou)))
    book.take(change)
    let row = try #require(book.history[task]?.last)
    #expect(row.act == .refuse && row.person == "zhou" && row.reason == book[freeze].title && row.from == row.to)
    #expect(book.world(task).refused("accept", by: .limitPassed, on: book.occasion(.zhou)) == nil)
  }

  @Test("one that opened meanwhile makes the decision stale")
  func reliance() throws {
    let book = Book()
    let task = try book.task()
    let decided = try book.world(task).move("accept", with: Form(), on: book.occasion(.zhou))
    #expect(decided.reliances.contains(.freezes(of: Roster.linhe, [:])))
    let freeze = try freeze(in: book)
    let again = try book.world(task).move("decline", with: .reason("不归我们"), on: book.occasion(.zhou))
    #expect(again.reliances.contains(.freezes(of: Roster.linhe, [freeze: book[freeze].version])))
  }
}
