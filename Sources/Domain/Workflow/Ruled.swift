/// Fields that rules read: who may act, what must balance, when something is due. They change by the moves that ask for
/// them, or whoever fills them in would go round every guard.
extension Workflows {
  /// Fields that nobody corrects by hand: what is added up, and the parties whose people may act.
  package func sealed(in workflow: Workflow) -> Set<Field.ID> {
    let totals = workflow.fields.filter { !$0.sum.isEmpty || $0.figure != nil || !$0.weights.isEmpty }.map(\.id)
    let own = workflow.roles.compactMap { $0.field(of: "") }
    let below = newest.flatMap(\.roles).compactMap { $0.field(of: "whole.") }
    return Set(totals + own + below)
  }

  /// Fields that limits, timers, paths, sums and freezes read: whoever registered the item may correct them before
  /// anything was done with it.
  package func ruled(in workflow: Workflow) -> Set<Field.ID> {
    var fields = Set<Field.ID>()
    if let id = workflow.whole?.field { fields.insert(id) }
    let limits = ((workflow.whole.map { [$0.otherwise] + $0.limits.values.map(Optional.init) } ?? []) + workflow.states.map(\.limit))
    for case .field(let id)? in limits.map({ $0?.span }) { fields.insert(id) }
    for move in workflow.moves {
      switch move.timing {
      case .on(let id)?, .before(_, let id)?: fields.insert(id)
      case .limit?, .after?, nil: break
      }
      for case .choice(let id, _) in move.guards { fields.insert(id) }
      for case .nothingOpen(let id?) in move.guards { fields.insert(id) }
      if case .extend(let id)? = move.onWhole { fields.insert(id) }
      if let id = move.spends { fields.insert(id) }
    }
    fields.formUnion([workflow.consent?.amount, workflow.consent?.moves].compactMap { $0 })
    fields.formUnion(terms(of: workflow) { [.own, .siblings, .allSiblings].contains($0) })
    for other in newest {
      fields.formUnion(terms(of: other) { [.parts, .allParts, .whole].contains($0) }.filter { workflow.field($0) != nil })
    }
    if workflow.kind == Workflow.freeze { fields.formUnion(workflow.fields.map(\.id)) }
    return fields
  }

  private func terms(of workflow: Workflow, _ places: (Term.Place) -> Bool) -> [Field.ID] {
    let guarded = workflow.moves.flatMap(\.guards).flatMap { guardian -> [Term] in
      if case .sums(let left, _, let right) = guardian { left + right } else { [] }
    }
    return (guarded + workflow.fields.flatMap(\.sum)).filter { places($0.place) }.map(\.field)
  }
}

extension Workflow {
  fileprivate var roles: [Role] {
    registration.by + moves.flatMap { $0.by + $0.tell + $0.starts.compactMap { $0.lead.flatMap(Role.init) } } + states.compactMap(\.holder)
  }
}

extension Role {
  /// The field of the item (or, with `whole.`, of its whole) whose party holds the role.
  fileprivate func field(of place: String) -> Field.ID? {
    guard case .field(let id) = self, id.hasPrefix("whole.") == (place == "whole.") else { return nil }
    return place.isEmpty ? id : id.replacing(place, with: "", maxReplacements: 1)
  }
}
