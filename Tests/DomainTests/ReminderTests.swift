import Domain
import Testing

@Suite("Reminders")
struct ReminderTests {
  let calendar = ShippedLibrary.calendar

  /// Of an item that stands in `state` of a kind: when each rule falls due, by its place in the file.
  private func doing(due: Day) throws -> (book: InMemoryRegister, task: Item.ID) {
    let book = InMemoryRegister("2019-09-16 09:00")
    book.roster.seatEveryone(from: "2019-01-01")
    let task = try book.task(due: due)
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    return (book, task)
  }

  private func due(_ message: Message) -> String { String(calendar.zone.format(message.due).prefix(16)) }

  @Test("come a working day before the limit, and climb in working days after it")
  func ladder() throws {
    let (book, task) = try doing(due: "2019-11-27")
    let access = try #require(book.reminders[task])
    #expect(access.map(due) == ["2019-11-26T09:00", "2019-11-28T09:00", "2019-12-02T09:00", "2019-12-04T09:00"])
    #expect(access.map(\.to) == [[.party], [.party, .leader], [.leader, .leadingLeader, .office], [.leadingLeader, .supervisor]])
    #expect(access.map(\.colour) == [nil, .blue, .yellow, .red])
    #expect(access.map(\.repeats) == [nil, nil, TimeLimit(.count(2, .workingDays)), nil])
    #expect(access.allSatisfy { !$0.isSkipped && $0.item == task })
  }

  @Test("of a limit on a day off come on the last working day before it")
  func dayOff() throws {
    let saturday = try doing(due: "2019-11-30")
    #expect(saturday.book.reminders[saturday.task]?.map(due).prefix(2) == ["2019-11-29T09:00", "2019-12-02T09:00"])
    let holiday = try doing(due: "2019-10-07")
    #expect(holiday.book.reminders[holiday.task]?.map(due).prefix(2) == ["2019-09-30T09:00", "2019-10-08T09:00"])
    let makeUp = try doing(due: "2019-10-13")
    #expect(makeUp.book.reminders[makeUp.task]?.map(due).prefix(2) == ["2019-10-12T09:00", "2019-10-14T09:00"])
  }

  @Test("so long after a state was entered, whatever the limit")
  func after() throws {
    let book = InMemoryRegister("2019-11-22 16:00")
    let task = try book.task(due: nil)
    let access = try #require(book.reminders[task])
    #expect(access.map(due) == ["2019-11-25T09:00"] && access[0].rule == "issued.0" && access[0].to == [.leader])
  }

  @Test("on the day itself, or the last working day before it")
  func onLimit() throws {
    let kind = try errand("{ in: open, on: limit, to: [party] }")
    #expect(try reminders(of: kind, due: "2019-11-27").map(due) == ["2019-11-27T09:00"])
    #expect(try reminders(of: kind, due: "2019-12-01").map(due) == ["2019-11-29T09:00"])
  }

  @Test("in calendar days never go out on a day off")
  func calendarDays() throws {
    let kind = try errand("{ in: open, before: 1 day, to: [party] }", "{ in: open, late: 2 days, to: [party] }")
    #expect(try reminders(of: kind, due: "2019-11-25").map(due) == ["2019-11-22T09:00", "2019-11-27T09:00"])
    #expect(try reminders(of: kind, due: "2019-11-29").map(due) == ["2019-11-28T09:00", "2019-12-02T09:00"])
  }

