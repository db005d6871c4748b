import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("An initiative as a file")
struct InitiativeFileTests {
  private let yaml = """
    initiative: linhe-2019-3
    title: 个人账户实转虚
    documentNumber: 临医保〔2019〕3号
    issuers: 临河市医保局
    issueDate: 2019-11-11
    due: 2019-12-10
    notice: |
      各区县：
      现通知如下。
    agencies:
      - { name: 临河市 }
      - { name: 临河市医保局, parent: 临河市, aliases: [市局], phones: ["0558-1", "0558-2"], hours: "09:00-12:00, 13:30-17:00" }
    people:
      li: { name: 李建国, agency: 市局, mail: li@example.org }
      zhou: { name: 周强 }
    groups:
      领导小组: { kind: leading, leader: { person: li, post: 局长 }, deputy: { post: 副局长 }, supervisor: zhou }
      政策组: { kind: working, parent: 领导小组, leader: zhou, member: [li, zhou], duties: 政策解释 }
    items:
      letter: { title: 起草函件, parties: 政策组, start: 2019-11-12, due: 2019-11-20, line: 7 }
      switch: { title: 正式切换, parties: 各工作组, follows: letter, shares: { 政策组: 提供数据 } }
      backup: { title: 备份, parties: [zhou, 市局], part-of: switch, follows: [letter] }
      lost: { kind: ledger-entry, title: 挂失补卡, fields: { category: other } }

    """

  private func said(_ right: String, _ wrong: String) -> [String] {
    do throws(Diagnostics) { _ = try InitiativeFile(ErrandFixture.with(right, wrong, in: yaml), file: "initiatives/linhe.yaml") } catch {
      return error.list.map(ErrandFixture.short)
    }
    return []
  }

  @Test("is read from its head to its last item")
  func right() throws {
    let file = try InitiativeFile(yaml, file: "initiatives/linhe.yaml")
    #expect(file.key == "linhe-2019-3" && file.documentNumber == "临医保〔2019〕3号" && file.issuers == ["临河市医保局"])
    #expect(file.issueDate?.description == "2019-11-11" && file.due?.description == "2019-12-10")
    #expect(file.notice.prefix(2) == ["各区县：", "现通知如下。"])
    let plan = file.plan
    #expect(plan.agencies[1].phones == ["0558-1", "0558-2"] && plan.agencies[1].hours == .usual && plan.agencies[1].parent == "临河市")
    #expect(plan.people.map(\.login) == ["li", "zhou"] && plan.people[0].mail == "li@example.org")
    #expect(
      plan.groups[0].posts == [
        Plan.Appointment(role: .leader, person: "li", post: "局长"), Plan.Appointment(role: .deputy, person: nil, post: "副局长"),
        Plan.Appointment(role: .supervisor, person: "zhou"),
      ])
    #expect(plan.groups[1].posts.map(\.role) == [.leader, .member, .member] && plan.groups[1].duties == "政策解释")
    #expect(
      plan.items.map(\.key) == ["letter", "switch", "backup", "lost"] && plan.items.map(\.kind) == ["task", "task", "task", "ledger-entry"])
    #expect(plan.items[0].line == 7 && plan.items[1].shares == ["政策组": "提供数据"] && plan.items[2].parent == "switch")
  }

  @Test("names each reference that leads nowhere, with its line")
  func references() {
    #expect(said("parent: 临河市,", "parent: 临江市,") == ["12: “临江市” is not in this file"])
    #expect(said("agency: 市局", "agency: 省局") == ["14: “省局” is not in this file"])
    #expect(said("person: li, post", "person: lee, post") == ["17: “lee” is not in this file"])
    #expect(said("supervisor: zhou", "supervisor: zhao") == ["17: “zhao” is not in this file"])
    #expect(said("parent: 领导小组", "parent: 领导组") == ["18: “领导组” is not in this file"])
    #expect(said("member: [li, zhou]", "member: [li, zhu]") == ["18: “zhu” is not in this file"])
    #expect(said("parties: 政策组, start", "parties: 宣教组, start") == ["20: “宣教组” is not in this file"])
    #expect(said("follows: letter", "follows: later") == ["21: “later” is not in this file"])
    #expect(said("part-of: switch", "part-of: lost") == ["22: “lost” is not in this file"], "what comes further down cannot be referred to")
    #expect(said("follows: [letter]", "follows: [backup]") == ["22: “backup” is not in this file"], "nor can it follow itself")
  }

  @Test("and what else is wrong in it")
  func faults() {
    #expect(said("due: 2019-11-20", "due: 2019-11-11") == ["20: this should be a day not before the start"])
    #expect(said("due: 2019-11-20", "due: 2019-11-31") == ["20: “2019-11-31” is not a date"])
    #expect(said("issueDate: 2019-11-11", "issueDate: November") == ["5: “November” is not a date"])
    #expect(said("line: 7", "line: seven") == ["20: this should be a whole number"])
    #expect(said("kind: leading", "kind: guiding").first == "17: “guiding” is not one of leading, office, working")
    #expect(said("09:00-12:00, 13:30-17:00", "all day") == ["12: this should be 09:00-12:00, 13:30-17:00"])
    #expect(said("- { name: 临河市 }", "- { name: 临河市医保局 }").contains("12: “临河市医保局” is there twice"))
    #expect(
      said("- { name: 临河市 }", "- { name: 临河市, aliases: [市局] }") == ["12: “市局” is there twice"],
      "an alias that two agencies have is nobody's")
    #expect(said("title: 起草函件, ", "") == ["20: “title” is missing"])
    #expect(said("  zhou: { name: 周强 }", "  li: { name: 周强 }") == ["14: “li” is there twice"])
    #expect(said("follows: letter", "after: letter") == ["21: “after” is not known here"])
    #expect(said("initiative: linhe-2019-3\n", "") == ["1: “initiative” is missing"])
    #expect(said("mail: li@example.org", "email: li@example.org") == ["14: “email” is not known here, was “mail” meant?"])
  }

  @Test("the one that ships is right")
  func shipped() throws {
    let files = Shipped.files(in: "initiatives")
    #expect(!files.isEmpty)
    for (path, text) in files { #expect(try !InitiativeFile(text, file: path).plan.items.isEmpty) }
  }
}
