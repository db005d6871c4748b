import Domain
import Foundation
import Testing
import WorkflowFiles

@Suite("A draft as an initiative file")
struct InitiativeYAMLTests {
  private let json = """
    {"title": "关于“清查”工作的通知: 第2号", "documentNumber": "临医保〔2020〕3号", "issuers": ["临河市医保局"], "issueDate": "2020-06-10",
     "groups": [
       {"name": "领导小组", "kind": "leading", "leaders": ["李建国"], "members": ["周强", "null"]},
       {"name": "- 政策组", "kind": "working", "parent": "领导小组", "leaders": ["周强"], "duties": "解释\\n# 不是注释"}],
     "tasks": [
       {"title": "上报联系人", "responsible": ["界首市医保局"], "cooperating": ["- 政策组"], "start": "2020-06-01", "due": "2020-06-03",
        "source": {"line": 2, "text": "6月3日前: 上报"}},
       {"title": "报送用款计划", "responsible": ["各工作组"], "recurrence": "monthly:25"},
       {"title": "年终结算", "recurrence": "yearly:02-last"}],
     "directory": [{"agency": "界首市医保局", "phones": ["12345", "0558-0000001"], "hours": "工作日上午9:00-12:00，下午1:30—5:00"}],
     "questions": [{"question": "可以吗？", "answer": "true"}]}
    """

  @Test("says the same when it is read again")
  func again() throws {
    let draft = try JSONDecoder().decode(Draft.self, from: Data(json.utf8))
    let initiative = draft.initiative(
      id: Item.ID("1"), key: "linhe-3", notice: ["  关于: 清查", "", "6月3日前: 上报"], today: try #require(Day("2021-01-01")))
    let file = try InitiativeFile(try initiative.file(), file: "draft.yaml")
    #expect(file.key == "linhe-3" && file.title == draft.title && file.documentNumber == draft.documentNumber)
    #expect(file.notice == initiative.notice && file.issueDate == draft.issueDate && file.issuers == ["临河市医保局"])
    var plan = try #require(initiative.plan)
    for place in plan.people.indices { plan.people[place].login = plan.people[place].key }
    #expect(file.plan == plan)
    #expect(file.recurrences == initiative.recurrences && file.questions == initiative.questions)
  }

  @Test("brings work back when the notice says")
  func recurring() throws {
    let draft = try JSONDecoder().decode(Draft.self, from: Data(json.utf8))
    #expect(draft.plan.items.map(\.title) == ["上报联系人"])
    let recurrences = draft.recurrences(today: try #require(Day("2021-01-01")))
    #expect(recurrences.map(\.every) == [.month, .year] && recurrences.map(\.from.description) == ["2020-06-01", "2021-02-01"])
    #expect(recurrences.map(\.pattern.due) == [TimeLimit("day 25 of the month"), TimeLimit("last day of the month")])
    #expect(draft.plan.agencies.first?.hours?.description == "09:00-12:00, 13:30-17:00")
  }
}
