import Domain

/// Proves of a workflow what `duban workflow check` promises; answers every fault with its line.
package struct WorkflowCheck {
  let file: WorkflowFile
  let kinds: Set<Workflow.Kind>
  let workflows: [Workflow]

  /// - Parameter workflows: the kinds that run beside it, for its shares and what it starts and carries.
  package init(_ file: WorkflowFile, beside workflows: [Workflow]) {
    self.file = file
    kinds = Set(workflows.map(\.kind))
    self.workflows = workflows
  }

  package func complaints() -> [Complaint] {
    (references() + words() + effects() + bounds() + shape() + names() + ways()).sorted {
      ($0.line, $0.sentence.en) < ($1.line, $1.sentence.en)
    }
  }

  var workflow: Workflow { file.workflow }
  var states: Set<String> { Set(workflow.states.map(\.id)) }

  /// Whatever is named is there.
  private func references() -> [Complaint] {
    var found: [Complaint] = []
    for move in workflow.moves {
      let place = "moves.\(move.name)"
      for state in move.from + [move.to] where !states.contains(state) { found.append(file.complaint(.unknownState(state), at: place)) }
      for other in move.notBy where other != Entry.Act.register.description && !workflow.moves.contains(where: { $0.name == other }) {
        found.append(file.complaint(.unknownMove(other), at: place))
      }
      for case .field(let field) in move.needs + move.asks where workflow.field(field) == nil {
        found.append(file.complaint(.unknownField(field), at: place))
      }
      if move.by.isEmpty, move.timing == nil, workflow.shares?.move != move.name, workflow.consent?.use != move.name, !isCarried(move) {
        found.append(file.complaint(.nobody(move.name), at: place))
      }
    }
    for (place, rule) in workflow.reminders.enumerated() {
      let place = "reminders.\(place)"
      if !states.contains(rule.state) { found.append(file.complaint(.unknownState(rule.state), at: place)) }
      if let span = rule.moment.span, !span.isCounted { found.append(file.complaint(.notASpan, at: place)) }
      if let every = rule.every, !every.countsDays { found.append(file.complaint(.notDaily, at: place)) }
    }
    for case .field(let field) in workflow.registration.needs where workflow.field(field) == nil {
      found.append(file.complaint(.unknownField(field), at: "register"))
    }
    found += whole()
    if let shares = workflow.shares {
      if !kinds.contains(shares.kind) { found.append(file.complaint(.unknownKind(shares.kind), at: "shares")) }
      if !workflow.moves.contains(where: { $0.name == shares.move }) {
        found.append(file.complaint(.unknownMove(shares.move), at: "shares"))
      }
      let kind = workflows.last { $0.kind == shares.kind }
      for name in [shares.withdraw, shares.sendBack].compactMap({ $0 }) where kind?.moves.contains(where: { $0.name == name }) == false {
        found.append(file.complaint(.unknownMove(name), at: "shares"))
      }
    }
    return found
  }

  /// A limit by choice: of a field that has those choices.
  private func whole() -> [Complaint] {
    guard let whole = workflow.whole else { return [] }
    guard let name = whole.field else { return whole.limits.isEmpty ? [] : [file.complaint(.missingKey("by"), at: "limit")] }
    guard let field = workflow.field(name) else { return [file.complaint(.unknownField(name), at: "limit")] }
    guard field.kind == .choice else { return [file.complaint(.notAChoice(name), at: "limit")] }
    let options = field.options.map(\.id)
    return whole.limits.keys.sorted().filter { !options.contains($0) }.map { file.complaint(.notOneOf($0, options), at: "limit") }
  }

  private func shape() -> [Complaint] {
    var found: [Complaint] = []
    let initial = workflow.states.count { $0.isInitial }
    if initial != 1 { found.append(file.complaint(.initialStates(initial), at: "states")) }
    if !workflow.states.contains(where: \.isDone) { found.append(file.complaint(.noDoneState, at: "states")) }
    for state in workflow.states where state.isPaused && workflow.moves(from: state.id).allSatisfy({ $0.to == state.id }) {
      found.append(file.complaint(.pausedDeadEnd(state.id), at: "states.\(state.id)"))
    }
    return found
  }

  private func names() -> [Complaint] {
    var found: [Complaint] = []
    // Ids become XML ids and event names, and parts of keys.
    let ids =
      [(workflow.kind, "kind")] + workflow.fields.map { ($0.id, "fields.\($0.id)") } + workflow.states.map { ($0.id, "states.\($0.id)") }
      + workflow.moves.map { ($0.name, "moves.\($0.name)") }
    for (id, place) in ids where id.first?.isLetter != true || !id.allSatisfy({ $0.isLetter || $0.isWholeNumber || $0 == "-" }) {
      found.append(file.complaint(.notAnID(id), at: place))
    }
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
    // Who made a move is asked since the start or the last reopening.
    let done = Set(workflow.states.filter(\.isDone).map(\.id))
    let reopened = workflow.moves.filter { !done.isDisjoint(with: $0.from) && !done.contains($0.to) }.map(\.to)
    for move in workflow.moves {
      // Of several, one at least.
      let known = move.notBy.filter { made in workflow.moves.contains { $0.name == made } }
      let without = reachable(from: Set([initial.id] + reopened), by: workflow.moves.filter { !known.contains($0.name) })
      if !known.isEmpty, move.from.contains(where: without.contains) {
        found.append(file.complaint(.notBefore(move.name, known.joined(separator: ", ")), at: "moves.\(move.name)"))
      }
    }
    return found
  }

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

extension ReminderRule.Moment {
  fileprivate var span: Limit? {
    switch self {
    case .before(let span), .late(let span), .after(let span): span
    case .onLimit: nil
    }
  }
}

extension Limit {
  var countsDays: Bool {
    switch span {
    case .count(_, .days), .count(_, .workingDays): true
    case .count, .day, .month, .field: false
    }
  }
}
