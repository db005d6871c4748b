extension ItemContext {
  /// The change that a permitted move makes: the item, its history row, its reminders, and everything on other items.
  func apply(
    _ move: Move, _ form: Form, of workflow: Workflow, by action: ActionContext, as capacity: Capacity = Capacity(),
    automatic: String? = nil
  ) throws(Refusal) -> Change {
    var transition = Transition(move, with: form, of: workflow, in: self, by: action, as: capacity, automatic: automatic)
    return try transition.change()
  }

  /// The party that is charged with the lateness when the limit of the state passes.
  package func holder(of item: Item, in workflow: Workflow, on day: Day) -> Party? {
    switch workflow.state(item.state)?.holder {
    case .field(let id)?: item.fields[id]?.text.flatMap { roster.party($0) } ?? item.lead
    case let role?: roster.group(holding: role, for: item, on: day).map(Party.group) ?? item.lead
    case nil: item.lead
    }
  }

  /// The message of a move to the roles that its file names.
  func told(of move: Move, _ item: Item, by action: ActionContext) -> Message {
    Message(
      key: "\(item.id)/\(move.name)/v\(item.version)", item: item.id, rule: move.name, to: move.tell, except: action.person.id,
      due: calendar.sendingTime(atOrAfter: action.now))
  }
}
