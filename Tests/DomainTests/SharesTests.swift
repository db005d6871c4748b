import Domain
import Testing

@Suite("A joint task")
struct SharesTests {
  /// Policy leads; technical and the county help.
  private func simulation(in book: InMemoryRegister, kind: String = "task") throws -> Item.ID {
    let form = Form(title: "模拟测试", lead: .policy, assisting: [.technical, .jieshou], limit: "2019-11-25")
    let task = try book.register(kind, form, by: .zhao)
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    return task
  }

  /// Each party's own leader, and a member of it.
  private func play(_ share: Item.ID, in book: InMemoryRegister) throws {
    let (leader, member): (Person, Person) =
      switch book[share].lead {
      case Party.policy?: (.wu, .zheng)
      case Party.technical?: (.qian, .he)
      default: (.chen, .zhangA)
      }
    try book.make([("accept", leader, Form()), ("submit", member, .result("已测")), ("complete", .wang, Form())], on: share)
  }

  @Test("has a share for each party, made with it")
  func made() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    let shares = book.children(of: task)
    #expect(Set(shares.compactMap(\.lead)) == [.policy, .technical, .jieshou] && shares.count == 3)
    for share in shares {
      #expect(share.kind == "task-share" && share.title == "模拟测试" && share.limit == "2019-11-25 23:59:59" && share.assisting.isEmpty)
      #expect(share.initiative == Roster.linhe && share.registrar == "zhao" && book.history[share.id]?.first?.act == .register)
    }
    #expect(book[task].childrenVersion == 1)
    let alone = try book.task("起草函件")
    #expect(book.children(of: alone).isEmpty, "one party needs no share")
  }

  @Test("goes to review when the last share is done, in the same commit")
  func joinAll() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    for party in [Party.policy, .technical] { try play(book.share(of: party, in: task), in: book) }
    #expect(book[task].state == "doing")
    try play(book.share(of: .jieshou, in: task), in: book)
    #expect(book[task].state == "checking")
    let row = try #require(book.history[task]?.last)
    #expect(row.act == .moved("join") && row.person == nil && row.via == "join")
    #expect(book[task].makers["join"] == nil, "nobody's own work")
    #expect(book.messages.last?.rule == "join" && book.messages.last?.to == [.office, .leadingLeader])
    try book.make("complete", on: task, by: .zhao)
    #expect(book[task].isDone)
  }

  @Test("is not submitted over the heads of its parties, who are named")
  func openShares() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    try play(book.share(of: .technical, in: task), in: book)
    let refusal = try #require(book.refusal(of: "submit", on: task, by: .zheng, .result("都好了")))
    #expect(refusal.code == "open-shares")
    #expect(Set(refusal.blockers.named.map(\.id)) == [book.share(of: .policy, in: task), book.share(of: .jieshou, in: task)])
  }

  @Test("a share is its party's alone, and checked by who leads the whole")
  func whoActs() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    let share = book.share(of: .technical, in: task)
    #expect(book.refusal(of: "accept", on: share, by: .zhou)?.code == "not-allowed")
    try book.make([("accept", .qian, Form()), ("submit", .qian, .result("已测"))], on: share)
    #expect(book.refusal(of: "complete", on: share, by: .qian)?.code == "not-allowed", "its own leader does not review it")
    #expect(
      Person.everyone.filter { book.offers(share, to: $0).contains("complete") }.map(\.id.text) == ["li", "wang", "zhao", "xu", "zhou"])
    try book.make("return", on: share, by: .zhou, .reason("缺截图"))
    #expect(book[share].round == 2)
  }

  @Test("a share waits for what its whole follows")
  func predecessors() throws {
    let book = InMemoryRegister()
    let before = try book.task("提供数据", lead: .service)
    let form = Form(title: "模拟测试", lead: .policy, assisting: [.technical])
    let task = try book.register("task", form, by: .zhao, follows: [before])
    let share = book.share(of: .technical, in: task)
    try book.make("accept", on: share, by: .qian)
    #expect(book.refusal(of: "submit", on: share, by: .he, .result("已测"))?.blockers.named.map(\.title) == ["提供数据"])
  }

  @Test("a share reopened before the whole is closed keeps it open, afterwards it is refused")
  func reopened() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    for party in [Party.policy, .technical, .jieshou] { try play(book.share(of: party, in: task), in: book) }
    let share = book.share(of: .technical, in: task)
    try book.make("reopen", on: share, by: .wang, .reason("数据有误"))
    #expect(book.refusal(of: "complete", on: task, by: .zhao)?.blockers.named.map(\.id) == [share])
    try book.make([("submit", .he, Form()), ("complete", .wang, Form())], on: share)
    try book.make("complete", on: task, by: .zhao)
    let refusal = book.refusal(of: "reopen", on: share, by: .wang, .reason("再查"))
    #expect(refusal?.code == "parent-closed" && refusal?.blockers.named.map(\.id) == [task])
  }

  @Test("a return names the shares that go back, and only those do")
  func sentBack() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    for party in [Party.policy, .technical, .jieshou] { try play(book.share(of: party, in: task), in: book) }
    #expect(book.refusal(of: "return", on: task, by: .zhao, .reason("数据不符")) == .missing([.shares]))
    let stranger = Form(shares: [.service], reason: "数据不符")
    #expect(book.refusal(of: "return", on: task, by: .zhao, stranger) == .faults([Fault("shares", .notAParty)]))
    try book.make("return", on: task, by: .zhao, Form(shares: [.technical], reason: "数据不符"))
    let share = book.share(of: .technical, in: task)
    #expect(book[task].state == "doing" && book[share].state == "doing" && book[share].round == 2 && book[share].closedAt == nil)
    let row = try #require(book.history[share]?.last)
    #expect(row.act == .moved("reopen") && row.person == "zhao" && row.reason == "数据不符")
    #expect(book[book.share(of: .policy, in: task)].isDone && book[book.share(of: .jieshou, in: task)].isDone)
    try book.make([("submit", .he, .result("改好了")), ("complete", .wang, Form())], on: share)
    #expect(book[task].state == "checking", "the join is met again")
    try book.make("complete", on: task, by: .zhao)
    try book.make("reopen", on: task, by: .wang, Form(shares: [.policy], reason: "复查"))
    #expect(!book[book.share(of: .policy, in: task)].isDone && !book[task].isDone)
  }

  @Test("two who close the last shares at once cannot both be right")
  func race() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    try play(book.share(of: .policy, in: task), in: book)
    let last = [book.share(of: .technical, in: task), book.share(of: .jieshou, in: task)]
    for (share, leader, member) in [(last[0], Person.qian, Person.he), (last[1], .chen, .zhangA)] {
      try book.make([("accept", leader, Form()), ("submit", member, .result("已测"))], on: share)
    }
    let both = try last.map { try book.context($0).decide("complete", with: Form(), on: book.action(.wang)) }
    for change in both {
      #expect(change.preconditions.contains(.children(of: task, version: book[task].childrenVersion)) && change.raises == [task])
      #expect(change.writes.count == 1, "neither sees the other, so neither joins; the second is decided again")
    }
    book.take(both[0])
    let again = try book.context(last[1]).decide("complete", with: Form(), on: book.action(.wang))
    #expect(again.writes.count == 2)
  }

  @Test("under “any” the first share suffices, and the others are taken back")
  func joinAny() throws {
    let book = InMemoryRegister()
    book.workflows = workflows(joining: .any)
    let task = try simulation(in: book, kind: "task")
    try play(book.share(of: .technical, in: task), in: book)
    #expect(book[task].state == "checking")
    #expect(book.children(of: task).map(\.state).sorted() == ["done", "withdrawn", "withdrawn"])
    let row = try #require(book.history[book.share(of: .policy, in: task)]?.last)
    #expect(row.act == .moved("withdraw") && row.person == nil && row.via == "join")
    #expect(book.reminders[book.share(of: .policy, in: task)] == [])
    try book.make("complete", on: task, by: .zhao)
  }

  @Test("under a number, that many suffice, or all when there are fewer", arguments: [(1, 1), (2, 2), (9, 3)])
  func joinCount(least: Int, needed: Int) throws {
    let book = InMemoryRegister()
    book.workflows = workflows(joining: .count(least))
    let task = try simulation(in: book)
    for (count, party) in [Party.policy, .technical, .jieshou].prefix(needed).enumerated() {
      #expect(book[task].state == "doing", "after \(count)")
      try play(book.share(of: party, in: task), in: book)
    }
    #expect(book[task].state == "checking")
  }

  @Test("cancelled, it leaves no share behind on anybody's desk")
  func cancelled() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    try play(book.share(of: .technical, in: task), in: book)
    try book.make("cancel", on: task, by: .li, .reason("不测了"))
    #expect(book.children(of: task).map(\.state).sorted() == ["done", "withdrawn", "withdrawn"])
    #expect(book.children(of: task).allSatisfy { $0.isDone && book.reminders[$0.id] == [] })
  }

  @Test("given more time, its open shares have it too, and the first limit stays on record")
  func extended() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    let shares = book.children(of: task).map(\.id)
    try play(shares[1], in: book)
    try book.make("extend", on: task, by: .wang, Form(limit: "2019-11-27", reason: "银行推迟"))
    #expect(book[shares[0]].limit == "2019-11-27 23:59:59" && book[shares[0]].firstLimit == "2019-11-25 23:59:59")
    #expect(book[shares[1]].whole?.limit == "2019-11-25 23:59:59", "what is done keeps the day it was due")
  }

  @Test("a finished share of a party that is out of it is not opened again")
  func reopenedByWhoIsOut() throws {
    let book = InMemoryRegister()
    let task = try book.task("模拟测试", lead: .policy, assisting: [.technical])
    let share = book.share(of: .technical, in: task)
    try play(share, in: book)
    try book.make("reassign", on: task, by: .zhao, Form(lead: .policy, assisting: [.service]))
    #expect(book.refusal(of: "reopen", on: share, by: .wang, .reason("抽查"))?.code == "not-its-party")
  }

  @Test("given to others, whoever is out of it keeps no share, and whoever comes back gets a new one")
  func reassigned() throws {
    let book = InMemoryRegister()
    let task = try book.task("模拟测试", lead: .policy, assisting: [.technical])
    try book.make("reassign", on: task, by: .zhao, Form(lead: .policy, assisting: [.service]))
    #expect(book[book.share(of: .technical, in: task)].state == "withdrawn")
    #expect(book[book.share(of: .policy, in: task)].state == "issued")
    #expect(book[book.share(of: .service, in: task)].state == "issued" && book.children(of: task).count == 3)
    try book.make("reassign", on: task, by: .zhao, Form(lead: .policy, assisting: [.service, .technical]))
    #expect(book.children(of: task).count == 4 && book[book.share(of: .technical, in: task)].state == "issued")
    try book.make([("accept", .zhou, Form()), ("start", .zhou, Form())], on: task)
    #expect(book.children(of: task).count == 4, "a step makes no new ones")
  }

  @Test("a share taken back by hand is waited for no more")
  func withdrawnByHand() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    for party in [Party.policy, .technical] { try play(book.share(of: party, in: task), in: book) }
    let county = book.share(of: .jieshou, in: task)
    #expect(book.refusal(of: "withdraw", on: county, by: .zhangA, .reason("不归我们"))?.code == "not-allowed")
    try book.make("withdraw", on: county, by: .zhao, .reason("界首没有网点"))
    #expect(book[task].state == "checking" && book.children(of: task).count == 3)
  }

  @Test("with every share taken back it is the lead's to submit")
  func allWithdrawn() throws {
    let book = InMemoryRegister()
    let task = try simulation(in: book)
    for share in book.children(of: task) { try book.make("withdraw", on: share.id, by: .zhao, .reason("改由牵头组办")) }
    #expect(book[task].state == "doing", "nothing was done, so nothing is joined")
    try book.make("submit", on: task, by: .zheng, .result("已测"))
    #expect(book[task].state == "checking")
  }

  private func workflows(joining join: Workflow.Shares.Join) -> Workflows {
    Workflows(
      ShippedLibrary.workflows.all.map { workflow in
        var workflow = workflow
        workflow.shares?.join = join
        return workflow
      })
  }
}
