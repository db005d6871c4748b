/// The fields of a kind that not everybody may write: permissions, balances and deadlines depend on them. They are written by the moves
/// that ask for them; otherwise a correction could bypass every guard.
struct ProtectedFields: Sendable {
  /// Fields that nobody corrects by hand: totals, the parties whose people may act, and the field that names a merged item.
  let sealed: Set<Field.ID>
  /// Fields that limits, timers, paths, sums and freezes read.
  let ruled: Set<Field.ID>
  /// Fields that may be filled in when an item is registered: those that the registration or the kind requires or asks for, and those
  /// that no move fills in and no rule reads.
  let registrable: Set<Field.ID>

  /// The fields that the newest version of every kind reads of its parent and parts, and writes by the moves that it carries along.
  struct References {
    fileprivate var ofParents: Set<Field.ID>
    fileprivate var ofRelatives: Set<Field.ID>
    fileprivate var carries: [Carry]

    init(_ newest: [Workflow]) {
      ofParents = Set(newest.flatMap(\.roles).compactMap { $0.field(of: "whole.") })
      ofRelatives = Set(newest.flatMap { $0.terms { [.parts, .allParts, .whole].contains($0) } })
      carries = newest.flatMap(\.moves).flatMap(\.carries)
    }
  }

  init(of workflow: Workflow, _ references: References) {
    let totals = Set(workflow.fields.filter(\.isTotal).map(\.id))
    let merged = workflow.moves.compactMap(\.merges)
    sealed = totals.union(workflow.roles.compactMap { $0.field(of: "") }).union(references.ofParents).union(merged)
    ruled = workflow.timed.union(references.ofRelatives.filter { workflow.field($0) != nil })
    let carried = references.carries.filter { $0.kind == nil || $0.kind == workflow.kind }.flatMap(\.fields.keys)
    let byMoves = Set((workflow.moves.flatMap { $0.needs + $0.asks }).compactMap(\.field) + carried)
    let ofLimits = [workflow.whole?.lawful, workflow.whole?.outer].compactMap { $0 }
    let asked = (workflow.registration.needs + workflow.registration.asks).compactMap(\.field)
    let free = Set(workflow.fields.map(\.id)).subtracting(sealed).subtracting(ruled).subtracting(byMoves).subtracting(ofLimits)
    registrable = free.union(workflow.fields.filter(\.isRequired).map(\.id)).union(asked).subtracting(totals)
  }
}

extension Workflows {
  /// The fields that may be filled in when an item of this kind is registered, in the order of the file. Every other field of the kind is
  /// refused as unknown then.
  package func registrable(in workflow: Workflow) -> [Field] {
    let registrable = protectedFields(of: workflow).registrable
    return workflow.fields.filter { registrable.contains($0.id) }
  }
}

extension ItemContext {
  /// The fields that a person may correct by hand, in the order of the file: all but the sealed ones and those that rules read. Of the latter
  /// the registrar may still correct what could be filled in on registration, until something is done with the item.
  package func correctable(by person: Person.ID) -> [Field] {
    guard let workflow = try? workflow(of: item) else { return [] }
    let protected = workflows.protectedFields(of: workflow)
    let isFresh = item.state == workflow.initial.id && item.registrar == person
    let kept = protected.sealed.union(isFresh ? protected.ruled.subtracting(protected.registrable) : protected.ruled)
    return workflow.fields.filter { !kept.contains($0.id) }
  }
}

extension Workflow {
  /// Fields that its own limits, timers, paths, sums and freezes read.
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

  /// The fields that guards and totals read at some places.
  func terms(_ isRead: (Term.Place) -> Bool) -> [Field.ID] {
    let guarded = moves.flatMap(\.guards).flatMap { guardian -> [Term] in
      if case .sums(let left, _, let right) = guardian { left + right } else { [] }
    }
    return (guarded + fields.flatMap(\.sum)).filter { isRead($0.place) }.map(\.field)
  }

  fileprivate var roles: [Role] {
    registration.by + moves.flatMap { $0.by + $0.tell + $0.starts.compactMap { $0.lead.flatMap(Role.init) } } + states.compactMap(\.holder)
  }
}

extension Role {
  /// The field of the item (or, with `whole.`, of its parent) whose party holds the role.
  fileprivate func field(of place: String) -> Field.ID? {
    guard case .field(let id) = self, id.hasPrefix("whole.") == (place == "whole.") else { return nil }
    return place.isEmpty ? id : id.replacing(place, with: "", maxReplacements: 1)
  }
}
