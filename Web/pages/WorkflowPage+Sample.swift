extension WorkflowPage {
  package static func sample(in text: Text) -> WorkflowPage {
    let states = ["open", "doing", "check", "done"].map { StatePart.sample($0, in: text) }
    let (handling, checking, waiting) = (states[1].word, states[2].word, StatePart.sample("wait", in: text).word)
    let leader = text.sample("组长、副组长", "Leader, deputy")
    let party = text.sample("承办方", "Parties")
    func move(_ title: String, _ name: String, _ from: String, _ to: String, _ by: String, _ needs: String = "", _ guards: String = "")
      -> Move
    {
      Move(title: title, name: name, from: from, to: to, by: by, needs: needs, guards: guards)
    }
    return WorkflowPage(
      frame: .sample(text.sample("问题台账条目", "Ledger entry"), .administration, isWide: true, in: text),
      head: HeadPart(
        crumbs: [LinkPart(word: text.administrationTitle, address: "/administration#workflows")],
        title: text.sample("问题台账条目", "Ledger entry"),
        dots: [.init("ledger-entry"), .init(text.workflowVersion(1)), .init(text.workflowOpen(176))]),
      diagram: sampleDiagram(in: text),
      states: [
        State(state: states[0], name: "registered", marks: text.workflowInitial, limit: text.limitWorkingDays(1)),
        State(state: states[1], name: "handling", marks: "", limit: text.limitWorkingDays(5)),
        State(state: .sample("wait", in: text), name: "waiting", marks: text.workflowPaused),
        State(state: states[2], name: "checking", marks: "", limit: text.limitWorkingDays(2)),
        State(state: states[3], name: "closed", marks: text.workflowDone),
      ],
      moves: [
        move(text.sample("交办", "Assign"), "assign", states[0].word, handling, leader, text.sample("牵头", "Lead")),
        move(text.sample("待补正", "Wait"), "wait", handling, waiting, party, text.sample("原因", "Reason")),
        move(text.sample("提请销号", "Submit"), "submit", handling, checking, party, text.sample("办理结果、佐证材料", "Resolution, evidence")),
        move(text.sample("销号", "Sign off"), "sign-off", checking, states[3].word, leader, "", text.sample("不是提请的人", "Not who submitted")),
      ],
      reminders: [
        Reminder(state: handling, moment: text.sample("期限前1个工作日", "1 working day before the limit"), to: party),
        Reminder(
          state: handling, moment: text.sample("逾期1个工作日", "1 working day late"), to: party + text.sample("、", ", ") + leader,
          light: LightPart(colour: .yellow, word: text.supervisionYellowWord)),
      ], findings: [],
      source: """
        kind: ledger-entry
        name: { zh: 问题台账条目, en: Ledger entry }
        version: 1
        number: "{initiative}-台账-{0000}"

        states:
          registered: { name: { zh: 已登记, en: Registered }, initial: true, limit: 1 working day }
          handling:   { name: { zh: 办理中, en: Being handled }, limit: 5 working days }
        """, fileName: "Workflows/kinds/ledger-entry.yaml")
  }

  private static func sampleDiagram(in text: Text) -> DiagramPart {
    let ids = ["open", "doing", "wait", "check", "done"]
    func step(_ from: String, _ to: String, _ zh: String, _ en: String) -> DiagramPart.Step {
      .init(from: from, to: to, word: text.sample(zh, en))
    }
    return DiagramPart(
      states: ids.map { .init(id: $0, word: StatePart.sample($0, in: text).word, isDone: $0 == "done") },
      steps: [
        step("open", "doing", "交办", "Assign"), step("doing", "wait", "待补正", "Wait"), step("wait", "doing", "恢复", "Resume"),
        step("doing", "check", "提请销号", "Submit"), step("check", "doing", "退回", "Return"), step("check", "done", "销号", "Sign off"),
        step("done", "doing", "重开", "Reopen"),
      ], in: text)
  }
}
