import Domain

/// What roles, guards, timers and effects name is there and fits.
extension WorkflowCheck {
  /// Roles and limits that name a field, guards, sums and timers.
  func words() -> [Complaint] {
    var found: [Complaint] = []
    func want(_ id: Field.ID, _ kinds: [Field.Kind], _ place: String) {
      guard let field = workflow.field(id) else { return found.append(file.complaint(.unknownField(id), at: place)) }
      if !kinds.contains(field.kind) { found.append(file.complaint(.wrongField(id, kinds.map(\.rawValue)), at: place)) }
    }
    func want(_ roles: [Role], _ place: String) {
      for case .field(let id) in roles where !id.hasPrefix("whole.") { want(id, [.party], place) }
    }
    func want(_ limit: Limit?, _ place: String) {
      if case .field(let id)? = limit?.span { want(id, [.date], place) }
    }
    want(workflow.registration.by, "register")
    for state in workflow.states {
      want(state.limit, "states.\(state.id)")
      want(state.holder.map { [$0] } ?? [], "states.\(state.id)")
    }
    want(workflow.whole?.otherwise, "limit")
    if let field = workflow.whole?.outer { want(field, [.date], "limit") }
    if let field = workflow.whole?.lawful { want(field, [.choice], "limit") }
    for (place, rule) in workflow.reminders.enumerated() {
      want(rule.to, "reminders.\(place)")
      if let field = rule.of { want(field, [.date], "reminders.\(place)") }
    }
    for move in workflow.moves {
      let place = "moves.\(move.name)"
      want(move.by + move.tell, place)
      if let field = move.merges { want(field, [.text], place) }
      switch move.timing {
      case .on(let id)?, .before(_, let id)?: want(id, [.date], place)
      case .limit?, .after?, nil: break
      }
      found += move.guards.flatMap { guards($0, place) }
    }
    for field in workflow.fields {
      want(field.writers, "fields.\(field.id)")
      if let flag = field.closedBy { want(flag, [.flag], "fields.\(field.id)") }
    }
    for field in workflow.fields where !field.sum.isEmpty || field.figure != nil || !field.weights.isEmpty {
      want(field.id, [.number, .money, .percent], "fields.\(field.id)")
      for figure in field.weights.keys.filter({ !$0.isShare }).map(\.rawValue).sorted() {
        found.append(file.complaint(.notAShare(figure), at: "fields.\(field.id)"))
      }
      found += field.sum.flatMap { own($0, "fields.\(field.id)") }
    }
    return found
  }

  private func guards(_ guardian: Guard, _ place: String) -> [Complaint] {
    switch guardian {
    case .choice(let id, let options):
      guard let field = workflow.field(id) else { return [file.complaint(.unknownField(id), at: place)] }
      guard field.kind == .choice else { return [file.complaint(.notAChoice(id), at: place)] }
      let known = field.options.map(\.id)
      return options.filter { !known.contains($0) }.map { file.complaint(.notOneOf($0, known), at: place) }
    case .nothingOpen(let id?):
      guard let field = workflow.field(id) else { return [file.complaint(.unknownField(id), at: place)] }
      return field.kind == .words ? [] : [file.complaint(.wrongField(id, ["words"]), at: place)]
    case .sums(let left, _, let right): return (left + right).flatMap { own($0, place) }
    default: return []
    }
  }

  /// A term of the item itself is a number of it; of others it is a number of whoever they are.
  private func own(_ term: Term, _ place: String) -> [Complaint] {
    guard [.own, .siblings, .allSiblings].contains(term.place) else { return [] }
    guard let field = workflow.field(term.field) else { return [file.complaint(.unknownField(term.field), at: place)] }
    return field.isNumeric ? [] : [file.complaint(.wrongField(term.field, ["number", "money"]), at: place)]
  }

  /// What moves start, carry and do to the whole; timers that would go round for ever.
  func effects() -> [Complaint] {
    var found: [Complaint] = []
    for kind in workflow.registration.under where !kinds.contains(kind) { found.append(file.complaint(.unknownKind(kind), at: "register")) }
    for move in workflow.moves {
      let place = "moves.\(move.name)"
      found += move.starts.flatMap { starts($0, place) }
      for carry in move.carries {
        if let kind = carry.kind, !kinds.contains(kind) { found.append(file.complaint(.unknownKind(kind), at: place)) }
        let targets = workflows.filter { carry.kind == nil || $0.kind == carry.kind }
        if !workflows.isEmpty, !targets.contains(where: { $0.moves.contains { $0.name == carry.move } }) {
          found.append(file.complaint(.unknownMove(carry.move), at: place))
        }
      }
      if case .extend(let id)? = move.onWhole, workflow.field(id)?.kind != .date {
        found.append(file.complaint(workflow.field(id) == nil ? .unknownField(id) : .wrongField(id, ["date"]), at: place))
      }
    }
    return found + timers()
  }

  private func starts(_ start: Start, _ place: String) -> [Complaint] {
    guard kinds.contains(start.kind) else { return [file.complaint(.unknownKind(start.kind), at: place)] }
    guard let kind = workflows.last(where: { $0.kind == start.kind }) else { return [] }
    var found: [Complaint] = []
    for field in start.fields.keys.sorted() where kind.field(field) == nil { found.append(file.complaint(.unknownField(field), at: place)) }
    for field in kind.fields where field.isRequired && start.fields[field.id] == nil {
      found.append(file.complaint(.startLacks(start.kind, field.id), at: place))
    }
    return found
  }

  /// A ring of moves that the clock makes would turn for ever.
  private func timers() -> [Complaint] {
    let timed = workflow.moves.filter { $0.timing != nil }
    return timed.compactMap { move in
      let onwards = reachable(from: [move.to], by: timed)
      return move.from.contains(where: onwards.contains) ? file.complaint(.timerLoop(move.name), at: "moves.\(move.name)") : nil
    }
  }

  /// Whether another kind's move makes this one along with its own.
  func isCarried(_ move: Move) -> Bool {
    workflows.contains { other in
      other.moves.contains { $0.carries.contains { $0.move == move.name && ($0.kind == nil || $0.kind == workflow.kind) } }
        || (other.shares.map { $0.kind == workflow.kind && ($0.withdraw == move.name || $0.sendBack == move.name) } ?? false)
    }
  }
}
