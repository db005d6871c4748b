import Domain
import Testing

@Suite("More time, asked for and answered")
struct ExtensionTests {
  private func doing(in book: Book) throws -> Item.ID {
    let task = try book.task("起草函件", due: "2019-11-22")
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    return task
  }

  private func ask(_ day: Day, on task: Item.ID, in book: Book) throws(Refusal) -> Item.ID {
    let fields: [Field.ID: Value] = ["until": .text(day.description), "grounds": .text("机具未到")]
    return try book.register("extension", Form(title: "延期", fields: fields), by: .zhou, under: task)
  }

  @Test("is asked before the limit; until the answer the item is not late")
  func asked() throws {
    let book = Book()
    let task = try doing(in: book)
    book.now = "2019-11-22 16:00"
    let extension_ = try ask("2019-11-27", on: task, in: book)
    #expect(book[extension_].lead == .policy, "the whole's parties")
    #expect(book[task].isPaused && book.reminders[task] == [])
    book.now = "2019-11-25 10:00"
    #expect(!book[task].isLate(at: book.now))
    try book.make("grant", on: extension_, by: .li)
    #expect(book[task].limit == "2019-11-27 23:59:59" && book[task].firstLimit == "2019-11-22 23:59:59")
    #expect(!book[task].isPaused && !book[task].isLate(at: book.now) && book[task].whole?.extensions == 1)
    #expect(book.history[task]?.last?.edits["asked-in"] != nil)
  }

  @Test("refused, the old limit stands, and the days until the answer are not late")
  func refused() throws {
    let book = Book()
    let task = try doing(in: book)
    let extension_ = try ask("2019-11-27", on: task, in: book)
    book.now = "2019-11-25 10:00"
    try book.make("refuse", on: extension_, by: .li, .reason("按原期限"))
    #expect(book[task].limit == "2019-11-22 23:59:59" && !book[task].isPaused)
    book.now = "2019-11-25 11:00"
    #expect(book[task].isLate(at: book.now), "from the answer on it is")
    try book.make("submit", on: task, by: .zheng, .result("已办"))
    #expect(book.history[task]?.last?.lateBy == 3600, "an hour, not three days")
  }

  @Test("is not asked after the limit")
  func tooLate() throws {
    let book = Book()
    let task = try doing(in: book)
    book.now = "2019-11-23 00:00"
    #expect(throws: Refusal.limitPassed) { try ask("2019-11-27", on: task, in: book) }
    #expect(throws: Refusal.onlyUnder(book.workflows["extension"]!.registration.under.compactMap { book.workflows[$0]?.name })) {
      try book.register("extension", Form(title: "延期"), by: .zhao)
    }
  }
}
