import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("Setting an initiative up")
struct LaunchTests {
  static let yaml = """
    initiative: linhe-2019-3
    title: 个人账户实转虚
    issueDate: 2019-11-11
    due: 2019-12-10
    agencies:
      - { name: 临河市 }
      - { name: 临河市医保局, parent: 临河市, aliases: [市局] }
      - { name: 界首市医保局, parent: 临河市, phones: "0558-0000001" }
      - { name: 颍州区医保局, parent: 临河市 }
    people:
      li: { name: 李建国, agency: 市局 }
      zhou: { name: 周强, agency: 临河市医保局 }
      qian: { name: 钱进, agency: 临河市医保局 }
      zhangjie1: { name: 林舟, agency: 界首市医保局 }
      zhangjie2: { name: 林舟, agency: 颍州区医保局 }
    groups:
      领导小组: { kind: leading, leader: { person: li, post: 局长 }, deputy: { post: 副局长 } }
      办公室: { kind: office, parent: 领导小组, leader: zhou }
      政策组: { kind: working, parent: 领导小组, leader: zhou, member: [zhangjie1] }
      技术组: { kind: working, parent: 领导小组, leader: qian, member: [zhangjie2] }
    items:
      letter: { title: 起草函件, parties: 政策组, start: 2019-11-12, due: 2019-11-20, line: 12 }
      test: { title: 模拟测试, parties: [政策组, 界首市医保局], shares: { 界首市医保局: 界首柜员测试 }, due: 2019-11-25 }
      switch: { title: 正式切换, parties: 各工作组, follows: [letter, test], due: 2019-12-05 }
      backup: { title: 备份, parties: 技术组, part-of: switch }
      lost: { kind: ledger-entry, title: 挂失补卡, fields: { category: 挂失补卡, amount: "2,318.40" } }
    """

  private static func initiative(_ yaml: String = yaml) throws -> Initiative {
    let file = try InitiativeFile(yaml, file: "initiatives/linhe.yaml")
    return Initiative(
      id: Roster.linhe, key: file.key, title: file.title, documentNumber: file.documentNumber, issuers: file.issuers,
      issueDate: file.issueDate,
      due: file.due, notice: file.notice, plan: file.plan)
  }

  private func launch(agencies: [Agency] = [], people: [Person] = []) -> Launch {
    Launch(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, agencies: agencies, people: people)
  }

  private func item(_ title: String, in change: Change) throws -> Item { try #require(change.writes.first { $0.item.title == title }).item }

  @Test("is one change, and everything in it is new")
  func whole() throws {
    let book = InMemoryRegister("2019-11-12 09:00")
    let change = try launch().load(try Self.initiative(), on: book.action(.zhao))
    #expect(change.writes.allSatisfy { $0.was == nil } && Set(change.writes.map(\.item.id)).count == change.writes.count)
    #expect(change.agencies.map(\.name) == ["临河市", "临河市医保局", "界首市医保局", "颍州区医保局"])
    #expect(change.people.map(\.login) == ["li", "zhou", "qian", "zhangjie1", "zhangjie2"])
    #expect(change.people[0].agency == change.agencies[1].id, "by its alias")
    #expect(change.groups.map(\.name) == ["领导小组", "办公室", "政策组", "技术组"] && change.reseats == [Roster.linhe])
    #expect(change.groups[2].parent == change.groups[0].id)
    #expect(change.memberships.contains { $0.role == .deputy && $0.person == nil && $0.post == "副局长" })
    #expect(change.memberships.allSatisfy { $0.first == "2019-11-11" }, "from the day of the notice")
    let started = try #require(change.writes.first)
    #expect(
      started.item.state == "running" && started.entries.map(\.act) == [.register, .moved("start")]
        && started.item.limit == "2019-12-10 23:59:59")
  }

