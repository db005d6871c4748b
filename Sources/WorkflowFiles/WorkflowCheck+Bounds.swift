import Domain

/// Checks of consents, of the amounts that moves spend, and of the bounds of extensions.
extension WorkflowCheck {
  func bounds() -> [Diagnostic] { consent() + spends() + extensions() }

  /// A consent is used once, so its `use` must be a move that leaves the state in which the consent is valid.
  private func consent() -> [Diagnostic] {
    guard let consent = workflow.consent else { return [] }
    var diagnostics: [Diagnostic] = []
    if !states.contains(consent.state) { diagnostics.append(file.diagnostic(.unknownState(consent.state), at: "consent")) }
    if !workflow.moves.contains(where: { $0.name == consent.use }) {
      diagnostics.append(file.diagnostic(.unknownMove(consent.use), at: "consent"))
    } else if states.contains(consent.state), workflow.transition(consent.use, from: consent.state).map({ $0.to == consent.state }) ?? true
    {
      diagnostics.append(file.diagnostic(.usesNothing(consent.use, consent.state), at: "consent"))
    }
    diagnostics += field(consent.amount, [.number, .money], "consent")
    return diagnostics + field(consent.moves, [.words], "consent")
  }

  private func spends() -> [Diagnostic] { workflow.moves.flatMap { field($0.spends, [.number, .money], "moves.\($0.name)") } }

  private func extensions() -> [Diagnostic] {
    [workflow.extensions?.atMost, workflow.extensions?.ahead].compactMap { $0 }.filter { !$0.countsDays }.map { _ in
      file.diagnostic(.notInDays, at: "extensions")
    }
  }

  private func field(_ id: Field.ID?, _ kinds: [Field.Kind], _ location: String) -> [Diagnostic] {
    guard let id else { return [] }
    guard let field = workflow.field(id) else { return [file.diagnostic(.unknownField(id), at: location)] }
    return kinds.contains(field.kind) ? [] : [file.diagnostic(.wrongField(id, kinds.map(\.rawValue)), at: location)]
  }
}
