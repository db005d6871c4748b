extension RegistrationContext {
  /// Registers an item of `kind`, with the shares of its parties where the kind has them.
  package func register(
    _ kind: Workflow.Kind, with form: Form, start: Day? = nil, follows predecessors: [Item] = [], startedBy origin: Item.ID? = nil,
    on action: ActionContext
  ) throws(Refusal) -> Change {
    guard let workflow = workflows[kind] else { throw .unknownKind(kind) }
    guard let initiative else { throw .notFound }
    try checkPlace(of: workflow)
    let draft = Item(
      id: Item.ID(action.freshID()), kind: kind, workflowVersion: workflow.version, title: "", state: workflow.initial.id,
      initiative: initiative.id, parent: parent?.id, registrar: action.person.id, registeredAt: action.now, start: start)
    var form = form
    if workflow.registration.takesParties, form.lead == nil, let parent {
      (form.lead, form.assisting) = (parent.lead, parent.assisting.isEmpty ? nil : parent.assisting)
    }
    let context = context(of: draft)
    let day = calendar.zone.day(of: action.now)
    var asked = draft
    asked.lead = parent?.lead
    guard let capacity = context.capacity(of: action.person, in: workflow.registration.by, for: parent == nil ? draft : asked, on: day)
    else {
      throw .notAllowed(workflow.name)
    }
    if initiative.isDone { throw .parentClosed(blocker(initiative)) }
    if let parent, parent.isDone { throw .parentClosed(blocker(parent)) }
    try admit(workflow, on: action)
    try context.checkWriters(of: form, by: action, in: workflow)
    try check(form, for: workflow)
    let missing = ([.title] + workflow.registration.needs + workflow.fields.filter(\.isRequired).map { .field($0.id) }).filter {
      !form.has($0)
    }
    guard missing.isEmpty else { throw .missing(missing) }
    var change = try context.registered(workflow, form, predecessors, origin, by: action, as: capacity)
    if let parent { change.preconditions.formUnion(contextOfParent(parent).preconditions(of: workflow.registration.guards)) }
    if let effect = workflow.registration.onWhole {
      if let parent { try checkExtension(of: parent, asked: change.writes[0].item, in: workflow, at: action.now) }
      try context.affectParent(effect, of: change.writes[0].item, by: action, into: &change)
      change.trustWrites()
    }
    return change
  }

  /// - Throws: `Refusal.faults`, `.unknown` for each value that is not accepted on registration.
  func check(_ form: Form, for workflow: Workflow) throws(Refusal) {
    try form.check(
      accepting: [.title, .lead, .assisting, .assignee, .limit] + workflows.registrable(in: workflow).map { Need.field($0.id) })
  }

  /// Whether the kind is registered under items of the parent's kind at all. Asked before permission, which depends on the parent.
  private func checkPlace(of workflow: Workflow) throws(Refusal) {
    let registration = workflow.registration
    if !registration.under.isEmpty, !registration.under.contains(parent?.kind ?? "") {
      throw .onlyUnder(registration.under.compactMap { workflows[$0]?.name })
    }
  }

  /// Whether the parent takes a child of this kind now.
  private func admit(_ workflow: Workflow, on action: ActionContext) throws(Refusal) {
    let registration = workflow.registration
    guard let parent, let above = workflows[parent.kind, version: parent.workflowVersion] else { return }
    // A request about the parent, such as an extension, is accepted while the parent is being checked.
    if above.state(parent.state)?.isLocked == true, registration.onWhole == nil {
      throw .locked(above.state(parent.state)?.name ?? Name(parent.state))
    }
    try contextOfParent(parent).check(registration.guards, at: action.now, in: above)
  }

  /// Refuses an extension that could not be granted.
  private func checkExtension(of parent: Item, asked: Item, in workflow: Workflow, at now: Instant) throws(Refusal) {
    let day = workflow.moves.lazy.compactMap { if case .extend(let field)? = $0.onWhole { asked.fields[field]?.day } else { nil } }.first
    try contextOfParent(parent).checkExtension(to: day, askedAt: now)
  }

  private func blocker(_ item: Item) -> Refusal.Blocker {
    Refusal.Blocker(
      id: item.id, number: item.number, title: item.title,
      state: workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.name ?? Name(item.state))
  }
}

extension RegistrationContext {
  /// A registration and the first move on the new item, as one change: logged and dispatched at once.
  package func following(
    _ change: Change, by move: Move.Name, with form: Form, into main: Item? = nil, on action: ActionContext
  ) throws(Refusal) -> Change {
    var change = change
    let fresh = change.writes[0]
    var context = context(of: fresh.item)
    context.children = ChildrenSummary(of: change.writes.map(\.item).filter { $0.parent == fresh.item.id })
    context.main = main
    change.goOn(at: 0, with: try context.decide(move, with: form, on: action))
    return change
  }
}