  @Test("knows the parties, what follows what, and the parts")
  func items() throws {
    let book = InMemoryRegister("2019-11-12 09:00")
    let change = try launch().load(try Self.initiative(), on: book.action(.zhao))
    let (letter, test, switching) = (try item("起草函件", in: change), try item("模拟测试", in: change), try item("正式切换", in: change))
    #expect(letter.start == "2019-11-12" && letter.limit == "2019-11-20 23:59:59" && letter.lead == .group(change.groups[2].id))
    #expect(test.parties == [.group(change.groups[2].id), .agency(change.agencies[2].id)])
    #expect(try item("界首柜员测试", in: change).parent == test.id, "the share as the plan calls it")
    #expect(switching.parties == [.group(change.groups[2].id), .group(change.groups[3].id)], "every working group, written down")
    #expect(
      change.links == [Link(from: switching.id, to: letter.id, kind: .follows), Link(from: switching.id, to: test.id, kind: .follows)])
    #expect(try item("备份", in: change).parent == switching.id && change.raises.contains(switching.id))
    let lost = try item("挂失补卡", in: change)
    #expect(lost.fields == ["category": .text("lost-card"), "amount": .integer(231_840)])
    #expect(change.initiative?.lines == [letter.id.text: 12])
    #expect(change.writes.dropFirst().allSatisfy { $0.entries.first?.act == .load || $0.item.kind == "task-share" })
  }

  @Test("an old notice wakes nobody")
  func old() throws {
    let book = InMemoryRegister("2021-03-01 10:00")
    let change = try launch().load(try Self.initiative(), on: book.action(.zhao))
    let dated = Set(change.writes.filter { $0.item.limit.map { $0 < book.now } ?? false && $0.item.kind != "ledger-entry" }.map(\.item.id))
    #expect(dated.count == 8, "the initiative, three tasks and four shares")
    #expect(change.messages.allSatisfy { $0.isSkipped }, "nor over what has no day, where every day is past")
    var open = try Self.initiative()
    open.recurrences = [Recurrence(key: "new", every: .month, from: "2019-11-01", pattern: .init(kind: "task", title: "新增核对"))]
    let living = try launch().load(open, on: book.action(.zhao))
    #expect(living.messages.contains { !$0.isSkipped }, "what still recurs is not over")
    #expect(change.messages.filter { dated.contains($0.item) }.allSatisfy { $0.isSkipped })
    #expect(change.writes.filter { dated.contains($0.item.id) }.allSatisfy { ($0.reminders ?? []).allSatisfy { $0.isSkipped } })
  }

  @Test("a notice half gone speaks of what is still to come")
  func halfway() throws {
    let book = InMemoryRegister("2019-11-21 10:00")
    let change = try launch().load(try Self.initiative(), on: book.action(.zhao))
    let (letter, test) = (try item("起草函件", in: change), try item("模拟测试", in: change))
    #expect(change.messages.filter { $0.item == letter.id }.allSatisfy { $0.isSkipped })
    #expect(change.messages.filter { $0.item == test.id }.allSatisfy { !$0.isSkipped })
    #expect(letter.isOverdue(at: book.now) && !test.isOverdue(at: book.now))
  }

  @Test("meets whom it knows: by login, or by name and agency")
  func known() throws {
    let bureau = Agency(id: "bureau", name: "临河市医保局", aliases: ["市局"])
    let book = InMemoryRegister("2019-11-12 09:00")
    let change = try launch(agencies: [bureau], people: Person.everyone).load(try Self.initiative(), on: book.action(.zhao))
    #expect(change.people.isEmpty && change.agencies.map(\.name) == ["临河市", "界首市医保局", "颍州区医保局"])
    #expect(change.memberships.compactMap(\.person).contains("zhang-a") && change.memberships.compactMap(\.person).contains("zhang-b"))
    var plan = Plan(people: [Plan.Person(key: "林舟", name: "林舟", agency: "市局")])
    plan.groups = [Plan.Group(name: "政策组", kind: .working, posts: [Plan.Appointment(role: .leader, person: "林舟")])]
    var initiative = try Self.initiative()
    initiative.plan = plan
    let stranger = try launch(agencies: [bureau], people: Person.everyone).load(initiative, on: book.action(.zhao))
    #expect(stranger.people.map(\.agency) == ["bureau"], "a third one of that name, from another agency")
  }

  @Test("as a draft shows nothing and tells nobody, until it is started")
  func draft() throws {
    let book = InMemoryRegister("2019-11-12 09:00")
    let initiative = try Self.initiative()
    let draft = try launch().draft(initiative, on: book.action(.zhao))
    #expect(draft.writes.count == 1 && draft.writes[0].item.state == "draft" && draft.messages.isEmpty && draft.groups.isEmpty)
    var context = book.context(Roster.linhe)
    context.item = draft.writes[0].item
    context.roster = Roster(people: ["zhao": .zhao])
    let started = try launch().start(initiative, in: context, on: book.action(.zhao))
    #expect(started.writes[0].item.state == "running" && started.writes[0].was?.version == 1 && started.writes.count > 10)
    #expect(throws: Refusal.notAllowed(Name(zh: "启动", en: "Start"))) { try launch().start(initiative, in: context, on: book.action(.zhou)) }
  }

  @Test("whose plan names somebody it does not know, or leaves out what is needed, is refused whole")
  func faults() throws {
    let book = InMemoryRegister("2019-11-12 09:00")
    func refusal(_ change: (inout Plan) -> Void) throws -> Refusal? {
      var initiative = try Self.initiative()
      change(&initiative.plan!)
      do throws(Refusal) { _ = try launch().load(initiative, on: book.action(.zhao)) } catch { return error }
      return nil
    }
    #expect(try refusal { $0.items[0].parties = ["宣教组"] } == .faults([Fault("parties", .notAParty)]))
    #expect(try refusal { $0.items[0].parties = ["全体"] } == .faults([Fault("parties", .everyone)]))
    #expect(try refusal { $0.items[0].kind = "errand" } == .unknownKind("errand"))
    #expect(try refusal { $0.items[4].fields = ["category": "丢失"] }?.code == "faults")
    #expect(try refusal { $0.items[4].fields = [:] } == .faults([Fault("category", .missing)]))
    #expect(try refusal { $0.items[0].fields = ["colour": "red"] } == .faults([Fault("colour", .unknown)]))
  }

  @Test("moves to another first day with every date of it")
  func moved() throws {
    let moved = try Self.initiative().moved(toStartOn: "2026-03-02", on: ShippedLibrary.calendar)
    #expect(moved.plan?.items.map(\.start) == ["2026-03-02", nil, nil, nil, nil])
    #expect(moved.plan?.items.map(\.due) == ["2026-03-10", "2026-03-13", "2026-03-25", nil, nil])
    #expect(moved.issueDate == "2026-02-28" && moved.due == "2026-03-30")
    var undated = try Self.initiative()
    undated.plan?.items = []
    #expect(undated.moved(toStartOn: "2026-03-02", on: ShippedLibrary.calendar) == undated)
  }

  @Test("Jinan: eight rows, three banks, five groups")
  func jinan() throws {
    let text = try #require(Shipped.files(in: "initiatives").first { $0.path.contains("jinan") }).text
    let book = InMemoryRegister("2019-11-12 09:00")
    let change = try launch().load(try Self.initiative(text), on: book.action(.zhao))
    #expect(change.writes.count { $0.item.kind == "task" } == 8)
    #expect(change.groups.count { $0.kind == .working } == 6)
    let switching = try #require(change.writes.first { $0.item.title.hasPrefix("最后实施") }).item
    #expect(switching.parties.count == 5 && change.writes.count { $0.item.parent == switching.id && $0.item.kind == "task-share" } == 5)
    #expect(change.writes.contains { $0.item.title == "向各银行提供测试数据" && $0.item.kind == "task-share" })
    #expect(change.links.count == 3)
  }
}
