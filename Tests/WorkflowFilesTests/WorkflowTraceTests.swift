import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("Tracing a kind")
struct WorkflowTraceTests {
  private func workflow(_ kind: String) throws -> Workflow { try #require(try Library(Shipped.files).workflows[kind]) }

  @Test("prints the initial state first and one for each event")
  func walk() throws {
    let entry = try workflow("ledger-entry")
    #expect(entry.trace([String]()) == ["registered"])
    #expect(
      entry.trace(["assign", "wait", "resume", "submit", "return", "submit", "sign-off", "reopen"]) == [
        "registered", "handling", "waiting", "handling", "checking", "handling", "checking", "closed", "handling",
      ])
  }

  @Test("an event that the state does not take, or nobody knows, leaves it")
  func notTaken() throws {
    #expect(
      try workflow("ledger-entry").trace(["sign-off", "", "teleport", "assign", "assign"]) == [
        "registered", "registered", "registered", "registered", "handling", "handling",
      ])
  }

  @Test("takes guards, needs, roles and joins as met")
  func permitted() throws {
    #expect(
      try workflow("task").trace(["accept", "start", "extend", "extend", "join", "complete"]) == [
        "issued", "accepted", "doing", "doing", "doing", "checking", "done",
      ])
    #expect(try workflow("task").trace(["decline", "reassign", "accept", "start", "submit", "complete"]).last == "done")
    #expect(
      try workflow("initiative").trace(["start", "close", "archive", "reopen"]) == ["draft", "running", "closed", "archived", "archived"])
    #expect(
      try workflow("hotline-ticket").trace(["dispatch", "accept", "reply", "approve", "call-back", "reopen", "reply", "rework"]).last
        == "handling")
  }
}

@Suite("Exporting a kind")
struct WorkflowExportTests {
  private func errand() throws -> Workflow { try WorkflowFile(ErrandFixture.yaml, file: "kinds/errand.yaml").workflow }

  @Test("to SCXML: flat, and final only where nothing leads out")
  func scxml() throws {
    #expect(
      try errand().exported(as: .scxml) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="errand" initial="open">
          <state id="open">
            <transition event="wait" target="waiting"/>
            <transition event="submit" target="checking"/>
          </state>
          <state id="waiting">
            <transition event="resume" target="open"/>
          </state>
          <state id="checking">
            <transition event="finish" target="closed"/>
          </state>
          <state id="closed">
            <transition event="reopen" target="open"/>
          </state>
        </scxml>

        """)
    let final = try WorkflowFile(
      ErrandFixture.with("  reopen: { name: { zh: 重开, en: Reopen }, from: closed, to: open, by: office }\n", ""), file: "kinds/errand.yaml")
    #expect(try final.workflow.exported(as: .scxml).contains(#"  <final id="closed"/>"#))
  }

  @Test("to Mermaid, with the names people know")
  func mermaid() throws {
    let text = try errand().exported(as: .mermaid)
    #expect(text.hasPrefix("stateDiagram-v2\n  state \"待办\" as open\n"))
    #expect(text.contains("  [*] --> open\n") && text.contains("  open --> waiting: 等\n") && text.hasSuffix("  closed --> [*]\n"))
    let ticket = try #require(try Library(Shipped.files).workflows["ledger-entry"]).exported(as: .mermaid)
    #expect(!ticket.contains("sign-off") && ticket.contains("checking --> closed: 销号"))
  }

  @Test("to JSON, the same each time, and read back whole")
  func json() throws {
    for workflow in try Library(Shipped.files).workflows.newest {
      let text = try workflow.exported(as: .json)
      #expect(try workflow.exported(as: .json) == text)
      #expect(try JSON.decode(Workflow.self, text) == workflow)
    }
  }
}
