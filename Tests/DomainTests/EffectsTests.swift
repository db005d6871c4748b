import Domain
import Testing

/// A kind made to show each word of the language beside its neighbours.
private let relayKind = """
  kind: relay
  name: { zh: 接力, en: Relay }
  version: 1
  register: { by: office, asks: [due, bank, until] }
  fields:
    paid: { name: { zh: 已付, en: Paid }, type: money }
    due: { name: { zh: 应付, en: Due }, type: money }
    bank: { name: { zh: 银行, en: Bank }, type: party }
    until: { name: { zh: 到期, en: Until }, type: date }
    total: { name: { zh: 合计, en: Total }, type: money, sum: [parts.paid] }
    fee: { name: { zh: 手续费, en: Fee }, type: money, sum: [{ of: parts.paid, percent: 33 }] }
  states:
    open: { name: { zh: 待办, en: Open }, initial: true, limit: 3 working days, held-by: "@bank" }
    running: { name: { zh: 生效, en: Running }, looks: wait }
    review: { name: { zh: 复核, en: Review }, looks: check, limit: 5 working days }
    over: { name: { zh: 期满, en: Over }, done: true }
    dropped: { name: { zh: 撤销, en: Dropped }, done: true, void: true }
  moves:
    pay:
      name: { zh: 付, en: Pay }
      from: open
      to: running
      by: ["@bank", office]
      needs: [paid]
      when: [{ sum: [paid], equals: [due] }]
      starts:
        - { kind: relay, title: "{title}之后", lead: "@bank", fields: { due: "{paid}", bank: "{bank}" } }
    add-up: { name: { zh: 合计, en: Add up }, from: running, to: running, by: office, adds-up: true }
    drop: { name: { zh: 撤, en: Drop }, from: [open, running], to: dropped, by: office, carries: [{ of: parts, move: drop }] }
    begin-review: { name: { zh: 开始复核, en: Review }, from: running, to: review, time: { before: 5 working days, of: until } }
    end: { name: { zh: 期满, en: End }, from: [running, review], to: over, time: { on: until } }
  reminders: []

  """

@Suite("What moves do beside their own item")
struct EffectsTests {
  private func book() -> InMemoryRegister {
    let book = InMemoryRegister()
    book.workflows = Workflows(book.workflows.all + [ShippedLibrary.kind(relayKind)])
    return book
  }

  private func item(in book: InMemoryRegister, due: Int64 = 1000, under parent: Item.ID? = nil) throws(Refusal) -> Item.ID {
    let fields: [Field.ID: Value] = ["due": .integer(due), "bank": .text("technical"), "until": .text("2020-01-10")]
    return try book.register("relay", Form(title: "划款", lead: .policy, fields: fields), by: .zhao, under: parent)
  }

  @Test("what must balance is asked of what is filled in with the move")
  func balance() throws {
    let book = book()
    let item = try item(in: book)
    #expect(book.refusal(of: "pay", on: item, by: .qian) == .missing([.field("paid")]))
    let wrong = book.refusal(of: "pay", on: item, by: .qian, Form(fields: ["paid": .integer(900)]))
    #expect(wrong == .unbalanced(left: 900, right: 1000, .equals, isMoney: true))
    #expect(book.refusal(of: "pay", on: item, by: .zhou)?.code == "not-allowed", "the party in the field, not the lead")
    try book.make("pay", on: item, by: .he, Form(fields: ["paid": .integer(1000)]))
  }

  @Test("the next hop starts when this one ends, linked, and the lateness is whose it was")
  func relay() throws {
    let book = book()
    let item = try item(in: book)
    #expect(book[item].limit == "2019-11-25 23:59:59")
    book.now = "2019-11-26 10:00"
    try book.make("pay", on: item, by: .he, Form(fields: ["paid": .integer(1000)]))
    let row = try #require(book.history[item]?.last)
    #expect(row.lateBy == 36_001 && row.holder == .technical)
    let next = try #require(book.items.values.first { $0.title == "划款之后" })
    #expect(next.lead == .technical && next.fields["due"] == .integer(1000) && next.fields["bank"] == .text("technical"))
    #expect(next.limit == "2019-11-29 23:59:59", "three working days from now")
    #expect(book.links.contains(Link(from: next.id, to: item, kind: .startedBy)))
  }

