import Domain

/// The checks of `duban workflow check` on one workflow.
package struct WorkflowCheck {
  let file: WorkflowFile
  let kinds: Set<Workflow.Kind>
  let workflows: [Workflow]

  /// - Parameter workflows: the kinds that run beside it; its shares, starts and carried moves are checked against them.
  package init(_ file: WorkflowFile, beside workflows: [Workflow]) {
    self.file = file
    kinds = Set(workflows.map(\.kind))
    self.workflows = workflows
  }

  /// Runs all checks.
  /// - Returns: the diagnostics, sorted by line.
  package func diagnostics() -> [Diagnostic] {
    (references() + fieldReferences() + effects() + bounds() + shape() + names() + paths()).sorted {
      ($0.line, $0.sentence.en) < ($1.line, $1.sentence.en)
    }
  }

  var workflow: Workflow { file.workflow }
  var states: Set<String> { Set(workflow.states.map(\.id)) }

  /// Checks that the named states, moves, fields and kinds exist.
  private func references() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for move in workflow.moves {
      let location = "moves.\(move.name)"
      for state in move.from + [move.to] where !states.contains(state) {
        diagnostics.append(file.diagnostic(.unknownState(state), at: location))
      }
      for other in move.notBy where other != Entry.Act.register.description && !workflow.moves.contains(where: { $0.name == other }) {
        diagnostics.append(file.diagnostic(.unknownMove(other), at: location))
      }
      for case .field(let field) in move.needs + move.asks where workflow.field(field) == nil {
        diagnostics.append(file.diagnostic(.unknownField(field), at: location))
      }
      if move.by.isEmpty, move.timing == nil, workflow.shares?.move != move.name, workflow.consent?.use != move.name, !isCarried(move) {
        diagnostics.append(file.diagnostic(.nobody(move.name), at: location))
      }
    }
    for (index, rule) in workflow.reminders.enumerated() {
      let location = "reminders.\(index)"
      if !states.contains(rule.state) { diagnostics.append(file.diagnostic(.unknownState(rule.state), at: location)) }
      if let span = rule.moment.span, !span.isCounted { diagnostics.append(file.diagnostic(.notASpan, at: location)) }
      if let every = rule.every, !every.countsDays { diagnostics.append(file.diagnostic(.notDaily, at: location)) }
    }
    for case .field(let field) in workflow.registration.needs + workflow.registration.asks where workflow.field(field) == nil {
      diagnostics.append(file.diagnostic(.unknownField(field), at: "register"))
    }
    diagnostics += whole()
    if let shares = workflow.shares {
      if !kinds.contains(shares.kind) { diagnostics.append(file.diagnostic(.unknownKind(shares.kind), at: "shares")) }
      if !workflow.moves.contains(where: { $0.name == shares.move }) {
        diagnostics.append(file.diagnostic(.unknownMove(shares.move), at: "shares"))
      }
      let kind = workflows.last { $0.kind == shares.kind }
      for name in [shares.withdraw, shares.sendBack].compactMap({ $0 }) where kind?.moves.contains(where: { $0.name == name }) == false {
        diagnostics.append(file.diagnostic(.unknownMove(name), at: "shares"))
      }
    }
    return diagnostics
  }

  /// A limit by choice must name a choice field and only its options.
  private func whole() -> [Diagnostic] {
    guard let whole = workflow.whole else { return [] }
    guard let name = whole.field else { return whole.limits.isEmpty ? [] : [file.diagnostic(.missingKey("by"), at: "limit")] }
    guard let field = workflow.field(name) else { return [file.diagnostic(.unknownField(name), at: "limit")] }
    guard field.kind == .choice else { return [file.diagnostic(.notAChoice(name), at: "limit")] }
    let options = field.options.map(\.id)
    return whole.limits.keys.sorted().filter { !options.contains($0) }.map { file.diagnostic(.notOneOf($0, options), at: "limit") }
  }

  private func shape() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let initial = workflow.states.count { $0.isInitial }
    if initial != 1 { diagnostics.append(file.diagnostic(.initialStates(initial), at: "states")) }
    if !workflow.states.contains(where: \.isDone) { diagnostics.append(file.diagnostic(.noDoneState, at: "states")) }
    for state in workflow.states where state.isPaused && workflow.moves(from: state.id).allSatisfy({ $0.to == state.id }) {
      diagnostics.append(file.diagnostic(.pausedDeadEnd(state.id), at: "states.\(state.id)"))
    }
    return diagnostics
  }

  private func names() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    // Ids are used as XML ids, as event names and in keys.
    let ids =
      [(workflow.kind, "kind")] + workflow.fields.map { ($0.id, "fields.\($0.id)") } + workflow.states.map { ($0.id, "states.\($0.id)") }
      + workflow.moves.map { ($0.name, "moves.\($0.name)") }
    for (id, location) in ids where id.first?.isLetter != true || !id.allSatisfy({ $0.isLetter || $0.isWholeNumber || $0 == "-" }) {
      diagnostics.append(file.diagnostic(.notAnID(id), at: location))
    }
    for move in workflow.moves {
      for state in move.from where workflow.moves.first(where: { $0.name == move.name && $0.from.contains(state) }) != move {
        diagnostics.append(file.diagnostic(.twice(move.name, state), at: "moves.\(move.name)"))
      }
    }
    return diagnostics
  }

  /// Checks that every state can be reached and leads to a done state, and that a `not-by` move always comes after the moves that it names.
  private func paths() -> [Diagnostic] {
    guard let initial = workflow.states.first(where: \.isInitial) else { return [] }
    var diagnostics: [Diagnostic] = []
    let reached = reachable(from: [initial.id], by: workflow.moves)
    for state in workflow.states where !reached.contains(state.id) {
      diagnostics.append(file.diagnostic(.unreachable(state.id), at: "states.\(state.id)"))
    }
    let backwards = workflow.moves.flatMap { move in
      move.from.map { Move(name: move.name, title: move.title, from: [move.to], to: $0, by: []) }
    }
    let finishing = reachable(from: Set(workflow.states.filter(\.isDone).map(\.id)), by: backwards)
    for state in workflow.states where !finishing.contains(state.id) {
      diagnostics.append(file.diagnostic(.deadEnd(state.id), at: "states.\(state.id)"))
    }
    // `not-by` looks back as far as the start or the last reopening.
    let done = Set(workflow.states.filter(\.isDone).map(\.id))
    let reopened = workflow.moves.filter { !done.isDisjoint(with: $0.from) && !done.contains($0.to) }.map(\.to)
    for move in workflow.moves {
      // If `not-by` names several moves, one of them is enough.
      let known = move.notBy.filter { made in workflow.moves.contains { $0.name == made } }
      let without = reachable(from: Set([initial.id] + reopened), by: workflow.moves.filter { !known.contains($0.name) })
      if !known.isEmpty, move.from.contains(where: without.contains) {
        diagnostics.append(file.diagnostic(.notBefore(move.name, known.joined(separator: ", ")), at: "moves.\(move.name)"))
      }
    }
    return diagnostics
  }

  /// The states that `moves` reach from `start`, itself included.
  func reachable(from start: Set<String>, by moves: [Move]) -> Set<String> {
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

extension ReminderRule.Trigger {
  fileprivate var span: TimeLimit? {
    switch self {
    case .before(let span), .late(let span), .after(let span): span
    case .onLimit: nil
    }
  }
}

extension TimeLimit {
  var countsDays: Bool {
    switch span {
    case .count(_, .days), .count(_, .workingDays): true
    case .count, .day, .month, .field: false
    }
  }
}