  @Test("in working hours count the hours of the office, backwards too")
  func hours() throws {
    let kind = try errand(
      "{ in: open, before: 2 working hours, to: [party] }", "{ in: open, before: 30 working minutes, to: [party] }",
      "{ in: open, late: 1 working hour, to: [party] }")
    var item = Item(
      id: "a", kind: "errand", workflowVersion: 1, title: "送函", state: "open", initiative: nil, registrar: "zhao",
      registeredAt: "2019-11-20 09:00")
    let rule = TimeLimit(.count(4, .workingHours))
    item.clocks = Clocks(whole: Clock(rule, from: "2019-11-22 13:30", on: calendar))
    #expect(item.limit == "2019-11-25 09:30")
    let monday = calendar.reminders(for: item, in: kind, at: "2019-11-22 13:30")
    #expect(monday.map(due) == ["2019-11-22T15:30", "2019-11-25T09:00", "2019-11-25T10:30"])
    item.clocks = Clocks(whole: Clock(rule, from: "2019-11-20 09:00", on: calendar))
    #expect(
      calendar.reminders(for: item, in: kind, at: "2019-11-20 09:00").map(due) == [
        "2019-11-20T11:00", "2019-11-20T14:00", "2019-11-20T15:30",
      ])
  }

  @Test("whose time is past when they are made are kept and never sent")
  func skipped() throws {
    let book = InMemoryRegister("2019-11-27 10:00")
    let entry = try book.entry()
    try book.make("assign", on: entry, by: .zhao, Form(lead: .policy, assisting: []))
    #expect(book.reminders[entry]?.map(\.isSkipped) == [false, false, false])
    book.now = "2019-12-03 11:00"
    try book.make([("wait", .zheng, .reason("补材料")), ("resume", .zheng, Form())], on: entry)
    #expect(book.reminders[entry]?.map(due) == ["2019-12-03T09:00", "2019-12-05T09:00", "2019-12-09T09:00"])
    #expect(book.reminders[entry]?.map(\.isSkipped) == [true, false, false])
  }

  @Test("keep their keys while they mean the same, so that nothing is said twice")
  func keys() throws {
    let (book, task) = try doing(due: "2019-11-29")
    let access = try #require(book.reminders[task])
    #expect(Set(access.map(\.key)).count == access.count)
    let again = calendar.reminders(for: book[task], in: ShippedLibrary.workflows["task"]!, at: "2019-11-27 15:00")
    #expect(again.map(\.key) == access.map(\.key))
    try book.make("extend", on: task, by: .li, Form(limit: "2019-12-06", reason: "设备迟到"))
    let extended = try #require(book.reminders[task])
    #expect(Set(extended.map(\.key)).isDisjoint(with: access.map(\.key)), "another limit, another reminder")
    try book.make([("submit", .zheng, .result("完成")), ("return", .zhao, .reason("缺件"))], on: task)
    #expect(Set(book.reminders[task]!.map(\.key)).isDisjoint(with: extended.map(\.key)), "another round, too")
  }

  @Test("a task given to another group reminds that group anew")
  func reassigned() throws {
    let book = InMemoryRegister()
    let task = try book.task(lead: .technical)
    let first = book.reminders[task]!
    book.now = "2019-11-25 09:30"
    try book.make([("decline", .qian, .reason("不归我们")), ("reassign", .zhao, Form(lead: .policy))], on: task)
    #expect(book.reminders[task]?.map(due) == ["2019-11-26T09:00"])
    #expect(Set(book.reminders[task]!.map(\.key)).isDisjoint(with: first.map(\.key)))
  }

  @Test("stand only for the state an item is in")
  func ofState() throws {
    let (book, task) = try doing(due: "2019-11-29")
    #expect(book.reminders[task]!.allSatisfy { $0.rule.hasPrefix("doing.") })
    try book.make("submit", on: task, by: .zheng, .result("完成"))
    #expect(book.reminders[task]!.allSatisfy { $0.rule.hasPrefix("checking.") && $0.to.contains(.office) })
  }

  @Test("repeat every so often, each under a key of its own")
  func repeated() throws {
    let (book, task) = try doing(due: "2019-11-27")
    let third = try #require(book.reminders[task]?[2])
    let next = try #require(calendar.next(of: third, after: "2019-12-02 09:00"))
    #expect(due(next) == "2019-12-04T09:00" && next.key == third.key.dropLast(1) + "1")
    let after = try #require(calendar.next(of: next, after: "2019-12-04 09:00"))
    #expect(due(after) == "2019-12-06T09:00" && after.key == third.key.dropLast(1) + "2")
    let punctual = try #require(calendar.next(of: third, after: "2019-12-04 09:00"))
    #expect(due(punctual) == "2019-12-06T09:00", "what falls due this very second is not what comes next")
    #expect(calendar.next(of: book.reminders[task]![0], after: "2019-12-02 09:00") == nil)
  }

  @Test("after a week without power say only the newest of what was missed")
  func missed() throws {
    let (book, task) = try doing(due: "2019-11-27")
    let third = try #require(book.reminders[task]?[2])
    let next = try #require(calendar.next(of: third, after: "2019-12-10 10:00"))
    #expect(due(next) == "2019-12-12T09:00" && next.key == third.key.dropLast(1) + "1")
  }

  @Test("repeated in calendar days wait for Monday")
  func repeatedOverWeekend() throws {
    var message = Message(
      key: "a/0", item: "a", rule: "open.0", to: [.party], due: "2019-11-22 09:00", repeats: TimeLimit(.count(1, .days)))
    message = try #require(calendar.next(of: message, after: "2019-11-22 09:00"))
    #expect(due(message) == "2019-11-25T09:00" && message.key == "a/1")
  }

  private func errand(_ rules: String...) throws -> Workflow {
    ShippedLibrary.kind(Errand.yaml + "\nreminders:\n" + rules.map { "  - \($0)\n" }.joined())
  }

  private func reminders(of kind: Workflow, due: Day) throws -> [Message] {
    var item = Item(
      id: "a", kind: "errand", workflowVersion: 1, title: "送函", state: "open", initiative: nil, registrar: "zhao",
      registeredAt: "2019-11-20 09:00")
    item.clocks = Clocks(whole: Clock(.on(due), from: "2019-11-20 09:00", on: calendar))
    return calendar.reminders(for: item, in: kind, at: "2019-11-20 09:00")
  }
}
