import Domain
import Foundation
import Testing

@Suite("A draft that is corrected")
struct DraftCorrectionTests {
  private let json = """
    {"title": "清查", "groups": [{"name": "领导小组", "kind": "leading", "leaders": ["李建国"], "members": ["王秀英"]}],
     "tasks": [{"title": "上报联系人", "responsible": ["界首市医保局"], "due": "2020-06-03"},
               {"title": "比对数据", "responsible": ["领导小组"], "due": "2020-06-19"}]}
    """

  private func draft() throws -> Draft { try JSONDecoder().decode(Draft.self, from: Data(json.utf8)) }

  private func context(_ book: InMemoryRegister) throws -> (context: ItemContext, initiative: Initiative) {
    let launch = Launch(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, agencies: [], people: [])
    let initiative = try draft().initiative(id: Item.ID("draft"), notice: ["清查"], today: "2020-06-01")
    let item = try launch.draft(initiative, on: book.action(.zhao)).writes[0].item
    return (ItemContext(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, roster: Roster(), item: item), initiative)
  }

  @Test("keeps who wrote it, until it is started")
  func correct() throws {
    let book = InMemoryRegister("2020-06-01 09:00")
    var (context, initiative) = try context(book)
    initiative.title = "参保清查"
    let change = try context.redraft(initiative, on: book.action(.zhao))
    #expect(change.writes[0].item.title == "参保清查" && change.writes[0].item.version == 2 && change.initiative?.title == "参保清查")
    #expect(change.writes[0].entries[0].edits["title"]?.before == .text("清查"))
    #expect(throws: Refusal.self) { try context.redraft(initiative, on: book.action(.li)) }
    initiative.title = " "
    #expect(throws: Refusal.missing([.title])) { try context.redraft(initiative, on: book.action(.zhao)) }
    initiative.title = "参保清查"
    context.item.state = "running"
    #expect(throws: Refusal.self) { try context.redraft(initiative, on: book.action(.zhao)) }
  }

  @Test("means the people who are known, where there is one of the name only")
  func known() throws {
    var draft = try draft()
    let li = Person(id: Person.ID("li-1"), login: "li", name: "李建国")
    let namesakes = ["wang-1", "wang-2"].map { Person(id: Person.ID($0), login: $0, name: "王秀英") }
    draft.recognise([li] + namesakes)
    #expect(draft.accounts == ["李建国": "li-1"])
    let launch = Launch(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, agencies: [], people: [li] + namesakes)
    let change = try launch.load(
      draft.initiative(id: Item.ID("draft"), today: "2020-06-01"), on: InMemoryRegister("2020-06-01 09:00").action(.zhao))
    #expect(change.people.map(\.name) == ["王秀英"], "who is not told apart is made anew")
    #expect(change.memberships.first?.person == li.id)
  }

  @Test("calls an agency by the name it is known by")
  func renamed() throws {
    var draft = try draft()
    draft.rename(agency: "界首市医保局", to: "界首市医疗保障局")
    #expect(draft.agencies == ["界首市医疗保障局"])
  }

  @Test("is compared with a changed notice by what each says")
  func compared() throws {
    var changed = try draft()
    changed.tasks?[0].due = "2020-06-05"
    changed.tasks?.remove(at: 1)
    changed.groups?[0].members = ["王秀英", "周强"]
    let rows = DraftDifference(
      from: ReadNotice(lines: ["清查", "6月3日前"], draft: try draft()), to: ReadNotice(lines: ["清查", "6月5日前"], draft: changed)
    ).rows
    #expect(rows.map(\.part) == [.group, .task, .task, .line, .line])
    #expect(rows[1].before?.contains("2020-06-03") == true && rows[1].after?.contains("2020-06-05") == true)
    #expect(rows[2].before?.contains("比对数据") == true && rows[2].after == nil)
    #expect(rows.last?.after == "6月5日前" && rows.last?.line == 2)
    #expect(DraftDifference(from: ReadNotice(lines: [], draft: changed), to: ReadNotice(lines: [], draft: changed)).rows.isEmpty)
  }
}
