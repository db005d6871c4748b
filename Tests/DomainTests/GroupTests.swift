import Domain
import Testing

@Suite("Groups and the initiative itself")
struct GroupTests {
  @Test("a working group is set up, adjusted and dissolved by the office")
  func workingGroup() throws {
    let book = InMemoryRegister()
    let group = book.group("working-group")
    #expect(book.refusal(of: "activate", on: group, by: .zhou)?.code == "not-allowed")
    try book.make([("activate", .zhao, Form()), ("adjust", .zhao, .reason("换组长"))], on: group)
    #expect(book.refusal(of: "dissolve", on: group, by: .zhao, .reason("完成"))?.code == "not-from-here", "not while it is being adjusted")
    try book.make([("confirm", .zhao, Form()), ("dissolve", .xu, .reason("任务完成"))], on: group)
    #expect(book[group].isDone && book.offers(group, to: .li).isEmpty)
  }

  @Test("the leading group is dissolved by its own leaders alone")
  func leadingGroup() throws {
    let book = InMemoryRegister()
    let group = book.group("leading-group")
    try book.make([("activate", .zhao, Form()), ("adjust", .li, .reason("增补")), ("confirm", .wang, Form())], on: group)
    #expect(book.refusal(of: "dissolve", on: group, by: .zhao, .reason("完成"))?.code == "not-allowed")
    #expect(book.refusal(of: "dissolve", on: group, by: .li) == .missing([.reason]))
    try book.make("dissolve", on: group, by: .li, .reason("任务完成"))
    #expect(book[group].state == "dissolved")
  }

  @Test("the initiative closes over what is carried on by name, and that can still be done")
  func carriedOn() throws {
    let book = InMemoryRegister()
    let (task, other) = (try book.task(), try book.task("回复来信", assisting: [.technical]))
    func closing(_ names: [String]) -> Form { Form(fields: ["carried": .list(names)]) }
    #expect(book.refusal(of: "close", on: Roster.linhe, by: .li, closing(["回复来信"]))?.blockers.named.map(\.id) == [task])
    #expect(book.refusal(of: "close", on: Roster.linhe, by: .li, closing(["来信"]))?.code == "still-open")
    try book.make("cancel", on: task, by: .li, .reason("并入其他专项"))
    try book.make("close", on: Roster.linhe, by: .li, closing(["回复来信"]))
    #expect(book[Roster.linhe].isDone && !book[other].isDone)
    #expect(book.history[Roster.linhe]?.last?.edits["carried"]?.after == .list(["回复来信"]))
    var context = book.context(Roster.linhe)
    context.item.state = "running"
    context.open = OpenItems(count: OpenItems.maxItems + 1, items: [])
    let refusal = #expect(throws: Refusal.self) { try context.decide("close", with: closing(["回复来信"]), on: book.action(.li)) }
    #expect(refusal?.code == "still-open", "more may be open than was read")
    let share = book.share(of: .technical, in: other)
    #expect(try book.make("accept", on: share, by: .qian).version == 2)
  }

  @Test("the initiative closes when nothing is open in it, and takes nothing new then")
  func initiative() throws {
    let book = InMemoryRegister()
    let task = try book.task()
    let refusal = book.refusal(of: "close", on: Roster.linhe, by: .li)
    #expect(refusal?.code == "still-open" && refusal?.blockers.named.map(\.id) == [task])
    #expect(book[Roster.linhe].childrenVersion == 1)
    try book.make("cancel", on: task, by: .li, .reason("并入其他专项"))
    let change = try book.context(Roster.linhe).decide("close", with: Form(), on: book.action(.li))
    #expect(change.preconditions.contains(.children(of: Roster.linhe, version: 2)))
    #expect(book.refusal(of: "close", on: Roster.linhe, by: .zhao)?.code == "not-allowed")
    try book.make("close", on: Roster.linhe, by: .li)
    #expect(throws: Refusal.self) { try book.task() }
    #expect(book.offers(task, to: .li).isEmpty)
    try book.make([("reopen", .li, .reason("遗漏一项")), ("close", .wang, Form()), ("archive", .zhao, Form())], on: Roster.linhe)
    #expect(book[Roster.linhe].state == "archived" && book.offers(Roster.linhe, to: .li).isEmpty)
  }

  @Test("nothing is reopened in an initiative that is closed")
  func reopened() throws {
    let book = InMemoryRegister()
    let ticket = try book.ticket()
    try book.make("answer-at-once", on: ticket, by: .lin, Form(fields: ["reply": .text("可查")]))
    try book.make("close", on: Roster.linhe, by: .li)
    let refusal = book.refusal(of: "reopen", on: ticket, by: .sun, .reason("再次来电"))
    #expect(refusal?.code == "parent-closed" && refusal?.blockers.named.map(\.id) == [Roster.linhe])
    try book.make("reopen", on: Roster.linhe, by: .li, .reason("再次来电"))
    try book.make("reopen", on: ticket, by: .sun, .reason("再次来电"))
    #expect(book.refusal(of: "close", on: Roster.linhe, by: .li)?.blockers.named.map(\.id) == [ticket])
  }

  @Test("a draft is started by who registered it")
  func draft() throws {
    let book = InMemoryRegister()
    var draft = book[Roster.linhe]
    draft.state = "draft"
    book.put(draft)
    #expect(book.refusal(of: "start", on: Roster.linhe, by: .li)?.code == "not-allowed")
    try book.make("start", on: Roster.linhe, by: .zhao)
    #expect(book[Roster.linhe].state == "running")
  }
}