  @Test("sums are filled by a move that adds up, without what counts for nothing; a carried move goes down")
  func sums() throws {
    let book = book()
    let whole = try item(in: book)
    try book.make("pay", on: whole, by: .he, Form(fields: ["paid": .integer(1000)]))
    let (one, other) = (try item(in: book, due: 300, under: whole), try item(in: book, due: 50, under: whole))
    try book.make("pay", on: one, by: .he, Form(fields: ["paid": .integer(300)]))
    book.now = "2020-01-11 00:00"
    for state in ["review", "over"] {
      book.take(try #require(try book.context(one).tick(on: book.action(.system))))
      #expect(book[one].state == state, "one after the other, also when both are past")
    }
    try book.make("drop", on: other, by: .zhao)
    try book.make("add-up", on: whole, by: .zhao)
    #expect(book[whole].fields["total"] == .integer(300))
    let open = try item(in: book, due: 1, under: whole)
    try book.make("drop", on: whole, by: .zhao)
    #expect(book[open].state == "dropped" && book.history[open]?.last?.via == "carry" && book.history[open]?.last?.person == nil)
    #expect(book[one].state == "over", "whoever does not stand where the move begins is left alone")
  }

  @Test("amounts beyond all measure stay there")
  func measure() throws {
    let book = book()
    let whole = try item(in: book)
    try book.make("pay", on: whole, by: .he, Form(fields: ["paid": .integer(1000)]))
    for _ in 1...2 {
      let part = try item(in: book, due: .max, under: whole)
      try book.make("pay", on: part, by: .he, Form(fields: ["paid": .integer(.max)]))
      book.now = "2020-01-11 00:00"
      for _ in 1...2 { book.take(try #require(try book.context(part).tick(on: book.action(.system)))) }
      book.now = "2019-11-20 10:00"
    }
    try book.make("add-up", on: whole, by: .zhao)
    #expect(book[whole].fields["total"] == .integer(.max) && book[whole].fields["fee"] == .integer(.max))
  }

  @Test("the clock makes its moves when their time has come, and not before")
  func timers() throws {
    let book = book()
    let item = try item(in: book)
    try book.make("pay", on: item, by: .he, Form(fields: ["paid": .integer(1000)]))
    let workflow = book.workflows["relay"]!
    #expect(book.calendar.wake(of: book[item], in: workflow) == "2020-01-03 09:00", "five working days before 10 January")
    book.now = "2020-01-03 08:59"
    #expect(try book.context(item).tick(on: book.action(.system)) == nil)
    book.now = "2020-01-03 09:00"
    book.take(try #require(try book.context(item).tick(on: book.action(.system))))
    #expect(book[item].state == "review" && book.history[item]?.last?.via == "time" && book.history[item]?.last?.person == nil)
    book.now = "2020-01-10 23:59:59"
    #expect(try book.context(item).tick(on: book.action(.system)) == nil)
    book.now = "2020-01-11 00:00"
    book.take(try #require(try book.context(item).tick(on: book.action(.system))))
    #expect(book[item].state == "over" && book[item].isDone)
  }

  @Test("what rules read is not corrected past them")
  func sealed() throws {
    let book = book()
    let item = try item(in: book)
    func edit(_ fields: [Field.ID: Value], by person: Person) throws(Refusal) {
      book.take(try book.context(item).edit(Form(fields: fields), on: book.action(person)))
    }
    try edit(["due": .integer(1100)], by: .zhao)
    #expect(throws: Refusal.byMoveOnly([Name(zh: "应付", en: "Due")])) { try edit(["due": .integer(1)], by: .zhou) }
    #expect(throws: Refusal.byMoveOnly([Name(zh: "银行", en: "Bank")])) { try edit(["bank": .text("policy")], by: .zhao) }
    try book.make("pay", on: item, by: .he, Form(fields: ["paid": .integer(1100)]))
    #expect(throws: Refusal.byMoveOnly([Name(zh: "到期", en: "Until")])) { try edit(["until": .text("2030-01-01")], by: .zhao) }
  }
}
