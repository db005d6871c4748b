extension ItemContext {
  /// Makes a move. Checked in the order of the interface: permission, state, freezes and guards, then the form.
  package func decide(_ name: Move.Name, with form: Form, on action: ActionContext) throws(Refusal) -> Change {
    let (move, capacity) = try permit(name, on: action)
    try checkWriters(of: form, by: action, in: try workflow(of: item))
    let form = proposing(form, for: move, in: try workflow(of: item))
    // A move accepts only the fields that its file asks for; otherwise anyone who may make a move could write the fields that guards read.
    try form.check(accepting: move.needs + move.asks + (move.merges.map { [.field($0)] } ?? []))
    let missing = move.needs.filter { !form.has($0) && !isHeld($0) }
    guard missing.isEmpty else { throw .missing(missing) }
    return try apply(move, form, of: try workflow(of: item), by: action, as: capacity)
  }

  /// Refuses what needs no form to be refused: an unknown move, a person who may not, a state, a freeze or a guard that
  /// bars it.
  @discardableResult
  package func permit(_ name: Move.Name, on action: ActionContext) throws(Refusal) -> (move: Move, capacity: Capacity) {
    let workflow = try workflow(of: item)
    let here = workflow.transition(name, from: item.state)
    let named = workflow.moves.filter { $0.name == name }
    guard let move = here ?? named.first else { throw .unknownMove(name) }
    let day = calendar.zone.day(of: action.now)
    let roles = here?.by ?? Array(Set(named.flatMap(\.by)))
    let held = capacity(of: action.person, in: roles, for: item, on: day)
    guard let capacity = held ?? here.flatMap({ lastResort(action.person, for: $0, on: day) }) else { throw .notAllowed(move.title) }
    let isOwnWork = (here.map { [$0] } ?? named).allSatisfy {
      isBarred(action.person.id, actingFor: capacity.standingInFor, by: $0.notBy, on: day)
    }
    if isOwnWork { throw .ownWork(move.title) }
    guard here != nil else { throw .notFromHere(move: move.title, state: workflow.state(item.state)?.name ?? Name(item.state)) }
    try checkLock(of: workflow)
    _ = try consents(to: move, on: action)
    try check(move.guards, at: action.now, in: workflow)
    return (move, capacity)
  }

  /// The moves that a person may make now, in the order of the workflow file.
  package func offers(to person: Person, at now: Instant) -> [Offer] {
    guard let workflow = try? workflow(of: item) else { return [] }
    let day = calendar.zone.day(of: now)
    return workflow.moves(from: item.state).compactMap { move in
      guard !leadsElsewhere(move),
        let capacity = capacity(of: person, in: move.by, for: item, on: day) ?? lastResort(person, for: move, on: day)
      else { return nil }
      var refusal: Refusal?
      if isBarred(person.id, actingFor: capacity.standingInFor, by: move.notBy, on: day) {
        refusal = .ownWork(move.title)
      } else {
        do throws(Refusal) {
          try checkLock(of: workflow)
          _ = try consents(to: move, on: ActionContext(person: person, now: now, via: "") { "" })
          try check(move.guards, at: now, in: workflow)
        } catch { refusal = error }
      }
      return Offer(move: move, needs: move.needs.filter { !isHeld($0) }, refusal: refusal)
    }
  }

  /// Under a locked whole parts stay as they are; shares, and what asks for more time, go on.
  private func checkLock(of workflow: Workflow) throws(Refusal) {
    guard let parent, let above = workflows[parent.kind, version: parent.workflowVersion], let state = above.state(parent.state),
      state.isLocked, above.shares?.kind != item.kind, workflow.registration.onWhole == nil
    else { return }
    throw .locked(state.name)
  }

  /// A path of another category is not offered; one whose choice is asked for with it is.
  private func leadsElsewhere(_ move: Move) -> Bool {
    move.guards.contains { guardian in
      guard case .choice(let id, let options) = guardian, !(move.needs + move.asks).contains(.field(id)) else { return false }
      return item.fields[id]?.text.map { !options.contains($0) } ?? true
    }
  }

  /// Values from earlier moves need not be given again, except a reason.
  private func isHeld(_ need: Need) -> Bool {
    switch need {
    case .lead: item.lead != nil
    case .assisting: !item.assisting.isEmpty
    case .assignee: item.assignee != nil
    case .field(let id): item.fields[id] != nil
    case .reason, .limit: false
    case .title: true
    case .shares: finishedShares.isEmpty
    }
  }
}

extension ItemContext {
  /// A move that nobody makes: a join is met or a time has come.
  package func made(_ move: Move, on action: ActionContext) throws(Refusal) -> Change {
    let workflow = try workflow(of: item)
    guard workflow.transition(move.name, from: item.state) != nil else {
      throw .notFromHere(move: move.title, state: workflow.state(item.state)?.name ?? Name(item.state))
    }
    return try apply(move, Form(), of: workflow, by: action)
  }
}

extension ItemContext {
  /// The refusal that a move meets with an empty form; nil where it would be made. For previews: nothing is decided by it.
  package func refusal(of name: Move.Name, on action: ActionContext) -> Refusal? {
    do throws(Refusal) {
      _ = try decide(name, with: Form(), on: action)
      return nil
    } catch { return error }
  }
}
