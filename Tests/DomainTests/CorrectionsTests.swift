import Domain
import Testing

@Suite("What is written without a move")
struct CorrectionsTests {
  @Test("a correction keeps what stood there before")
  func edit() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    let before = book[entry]
    let form = Form(title: "挂失补卡：张某", reason: "录错", fields: ["amount": .integer(231_840), "category": .text("replaced-card")])
    book.take(try book.context(entry).edit(form, on: book.action(.zheng)))
    let row = try #require(book.history[entry]?.last)
    #expect(row.act == .edit && row.from == "registered" && row.to == "registered" && row.reason == "录错")
    #expect(row.edits["title"] == Entry.Edit(before: .text(before.title), after: .text("挂失补卡：张某")))
    #expect(row.edits["amount"] == Entry.Edit(before: nil, after: .integer(231_840)))
    #expect(row.edits["category"] == Entry.Edit(before: .text("lost-card"), after: .text("replaced-card")))
    #expect(book[entry].version == 2 && book[entry].limit == before.limit && book[entry].makers == before.makers)
  }

  @Test("what is as it was is no correction")
  func nothing() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    let same = Form(fields: ["category": .text("lost-card")])
    #expect(try book.context(entry).edit(same, on: book.action(.zheng)).writes.isEmpty)
  }

  @Test("a correction moves neither lead nor limit")
  func notThis() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    #expect(throws: Refusal.faults([Fault("lead", .unknown), Fault("limit", .unknown)])) {
      try book.context(entry).edit(Form(lead: .technical, limit: "2030-01-01"), on: book.action(.zheng))
    }
  }

  @Test("is made by parties, leaders, the office or who registered it, while it is open")
  func whoEdits() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .technical))
    let may = Person.everyone.filter { (try? book.context(entry).edit(Form(title: "改"), on: book.action($0))) != nil }
    #expect(may.map(\.id.text) == ["li", "wang", "zhao", "xu", "zheng", "qian", "he", "gao"])
    try book.make([("submit", .he, .handled), ("sign-off", .wang, Form())], on: entry)
    #expect(throws: Refusal.notFromHere(move: Name(zh: "修改", en: "Edit"), state: Name(zh: "已销号", en: "Signed off"))) {
      try book.context(entry).edit(Form(title: "改"), on: book.action(.qian))
    }
  }

  @Test("a note stands beside the moves and changes nothing")
  func note() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    book.take(try book.context(entry).note("已电话联系", files: ["call.mp3"], on: book.action(.li)))
    let row = try #require(book.history[entry]?.last)
    #expect(row.act == .note && row.reason == "已电话联系" && row.edits["evidence"]?.after == .list(["call.mp3"]))
    #expect(book[entry].version == 1 && book[entry].fields["evidence"] == nil)
    #expect(throws: Refusal.missing([.reason])) { try book.context(entry).note("", on: book.action(.li)) }
    #expect(throws: Refusal.notAllowed(Name(zh: "写意见", en: "Write a note"))) { try book.context(entry).note("看过", on: book.action(.feng)) }
  }

  @Test("looking at a masked number is written down with its reason")
  func reveal() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    #expect(throws: Refusal.missing([.reason])) { try book.context(entry).reveal(for: "", on: book.action(.zheng)) }
    book.take(try book.context(entry).reveal(for: "电话核实身份", on: book.action(.zheng)))
    #expect(throws: Refusal.notAllowed(Name(zh: "查看完整内容", en: "Show in full"))) {
      try book.context(entry).reveal(for: "核对", on: book.action(.feng))
    }
    let row = try #require(book.history[entry]?.last)
    #expect(row.act == .reveal && row.person == "zheng" && row.reason == "电话核实身份" && row.edits.isEmpty && book[entry].version == 1)
  }

  @Test("acts of a history are told from moves by their spelling")
  func acts() {
    for act in [Entry.Act.register, .edit, .note, .reveal, .load, .moved("submit")] { #expect(Entry.Act(act.description) == act) }
    #expect(Entry.Act.note.description == "+note" && Entry.Act("note") == .moved("note"))
  }
}
