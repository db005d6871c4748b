import Domain
import Testing
import WorkflowFiles

@Suite("A new version of a workflow, and a new year's holidays")
struct MigrationTests {
  private func versions() throws -> (Workflow, Workflow) {
    var newer = try #require(ShippedLibrary.workflows["ledger-entry"])
    let older = newer
    newer.version = 2
    newer.states = newer.states.map { state in
      var state = state
      if state.id == "handling" { state.id = "working" }
      return state
    }
    newer.moves = newer.moves.map { move in
      var move = move
      move.from = move.from.map { $0 == "handling" ? "working" : $0 }
      if move.to == "handling" { move.to = "working" }
      return move
    }
    return (older, newer)
  }

  @Test("items keep limit, round and pauses; a state without a place refuses all")
  func migrates() throws {
    let book = InMemoryRegister()
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .wang, Form(lead: .policy))
    let (older, newer) = try versions()
    #expect(throws: Migration.Unmapped(states: ["handling"], unknown: [])) {
      try Migration(from: older, to: newer, states: [:], of: [book[entry]])
    }
    #expect(throws: Migration.Unmapped(states: [], unknown: ["wroking"])) {
      try Migration(from: older, to: newer, states: ["handling": "wroking"], of: [])
    }
    let before = book[entry]
    let migration = try Migration(from: older, to: newer, states: ["handling": "working"], of: [before])
    let write = migration.change(of: before, calendar: book.calendar, on: book.action(.system))
    #expect(write.item.workflowVersion == 2 && write.item.state == "working" && write.item.limit == before.limit)
    #expect(write.item.round == before.round && write.item.step?.state == "working" && write.item.version == before.version + 1)
    #expect(write.entries[0].act == .migrate && write.entries[0].from == "handling" && write.entries[0].to == "working")
  }

  @Test("a year that becomes known moves limits only when asked, and says from where")
  func recount() throws {
    let book = InMemoryRegister("2026-12-30 10:00")
    book.roster.seatEveryone(from: "2019-01-01")
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .wang, Form(lead: .policy))
    #expect(book[entry].limit == "2027-01-06 23:59:59" && !book.calendar.isKnown("2027-01-06"))
    var years = ShippedLibrary.library.years
    let newYear = Name(zh: "元旦", en: "New Year")
    years[2027] = WorkCalendar.Year(off: ["2027-01-01": newYear, "2027-01-04": newYear], work: [:], source: "通知")
    let calendar = WorkCalendar(years: years)
    let workflow = try #require(book.workflows["ledger-entry"])
    let change = try #require(calendar.recount(book[entry], of: workflow, on: book.action(.system)))
    #expect(change.writes[0].item.limit == "2027-01-08 23:59:59")
    #expect(
      change.writes[0].entries[0].edits["limit"] == Entry.Edit(before: .text("2027-01-06"), after: .text("2027-01-08")))
    #expect(calendar.recount(change.writes[0].item, of: workflow, on: book.action(.system)) == nil, "once")
  }
}
