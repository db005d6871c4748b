/// Fields that only some may fill in, and fields that only the desk may see.
extension ItemContext {
  /// The writers of a field hold for every form: a move's, a correction's, a table's.
  func checkWriters(of form: Form, by action: ActionContext, in workflow: Workflow) throws(Refusal) {
    let day = calendar.zone.day(of: action.now)
    for (id, value) in form.fields.sorted(by: { $0.key < $1.key }) where item.fields[id] != value {
      guard let field = workflow.field(id) else { continue }
      let closed = field.closedBy.map { item.fields[$0] == .flag(true) } ?? false
      let writers = closed ? [.responder, .office] : field.writers
      if !writers.isEmpty, capacity(of: action.person, in: writers, for: item, on: day) == nil { throw .notAllowed(field.name) }
    }
  }
}

extension Scope {
  /// Whether the person sits at the desk of an initiative: answers its line, or sits in its office.
  package func isAtDesk(of initiative: Item.ID?) -> Bool {
    initiative.map { desks.contains($0) || offices.contains($0) } ?? false
  }
}

extension Item {
  /// The fields that the citizen asked to keep close: nobody but the desk learns even that they are filled in.
  package func closedFields(to scope: Scope, of workflow: Workflow?) -> Set<Field.ID> {
    guard let workflow, !scope.isAtDesk(of: initiative) else { return [] }
    return Set(workflow.fields.filter { field in field.closedBy.map { fields[$0] == .flag(true) } ?? false }.map(\.id))
  }

  /// The item as this person may see it.
  package func shown(to scope: Scope, of workflow: Workflow?) -> Item {
    let closed = closedFields(to: scope, of: workflow)
    guard !closed.isEmpty else { return self }
    var item = self
    for id in closed { item.fields[id] = nil }
    return item
  }
}
