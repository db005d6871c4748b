import Domain

/// Proves of a workflow what `duban workflow check` promises; answers every fault with its line.
package struct WorkflowCheck {
  private let file: WorkflowFile
  private let kinds: Set<Workflow.Kind>

  /// - Parameter kinds: the kinds that run beside it, for shares.
  package init(_ file: WorkflowFile, beside kinds: Set<Workflow.Kind>) {
    self.file = file
    self.kinds = kinds
  }

  package func complaints() -> [Complaint] {
    (references() + shape() + names() + ways()).sorted { ($0.line, $0.sentence.en) < ($1.line, $1.sentence.en) }
  }

  private var workflow: Workflow { file.workflow }
  private var states: Set<String> { Set(workflow.states.map(\.id)) }

  /// Whatever is named is there.
  private func references() -> [Complaint] {
    var found: [Complaint] = []
    for move in workflow.moves {
      let place = "moves.\(move.name)"
      for state in move.from + [move.to] where !states.contains(state) { found.append(file.complaint(.unknownState(state), at: place)) }
      for other in move.notBy where !workflow.moves.contains(where: { $0.name == other }) {
        found.append(file.complaint(.unknownMove(other), at: place))
      }
      for case .field(let field) in move.needs + move.asks where workflow.field(field) == nil {
        found.append(file.complaint(.unknownField(field), at: place))
      }
      if move.by.isEmpty, workflow.shares?.move != move.name { found.append(file.complaint(.nobody(move.name), at: place)) }
    }
    for (place, rule) in workflow.reminders.enumerated() where !states.contains(rule.state) {
      found.append(file.complaint(.unknownState(rule.state), at: "reminders.\(place)"))
    }
    for case .field(let field) in workflow.registration.needs where workflow.field(field) == nil {
      found.append(file.complaint(.unknownField(field), at: "register"))
    }
    if let field = workflow.whole?.field, workflow.field(field) == nil { found.append(file.complaint(.unknownField(field), at: "limit")) }
    if let shares = workflow.shares {
      if !kinds.contains(shares.kind) { found.append(file.complaint(.unknownKind(shares.kind), at: "shares")) }
      if !workflow.moves.contains(where: { $0.name == shares.move }) { found.append(file.complaint(.unknownMove(shares.move), at: "shares")) }
    }
    return found
  }

  private func shape() -> [Complaint] {
    var found: [Complaint] = []
    let initial = workflow.states.count { $0.isInitial }
    if initial != 1 { found.append(file.complaint(.initialStates(initial), at: "states")) }
    if !workflow.states.contains(where: \.isDone) { found.append(file.complaint(.noDoneState, at: "states")) }
    for state in workflow.states where state.isPaused && workflow.moves(from: state.id).isEmpty {
      found.append(file.complaint(.pausedDeadEnd(state.id), at: "states.\(state.id)"))
    }
    return found
  }

  private func names() -> [Complaint] {
    var found: [Complaint] = []
    for move in workflow.moves {
      for state in move.from where workflow.moves.first(where: { $0.name == move.name && $0.from.contains(state) }) != move {
        found.append(file.complaint(.twice(move.name, state), at: "moves.\(move.name)"))
      }
    }
    return found
  }

  /// Every state is reached, leads to a done one, and a check comes after what it checks.
  private func ways() -> [Complaint] {
    guard let initial = workflow.states.first(where: \.isInitial) else { return [] }
    var found: [Complaint] = []
    let reached = reachable(from: [initial.id], by: workflow.moves)
    for state in workflow.states where !reached.contains(state.id) {
      found.append(file.complaint(.unreachable(state.id), at: "states.\(state.id)"))
    }
    let backwards = workflow.moves.flatMap { move in
      move.from.map { Move(name: move.name, title: move.title, from: [move.to], to: $0, by: []) }
    }
    let finishing = reachable(from: Set(workflow.states.filter(\.isDone).map(\.id)), by: backwards)
    for state in workflow.states where !finishing.contains(state.id) {
      found.append(file.complaint(.deadEnd(state.id), at: "states.\(state.id)"))
    }
    for move in workflow.moves {
      for made in move.notBy {
        let without = reachable(from: [initial.id], by: workflow.moves.filter { $0.name != made })
        if move.from.contains(where: without.contains) {
          found.append(file.complaint(.notBefore(move.name, made), at: "moves.\(move.name)"))
        }
      }
    }
    return found
  }

  private func reachable(from start: Set<String>, by moves: [Move]) -> Set<String> {
    var reached = start
    var grows = true
    while grows {
      let next = moves.filter { !reached.isDisjoint(with: $0.from) }.map(\.to)
      grows = !reached.isSuperset(of: next)
      reached.formUnion(next)
    }
    return reached
  }
}
