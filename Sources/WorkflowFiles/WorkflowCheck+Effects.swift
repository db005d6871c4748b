import Domain

/// Checks that the names in roles, guards, timers and effects exist and have the right type.
extension WorkflowCheck {
  /// Checks the fields that roles, limits, guards, sums and timers name.
  func fieldReferences() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    func want(_ id: Field.ID, _ kinds: [Field.Kind], _ location: String) {
      guard let field = workflow.field(id) else { return diagnostics.append(file.diagnostic(.unknownField(id), at: location)) }
      if !kinds.contains(field.kind) { diagnostics.append(file.diagnostic(.wrongField(id, kinds.map(\.rawValue)), at: location)) }
    }
    func want(_ roles: [Role], _ location: String) {
      for case .field(let id) in roles where !id.hasPrefix("whole.") { want(id, [.party], location) }
    }
    func want(_ limit: TimeLimit?, _ location: String) {
      if case .field(let id)? = limit?.span { want(id, [.date], location) }
    }
    want(workflow.registration.by, "register")
    for state in workflow.states {
      want(state.limit, "states.\(state.id)")
      want(state.holder.map { [$0] } ?? [], "states.\(state.id)")
    }
    want(workflow.whole?.otherwise, "limit")
    if let field = workflow.whole?.outer { want(field, [.date], "limit") }
    if let field = workflow.whole?.lawful { want(field, [.choice], "limit") }
    for (index, rule) in workflow.reminders.enumerated() {
      want(rule.to, "reminders.\(index)")
      if let field = rule.of { want(field, [.date], "reminders.\(index)") }
    }
    for move in workflow.moves {
      let location = "moves.\(move.name)"
      want(move.by + move.tell, location)
      if let field = move.merges { want(field, [.text], location) }
      switch move.timing {
      case .on(let id)?, .before(_, let id)?: want(id, [.date], location)
      case .limit?, .after?, nil: break
      }
      diagnostics += move.guards.flatMap { guards($0, location) }
    }
    for field in workflow.fields {
      want(field.writers, "fields.\(field.id)")
      if let flag = field.closedBy { want(flag, [.flag], "fields.\(field.id)") }
    }
    for field in workflow.fields where !field.sum.isEmpty || field.figure != nil || !field.weights.isEmpty {
      want(field.id, [.number, .money, .percent], "fields.\(field.id)")
      for figure in field.weights.keys.filter({ !$0.isShare }).map(\.rawValue).sorted() {
        diagnostics.append(file.diagnostic(.notAShare(figure), at: "fields.\(field.id)"))
      }
      diagnostics += field.sum.flatMap { own($0, "fields.\(field.id)") }
    }
    return diagnostics
  }

  private func guards(_ guardian: Guard, _ location: String) -> [Diagnostic] {
    switch guardian {
    case .choice(let id, let options):
      guard let field = workflow.field(id) else { return [file.diagnostic(.unknownField(id), at: location)] }
      guard field.kind == .choice else { return [file.diagnostic(.notAChoice(id), at: location)] }
      let known = field.options.map(\.id)
      return options.filter { !known.contains($0) }.map { file.diagnostic(.notOneOf($0, known), at: location) }
    case .nothingOpen(let id?):
      guard let field = workflow.field(id) else { return [file.diagnostic(.unknownField(id), at: location)] }
      return field.kind == .words ? [] : [file.diagnostic(.wrongField(id, ["words"]), at: location)]
    case .sums(let left, _, let right): return (left + right).flatMap { own($0, location) }
    default: return []
    }
  }

  /// Terms of the item and its siblings must name a numeric field of this kind; terms of other items cannot be checked here.
  private func own(_ term: Term, _ location: String) -> [Diagnostic] {
    guard [.own, .siblings, .allSiblings].contains(term.place) else { return [] }
    guard let field = workflow.field(term.field) else { return [file.diagnostic(.unknownField(term.field), at: location)] }
    return field.isNumeric ? [] : [file.diagnostic(.wrongField(term.field, ["number", "money"]), at: location)]
  }

  /// Checks the kinds and moves that registrations and moves name, effects on the parent item, and timers.
  func effects() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for kind in workflow.registration.under where !kinds.contains(kind) {
      diagnostics.append(file.diagnostic(.unknownKind(kind), at: "register"))
    }
    for move in workflow.moves {
      let location = "moves.\(move.name)"
      diagnostics += move.starts.flatMap { starts($0, location) }
      for carry in move.carries {
        if let kind = carry.kind, !kinds.contains(kind) { diagnostics.append(file.diagnostic(.unknownKind(kind), at: location)) }
        let targets = workflows.filter { carry.kind == nil || $0.kind == carry.kind }
        if !workflows.isEmpty, !targets.contains(where: { $0.moves.contains { $0.name == carry.move } }) {
          diagnostics.append(file.diagnostic(.unknownMove(carry.move), at: location))
        }
      }
      if case .extend(let id)? = move.onWhole, workflow.field(id)?.kind != .date {
        diagnostics.append(file.diagnostic(workflow.field(id) == nil ? .unknownField(id) : .wrongField(id, ["date"]), at: location))
      }
    }
    return diagnostics + timers()
  }

  private func starts(_ start: Start, _ location: String) -> [Diagnostic] {
    guard kinds.contains(start.kind) else { return [file.diagnostic(.unknownKind(start.kind), at: location)] }
    guard let kind = workflows.last(where: { $0.kind == start.kind }) else { return [] }
    var diagnostics: [Diagnostic] = []
    for field in start.fields.keys.sorted() where kind.field(field) == nil {
      diagnostics.append(file.diagnostic(.unknownField(field), at: location))
    }
    for field in kind.fields where field.isRequired && start.fields[field.id] == nil {
      diagnostics.append(file.diagnostic(.startLacks(start.kind, field.id), at: location))
    }
    return diagnostics
  }

  /// Timed moves that form a cycle would run for ever.
  private func timers() -> [Diagnostic] {
    let timed = workflow.moves.filter { $0.timing != nil }
    return timed.compactMap { move in
      let onwards = reachable(from: [move.to], by: timed)
      return move.from.contains(where: onwards.contains) ? file.diagnostic(.timerLoop(move.name), at: "moves.\(move.name)") : nil
    }
  }

  /// Whether a move of another kind triggers this one.
  func isCarried(_ move: Move) -> Bool {
    workflows.contains { other in
      other.moves.contains { $0.carries.contains { $0.move == move.name && ($0.kind == nil || $0.kind == workflow.kind) } }
        || (other.shares.map { $0.kind == workflow.kind && ($0.withdraw == move.name || $0.sendBack == move.name) } ?? false)
    }
  }
}
