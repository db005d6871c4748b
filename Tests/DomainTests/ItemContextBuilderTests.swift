import Domain
import Testing

/// A parent whose parts carry moves to it and to each other, with guards of every sort on the carried moves.
private let chainKind = """
  kind: chain
  name: { zh: 链, en: Chain }
  version: 1
  register: { by: office }
  fields:
    worth: { name: { zh: 值, en: Worth }, type: number }
    most: { name: { zh: 限, en: Most }, type: number }
  states:
    open: { name: { zh: 待办, en: Open }, initial: true }
    ready: { name: { zh: 备妥, en: Ready }, looks: doing }
    over: { name: { zh: 办结, en: Over }, done: true }
  moves:
    set: { name: { zh: 填, en: Set }, from: open, to: ready, by: office, asks: [worth, most] }
    end: { name: { zh: 结, en: End }, from: [open, ready], to: over, by: office, carries: [{ of: whole, move: follow }] }
    follow: { name: { zh: 随结, en: Follow }, from: ready, to: over, when: parts-closed }
    drop: { name: { zh: 撤, en: Drop }, from: open, to: over, by: office }
    stop: { name: { zh: 停, en: Stop }, from: ready, to: ready, by: office, carries: [{ of: parts, move: stopped }] }
    stopped: { name: { zh: 被停, en: Stopped }, from: ready, to: over, when: [parts-closed, { sum: [worth], at-most: [whole.most] }] }
    lift: { name: { zh: 解, en: Lift }, from: ready, to: ready, by: office, carries: [{ of: parts, move: lifted }] }
    lifted: { name: { zh: 被解, en: Lifted }, from: ready, to: over, when: [{ outside: 停办 }] }
  reminders: []

  """

@Suite("The contexts of the items that a move carries along")
struct ItemContextBuilderTests {
  private let book: InMemoryRegister
  private let parent: Item.ID
  private let parts: [Item.ID]

  init() throws {
    book = InMemoryRegister()
    book.workflows = Workflows(book.workflows.all + [ShippedLibrary.kind(chainKind)])
    let parent = try book.register("chain", Form(title: "上级", lead: .policy), by: .zhao)
    self.parent = parent
    parts = try ["甲", "乙"].map { [book] in try book.register("chain", Form(title: $0, lead: .policy), by: .zhao, under: parent) }
    try book.make("set", on: parent, by: .zhao, Form(fields: ["most": .integer(10)]))
  }

  @Test("a move carried to the parent is judged on all of the parent's parts, as this decision leaves them")
  func toParent() throws {
    try book.make("end", on: parts[0], by: .zhao)
    #expect(book[parent].state == "ready", "the other part is open")
    try book.make("end", on: parts[1], by: .zhao)
    #expect(book[parent].state == "over" && book.history[parent]?.last?.via == "carry")
  }

  @Test("a move carried to parts is judged on their own parts and on the parent")
  func toParts() throws {
    let below = try book.register("chain", Form(title: "下级", lead: .policy), by: .zhao, under: parts[0])
    try book.make("set", on: parts[0], by: .zhao, Form(fields: ["worth": .integer(1)]))
    try book.make("set", on: parts[1], by: .zhao, Form(fields: ["worth": .integer(11)]))
    try book.make("stop", on: parent, by: .zhao)
    #expect(book[parts[0]].state == "ready", "a part of it is open")
    #expect(book[parts[1]].state == "ready", "worth more than the parent allows")
    try book.make("drop", on: below, by: .zhao)
    try book.make("stop", on: parent, by: .zhao)
    #expect(book[parts[0]].state == "over" && book[parts[1]].state == "ready")
  }

  @Test("a move carried to parts is judged on the freezes of the initiative")
  func underFreeze() throws {
    try book.make("set", on: parts[0], by: .zhao)
    let freeze = try book.register(
      "freeze", Form(title: "停办", fields: ["name": .text("停办"), "kinds": .list(["payment"])]), by: .zhao)
    try book.make("open", on: freeze, by: .zhao)
    try book.make("lift", on: parent, by: .zhao)
    #expect(book[parts[0]].state == "ready")
    try book.make("lift", on: freeze, by: .li)
    try book.make("lift", on: parent, by: .zhao)
    #expect(book[parts[0]].state == "over")
  }

  @Test("what is read whole is what a move may write or a guard names, and all is counted")
  func counted() throws {
    try book.make("set", on: parts[0], by: .zhao)
    let context = book.context(parent)
    #expect(context.parts.map(\.id) == parts.sorted(), "one may be stopped, the other keeps the parent open")
    #expect(context.children.buckets.map(\.count).reduce(0, +) == 2)
    try book.make("end", on: parts[1], by: .zhao)
    #expect(book.context(parent).parts.map(\.id) == [parts[0]])
    #expect(book.context(parent).children.buckets.map(\.count).reduce(0, +) == 2)
  }

  @Test("a field that is added up elsewhere raises the parent, and so does a state that it asks for")
  func raised() throws {
    let before = book[parent].childrenVersion
    book.workflows = Workflows(
      book.workflows.all.filter { $0.kind != "chain" } + [
        ShippedLibrary.kind(
          chainKind.replacing(
            "worth: { name", with: "total: { name: { zh: 和, en: Total }, type: number, sum: all-parts.worth }\n  worth: { name"))
      ])
    let change = try book.context(parts[0]).decide("set", with: Form(fields: ["worth": .integer(3)]), on: book.action(.zhao))
    #expect(change.raises == [parent])
    book.take(change)
    #expect(book[parent].childrenVersion == before + 1)
  }
}
