import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("The check of a workflow")
struct WorkflowCheckTests {
  private func said(_ right: String, _ wrong: String) -> [String] { ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)) }

  @Test("every kind that ships is sound")
  func shipped() throws {
    let library = try Library(Shipped.files)
    let kinds = library.kinds.map(\.workflow)
    let named = [
      "leading-group", "working-group", "task", "ledger-entry", "hotline-ticket", "cut-over", "report", "record-correction", "receipt",
      "reversal", "hardship-application", "handover", "approval", "assessment", "fund-plan", "quota", "subsidy-application",
      "supervision-notice", "extension",
    ]
    #expect(Set(named).subtracting(kinds.map(\.kind)).isEmpty)
    #expect(Set(kinds.map(\.kind)).count == kinds.count)
    for file in library.kinds {
      #expect(WorkflowCheck(file, beside: kinds).diagnostics() == [])
    }
    #expect(library.years.keys.sorted() == Array(2016...2026))
    for (path, text) in library.initiatives { _ = try InitiativeFile(text, file: path) }
  }

  @Test("what is named is there")
  func references() {
    #expect(said("from: open, to: waiting", "from: [open, opne], to: waiting") == ["15: there is no state “opne”"])
    #expect(said("from: closed, to: open", "from: closed, to: opened") == ["19: there is no state “opened”"])
    #expect(said("not-by: submit", "not-by: sumbit") == ["18: there is no move “sumbit”"])
    #expect(said("needs: proof", "needs: prove") == ["17: there is no field “prove”"])
    #expect(said("needs: proof", "needs: proof, asks: [bank, prove]") == ["17: there is no field “prove”"])
    #expect(said("{ in: open,", "{ in: opne,") == ["21: there is no state “opne”"])
    #expect(said("register: { by: office }", "register: { by: office, needs: [title, bunk] }") == ["4: there is no field “bunk”"])
    #expect(said("limit: 5 working days", "limit: { by: bunk, limits: { a: 1 day } }") == ["5: there is no field “bunk”"])
  }

  @Test("a limit by choice names choices that there are")
  func choices() {
    #expect(said("limit: 5 working days", "limit: { by: proof, limits: { a: 1 day } }") == ["5: field “proof” is not a choice"])
    #expect(said("limit: 5 working days", "limit: { by: bank, limits: { b: 1 day } }") == ["5: “b” is not one of a"])
    #expect(said("limit: 5 working days", "limit: { limits: { a: 1 day } }") == ["5: “by” is missing"])
    #expect(said("limit: 5 working days", "limit: { by: bank, limits: { a: 1 day }, otherwise: 2 days }") == [])
  }

  @Test("there is one beginning and an end")
  func ends() {
    #expect(said(", initial: true", "") == ["9: there must be exactly one initial state, there are 0"])
    #expect(said("clock: paused", "clock: paused, initial: true") == ["9: there must be exactly one initial state, there are 2"])
    #expect(
      said(", done: true", "") == [
        "9: no state is done", "10: from state “open” no done state can be reached",
        "11: from state “waiting” no done state can be reached",
        "12: from state “checking” no done state can be reached", "13: from state “closed” no done state can be reached",
      ])
  }

  @Test("every state is reached and leads to an end")
  func ways() {
    #expect(said("from: open, to: waiting", "from: open, to: open") == ["11: state “waiting” cannot be reached"])
    #expect(
      said("from: waiting, to: open", "from: waiting, to: waiting") == [
        "11: from state “waiting” no done state can be reached", "11: paused state “waiting” has no way out",
      ])
    #expect(
      said("  resume: { name: { zh: 恢复, en: Resume }, from: waiting, to: open, by: party }\n", "") == [
        "11: from state “waiting” no done state can be reached", "11: paused state “waiting” has no way out",
      ])
  }

  @Test("a check comes after what it checks, also after a reopening")
  func notBefore() {
    let nonsense = "18: “submit” need not have come before “finish”, so not-by says nothing"
    #expect(said("from: checking, to: closed", "from: [open, checking], to: closed") == [nonsense])
    #expect(said("from: closed, to: open", "from: closed, to: checking") == [nonsense], "who submitted is forgotten when it is reopened")
    #expect(said("from: waiting, to: open", "from: waiting, to: checking") == [nonsense], "round about")
  }

  @Test("every move has somebody to make it")
  func nobody() {
    #expect(
      said("from: closed, to: open, by: office", "from: closed, to: open") == ["19: nobody may make move “reopen”, and no join makes it"])
    #expect(
      said("from: closed, to: open, by: office", "from: closed, to: open, by: []") == [
        "19: nobody may make move “reopen”, and no join makes it"
      ])
  }

  @Test("shares are of a kind that is there, and their moves too")
  func shares() throws {
    let share = try WorkflowFile(ErrandFixture.with("kind: errand", "kind: part"), file: "kinds/part.yaml").workflow
    func said(_ shares: String) -> [String] {
      ErrandFixture.diagnostics(ErrandFixture.with("limit: 5 working days", "shares: { \(shares) }"), beside: [share])
    }
    #expect(said("kind: part, join: all, move: finish, withdraw: finish") == [])
    #expect(said("kind: prat, join: any, move: finish") == ["5: there is no kind “prat”"])
    #expect(said("kind: part, join: 2, move: join") == ["5: there is no move “join”"])
    #expect(said("kind: part, join: all, move: finish, withdraw: retract") == ["5: there is no move “retract”"])
  }

  @Test("a join needs nobody")
  func join() {
    let yaml = ErrandFixture.with("limit: 5 working days", "shares: { kind: errand, join: all, move: reopen }")
    #expect(ErrandFixture.diagnostics(ErrandFixture.with("from: closed, to: open, by: office", "from: closed, to: open", in: yaml)) == [])
  }

  @Test("reminders are measured in time, and repeated by days")
  func reminders() {
    #expect(said("before: 1 working day", "late: 2019-11-20") == ["21: a reminder wants a length of time, not a date"])
    #expect(said("before: 1 working day", "late: 1 day, every: 2 working hours") == ["21: “every” counts in days"])
    #expect(said("before: 1 working day", "late: 1 working hour, every: 1 working day") == [])
    #expect(said("before: 1 working day", "on: limit") == [])
  }

  @Test(
    "ids can be ids in XML, and parts of keys",
    arguments: [
      ("kind: errand", "kind: two words", "1: “two words”"), ("kind: errand", "kind: ''", "1: “”"),
      ("  proof: {", "  pro.of: {", "8: “pro.of”"),
      ("  reopen: {", "  '+edit': {", "19: “+edit”"), ("  reopen: {", "  re/open: {", "19: “re/open”"),
      ("  reopen: {", "  9lives: {", "19: “9lives”"),
      ("  reopen: {", "  '*': {", "19: “*”"),
    ])
  func ids(right: String, wrong: String, said: String) {
    #expect(self.said(right, wrong).contains { $0.hasPrefix(said + " must begin with a letter") })
  }

  @Test("ids may be Chinese")
  func chineseIDs() { #expect(said("  reopen: {", "  重开: {") == []) }

  @Test("two moves never share a name in one state")
  func twice() throws {
    var file = try WorkflowFile(ErrandFixture.yaml, file: "kinds/errand.yaml")
    var other = file.workflow.moves[0]
    other.to = "checking"
    file.workflow.moves.append(other)
    #expect(
      WorkflowCheck(file, beside: [file.workflow]).diagnostics().map(ErrandFixture.short).contains(
        "15: two moves are called “wait” in state “open”"))
  }

  @Test("diagnostics come in the order of the file")
  func order() {
    let yaml = ErrandFixture.with(
      "not-by: submit", "not-by: sumbit",
      in: ErrandFixture.with("needs: proof", "needs: prove", in: ErrandFixture.with("{ in: open,", "{ in: opne,")))
    #expect(ErrandFixture.diagnostics(yaml).map { $0.prefix { $0 != ":" } } == ["17", "18", "21"])
  }
}
