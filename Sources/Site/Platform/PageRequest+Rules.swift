import Domain
import Web

/// Roles and guards of a workflow in words.
extension PageRequest {
  /// A role that may make a move or is notified.
  func role(_ role: Role, in workflow: Workflow) -> String {
    switch role {
    case .leader: text.roleLeader
    case .convener: text.roleConvener
    case .liaison: text.roleLiaison
    case .member: text.roleMember
    case .vendor: text.roleVendor
    case .responder: text.roleResponder
    case .supervisor: text.roleSupervisor
    case .party: text.roleParty
    case .lead: text.roleLead
    case .assignee: text.roleAssignee
    case .registrar: text.roleRegistrar
    case .office: text.roleOffice
    case .leadingLeader: text.roleLeadingLeader
    case .wholeLeader: text.roleWholeLeader
    case .field(let id): text.roleField(fieldName(id, in: workflow))
    }
  }

  func words(_ condition: Guard, in workflow: Workflow) -> String {
    func states(_ ids: [Workflow.State.ID]) -> String {
      text.list(ids.map { id in site.workflows.newest.lazy.compactMap { $0.state(id)?.name[self.language] }.first ?? id })
    }
    return switch condition {
    case .partsClosed: text.guardPartsClosed
    case .partsMade: text.guardPartsMade
    case .partsIn(let ids): text.guardPartsIn(states(ids))
    case .sharesDone: text.guardSharesDone
    case .predecessorsDone: text.guardPredecessorsDone
    case .beforeLimit: text.guardBeforeLimit
    case .within(let span): text.guardWithin(text.words(span))
    case .nothingOpen(nil): text.guardNothingOpen
    case .nothingOpen(let id?): text.guardNothingOpenBut(fieldName(id, in: workflow))
    case .outside(let freeze): text.guardOutside(freeze)
    case .inside(let freeze): text.guardInside(freeze)
    case .choice(let id, let options):
      text.guardChoice(
        fieldName(id, in: workflow),
        text.list(options.map { option in workflow.field(id)?.options.first { $0.id == option }?.name[language] ?? option }))
    case .sums(let left, .equals, let right): text.guardEquals(sum(left, workflow), sum(right, workflow))
    case .sums(let left, .atMost, let right): text.guardAtMost(sum(left, workflow), sum(right, workflow))
    }
  }

  private func sum(_ terms: [Term], _ workflow: Workflow) -> String {
    terms.map { term in
      let name = term.place == .number ? term.field : fieldName(term.field, in: workflow)
      return term.percent == 100 ? name : "\(name)×\(term.percent)%"
    }.joined(separator: "+")
  }

  /// The name of a field of the kind, else of any kind that has a field of that id.
  private func fieldName(_ id: Field.ID, in workflow: Workflow) -> String {
    let own = id.replacing("whole.", with: "", maxReplacements: 1)
    return (workflow.field(own) ?? site.workflows.newest.lazy.compactMap { $0.field(own) }.first)?.name[language] ?? own
  }
}
