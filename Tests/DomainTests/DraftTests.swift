import Domain
import Foundation
import Testing

@Suite("A draft of a notice")
struct DraftTests {
  private let json = """
    {"title": "关于开展清查工作的通知", "documentNumber": "临医保〔2020〕3号", "issueDate": "2020-06-01",
     "groups": [
       {"name": "领导小组", "kind": "leading", "leaders": ["李建国"], "deputies": ["王秀英"], "members": ["周强", "钱进", "周强"]},
       {"name": "政策组", "kind": "working", "parent": "领导小组", "leaders": ["周强"], "members": ["郑伟"], "duties": "政策解释"},
       {"name": "宣传组", "kind": "working", "parent": "不在名单上的组"}],
     "tasks": [
       {"title": "上报联系人", "responsible": ["界首市医保局", "颍州区医保局"], "cooperating": ["政策组", "界首市医保局"], "due": "2020-06-03",
        "source": {"line": 30, "text": "6月3日前上报联系人"}},
       {"title": "常态核查", "responsible": ["各工作组"]}],
     "directory": [{"agency": "界首市医保局", "phones": ["0558-0000001"]}]}
    """

  @Test("becomes a plan: whoever is named twice is one person, who is no group is an agency")
  func plan() throws {
    let plan = try JSONDecoder().decode(Draft.self, from: Data(json.utf8)).plan
    #expect(plan.people.map(\.name) == ["李建国", "王秀英", "周强", "钱进", "郑伟"])
    #expect(plan.agencies.map(\.name) == ["界首市医保局", "颍州区医保局"] && plan.agencies[0].phones == ["0558-0000001"])
    #expect(plan.groups.map(\.parent) == [nil, "领导小组", nil], "a parent that is not in the draft is none")
    #expect(plan.groups[0].posts.map(\.role) == [.leader, .deputy, .member, .member] && plan.groups[1].duties == "政策解释")
    #expect(plan.items.map(\.key) == ["1", "2"] && plan.items.map(\.line) == [30, nil])
    #expect(plan.items[0].parties == ["界首市医保局", "颍州区医保局", "政策组"] && plan.items[0].due == "2020-06-03")
    #expect(plan.items[0].fields == ["work": "6月3日前上报联系人"] && plan.items[1].parties == ["各工作组"])
  }

  @Test("can be started as it stands")
  func started() throws {
    let plan = try JSONDecoder().decode(Draft.self, from: Data(json.utf8)).plan
    let book = InMemoryRegister("2020-06-01 09:00")
    let launch = Launch(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, agencies: [], people: [])
    let initiative = Initiative(id: Roster.linhe, key: "linhe-2020-3", title: "清查", plan: plan)
    let change = try launch.load(initiative, on: book.action(.zhao))
    #expect(change.writes.count { $0.item.kind == "task" } == 2 && change.people.count == 5)
    #expect(change.writes.first { $0.item.title == "上报联系人" }?.item.assisting.count == 2)
  }

  @Test("with a day that does not exist, or a kind of group there is none of, is not read")
  func rubbish() {
    for text in [#"{"title": "x", "issueDate": "2020-02-31"}"#, #"{"title": "x", "groups": [{"name": "a", "kind": "secret"}]}"#, "{}"] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Draft.self, from: Data(text.utf8)) }
    }
  }
}
