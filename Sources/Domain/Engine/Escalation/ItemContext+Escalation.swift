/// Escalation of late items (督办): a notice to the party that holds them, which must reply within a limit of its own.
extension ItemContext {
  /// Whether the item is late now and its holder is somebody's to press.
  package func mayBeEscalated(on action: ActionContext) -> Bool {
    guard item.isOverdue(at: action.now), let workflow = try? workflow(of: item), let notice = workflows[Workflow.escalation] else {
      return false
    }
    let day = calendar.zone.day(of: action.now)
    var asked = item
    asked.lead = holder(of: item, in: workflow, on: day)
    asked.assisting = []
    return asked.lead != nil && item.kind != Workflow.escalation
      && capacity(of: action.person, in: notice.registration.by, for: asked, on: day) != nil
  }
}

extension RegistrationContext {
  /// One notice for late items of one holder, linked to each of them.
  package func escalate(for items: [Item], with form: Form, on action: ActionContext) throws(Refusal) -> Change {
    for item in items where !item.isOverdue(at: action.now) {
      let state = workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.name ?? Name(item.state)
      throw .notFromHere(move: Name(zh: "督办", en: "Supervise"), state: state)
    }
    guard let first = items.first else { throw .notFound }
    var change = try register(Workflow.escalation, with: form, startedBy: first.id, on: action)
    let notice = change.writes[0].item.id
    change.links += items.dropFirst().map { Link(from: notice, to: $0.id, kind: .startedBy) }
    for item in items { change.preconditions.insert(.item(item.id, version: item.version)) }
    return change
  }
}
