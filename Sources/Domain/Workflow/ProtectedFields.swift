/// Fields that rules read: who may act, what must balance, when something is due. They change by the moves that ask for
/// them, or whoever fills them in would go round every guard.
struct ProtectedFields: Sendable {
  /// Fields that nobody corrects by hand: what is added up, and the parties whose people may act.
  let sealed: Set<Field.ID>
  /// Fields that limits, timers, paths, sums and freezes read: whoever registered the item may correct them before
  /// anything was done with it.
  let ruled: Set<Field.ID>

  /// What the kinds begun today read of their wholes and parts.
  struct Reading {
    var ofWholes: [Field.ID]
    var below: [Field.ID]

    init(_ newest: [Workflow]) {
      ofWholes = newest.flatMap(\.roles).compactMap { $0.field(of: "whole.") }
      below = newest.flatMap { $0.terms { [.parts, .allParts, .whole].contains($0) } }
    }
  }

  init(of workflow: Workflow, beside newest: [Workflow]) { self.init(of: workflow, Reading(newest)) }

  init(of workflow: Workflow, _ reading: Reading) {
    let totals = workflow.fields.filter { !$0.sum.isEmpty || $0.figure != nil || !$0.weights.isEmpty }.map(\.id)
    sealed = Set(totals + workflow.roles.compactMap { $0.field(of: "") } + reading.ofWholes)
    ruled = workflow.timed.union(reading.below.filter { workflow.field($0) != nil })
  }
}

extension Workflows {
  package func sealed(in workflow: Workflow) -> Set<Field.ID> { rules(of: workflow).sealed }
  package func ruled(in workflow: Workflow) -> Set<Field.ID> { rules(of: workflow).ruled }
}

extension Workflow {
  /// What its own limits, timers, paths, sums and freezes read.
  fileprivate var timed: Set<Field.ID> {
    var fields = Set<Field.ID>()
    if let id = whole?.field { fields.insert(id) }
    let limits = ((whole.map { [$0.otherwise] + $0.limits.values.map(Optional.init) } ?? []) + states.map(\.limit))
    for case .field(let id)? in limits.map({ $0?.span }) { fields.insert(id) }
    for move in moves {
      switch move.timing {
      case .on(let id)?, .before(_, let id)?: fields.insert(id)
      case .limit?, .after?, nil: break
      }
      for case .choice(let id, _) in move.guards { fields.insert(id) }
      for case .nothingOpen(let id?) in move.guards { fields.insert(id) }
      if case .extend(let id)? = move.onWhole { fields.insert(id) }
      if let id = move.spends { fields.insert(id) }
    }
    fields.formUnion([consent?.amount, consent?.moves].compactMap { $0 })
    fields.formUnion(terms { [.own, .siblings, .allSiblings].contains($0) })
    if kind == Workflow.freeze { fields.formUnion(self.fields.map(\.id)) }
    return fields
  }

  fileprivate func terms(_ places: (Term.Place) -> Bool) -> [Field.ID] {
    let guarded = moves.flatMap(\.guards).flatMap { guardian -> [Term] in
      if case .sums(let left, _, let right) = guardian { left + right } else { [] }
    }
    return (guarded + fields.flatMap(\.sum)).filter { places($0.place) }.map(\.field)
  }

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
