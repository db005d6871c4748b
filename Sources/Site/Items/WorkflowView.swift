import Domain
import Web

/// Builds the page of a workflow: diagram, states, moves, reminders, and the source file.
struct WorkflowView {
  let request: PageRequest
  let workflow: Workflow
  let source: String

  private var text: Text { request.text }

  private func name(_ state: Workflow.State.ID) -> String { workflow.state(state)?.name[request.language] ?? state }

  var page: WorkflowPage {
    WorkflowPage(
      frame: request.frame(workflow.name[request.language], .administration),
      head: HeadPart(
        crumbs: [LinkPart(word: text.administrationTitle, address: "/administration")], title: workflow.name[request.language],
        dots: [.init(workflow.kind), .init(text.workflowVersion(workflow.version))] + bounds.map { .init($0) }, isPrintable: true),
      diagram: DiagramPart(
        states: workflow.states.map { .init(id: $0.id, word: $0.name[request.language], isDone: $0.isDone) },
        steps: workflow.moves.flatMap { move in move.from.map { .init(from: $0, to: move.to, word: move.title[request.language]) } },
        in: text
      ),
      states: workflow.states.map(state), moves: workflow.moves.map(move), reminders: workflow.reminders.map(reminder), findings: [],
      source: source,
      fileName: "kinds/\(workflow.kind).yaml")
  }

  /// The limits on extensions, and whether the kind has a consent to pass a freeze.
  private var bounds: [String] {
    let rule = workflow.extensions
    let words = [
      rule?.times.map(text.workflowExtendedTimes), rule?.atMost.map { text.workflowExtendedBy(self.words($0)) },
      rule?.ahead.map { text.workflowExtendedAhead(self.words($0)) },
    ].compactMap { $0 }
    return (words.isEmpty ? [] : [text.workflowExtended(text.clauses(words))]) + (workflow.consent == nil ? [] : [text.workflowConsent])
  }

  private func state(_ state: Workflow.State) -> WorkflowPage.State {
    let marks = [
      state.isInitial ? text.workflowInitial : nil, state.isDone ? text.workflowDone : nil, state.isPaused ? text.workflowPaused : nil,
    ]
    return WorkflowPage.State(
      state: StatePart(word: state.name[request.language], shape: StatePart.Shape(rawValue: state.shape.rawValue) ?? .doing),
      name: state.id,
      marks: text.list(marks.compactMap { $0 }), limit: state.limit.map(words))
  }

  private func title(_ move: Move.Name) -> String { workflow.moves.first { $0.name == move }?.title[request.language] ?? move }

  private func words(_ limit: TimeLimit) -> String {
    text.words(limit) { workflow.field($0)?.name[request.language] ?? $0 }
  }

  private func move(_ move: Move) -> WorkflowPage.Move {
    let guards =
      move.guards.map { request.words($0, in: workflow) } + (move.notBy.isEmpty ? [] : [text.guardNotBy(text.list(move.notBy.map(title)))])
    return WorkflowPage.Move(
      title: move.title[request.language], name: move.name, from: text.list(move.from.map(name)), to: name(move.to),
      by: text.list(move.by.map { request.role($0, in: workflow) }),
      needs: text.list(move.needs.map { request.name($0.description, in: workflow) }),
      guards: text.list(guards))
  }

  private func reminder(_ rule: ReminderRule) -> WorkflowPage.Reminder {
    let moment =
      switch rule.moment {
      case .before(let limit): text.workflowBefore(words(limit))
      case .onLimit: text.workflowOnLimit
      case .late(let limit): text.workflowLate(words(limit))
      case .after(let limit): text.workflowAfter(words(limit))
      }
    let light: LightPart? =
      switch rule.colour {
      case .blue?: LightPart(colour: .blue, word: text.supervisionBlue)
      case .yellow?: LightPart(colour: .yellow, word: text.supervisionYellow)
      case .red?: LightPart(colour: .red, word: text.supervisionRed)
      case nil: nil
      }
    return WorkflowPage.Reminder(
      state: name(rule.state), moment: moment, to: text.list(rule.to.map { request.role($0, in: workflow) }), light: light)
  }
}
