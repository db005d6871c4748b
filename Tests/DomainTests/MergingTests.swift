import Domain
import Testing

@Suite("Two calls about the same matter")
struct MergingTests {
  @discardableResult
  private func merge(_ ticket: Item.ID, into main: Item.ID, in book: InMemoryRegister, by person: Person = .lin) throws(Refusal) -> Item {
    var context = book.context(ticket)
    context.main = book[main]
    book.take(try context.decide("merge", with: Form(fields: ["into": .text(book[main].number)]), on: book.action(person)))
    return book[ticket]
  }

  private func refusal(_ ticket: Item.ID, into main: Item.ID, in book: InMemoryRegister, by person: Person = .lin) -> String? {
    do throws(Refusal) {
      var context = book.context(ticket)
      context.main = book[main]
      _ = try context.decide("merge", with: Form(fields: ["into": .text("1")]), on: book.action(person))
    } catch { return error.code }
    return nil
  }

  private let told = Form(fields: ["reply": .text("12月10日后可查")])

  @Test("are linked, told in both histories, and closed together with the one reply")
  func closing() throws {
    let book = InMemoryRegister()
    let (first, second) = (try book.ticket(), try book.ticket())
    try merge(second, into: first, in: book)
    #expect(book[second].state == "merged" && !book[second].isDone)
    #expect(book.history[first]?.last?.edits["merged"]?.after == .text(book[second].title))
    #expect(book.context(first).merged.map(\.id) == [second] && book.context(second).main?.id == first)
    try book.make("answer-at-once", on: first, by: .lin, told)
    #expect(book[second].state == "closed" && book[second].isDone && book[second].fields["reply"] == .text("12月10日后可查"))
    #expect(book.history[second]?.last?.via == "carry")
  }

  @Test("merged into one that is closed, it closes at once with what was said there")
  func afterwards() throws {
    let book = InMemoryRegister()
    let (first, second) = (try book.ticket(), try book.ticket())
    try book.make("answer-at-once", on: first, by: .lin, told)
    try merge(second, into: first, in: book)
    #expect(book[second].state == "closed" && book[second].fields["reply"] == .text("12月10日后可查"))
    #expect(book[first].state == "closed" && book.history[second]?.map(\.act) == [.register, .moved("merge"), .moved("close-with")])
  }

  @Test("are taken apart again")
  func apart() throws {
    let book = InMemoryRegister()
    let (first, second) = (try book.ticket(), try book.ticket())
    try merge(second, into: first, in: book)
    try book.make("unmerge", on: second, by: .lin, .reason("不是一件事"))
    #expect(book[second].state == "registered" && book[second].fields["into"] == nil && book.context(first).merged.isEmpty)
    try book.make("answer-at-once", on: first, by: .lin, told)
    #expect(book[second].state == "registered")
  }

  @Test("are not merged in a ring, in a chain, into themselves, nor by the handler")
  func refused() throws {
    let book = InMemoryRegister()
    let (first, second, third) = (try book.ticket(), try book.ticket(), try book.ticket())
    #expect(refusal(first, into: first, in: book) == "faults")
    try merge(second, into: first, in: book)
    #expect(refusal(first, into: second, in: book) == "faults" && refusal(first, into: third, in: book) == "faults")
    #expect(refusal(third, into: second, in: book) == "faults")
    #expect(refusal(third, into: first, in: book, by: .zheng) == "not-allowed")
    #expect(book.refusal(of: "merge", on: third, by: .lin) == .missing([.field("into")]))
  }
}
