import Domain

/// What holds a consent and an extension within bounds is there and can hold.
extension WorkflowCheck {
  func bounds() -> [Complaint] { consent() + spends() + extensions() }

  /// A consent is used once: its use is a move that leads out of the state in which it counts, and not back into it.
  private func consent() -> [Complaint] {
    guard let consent = workflow.consent else { return [] }
    var found: [Complaint] = []
    if !states.contains(consent.state) { found.append(file.complaint(.unknownState(consent.state), at: "consent")) }
    if !workflow.moves.contains(where: { $0.name == consent.use }) {
      found.append(file.complaint(.unknownMove(consent.use), at: "consent"))
    } else if states.contains(consent.state), workflow.move(consent.use, from: consent.state).map({ $0.to == consent.state }) ?? true {
      found.append(file.complaint(.usesNothing(consent.use, consent.state), at: "consent"))
    }
    found += field(consent.amount, [.number, .money], "consent")
    return found + field(consent.moves, [.words], "consent")
  }

  private func spends() -> [Complaint] { workflow.moves.flatMap { field($0.spends, [.number, .money], "moves.\($0.name)") } }

  private func extensions() -> [Complaint] {
    [workflow.extensions?.atMost, workflow.extensions?.ahead].compactMap { $0 }.filter { !$0.countsDays }.map { _ in
      file.complaint(.notInDays, at: "extensions")
    }
  }

  private func field(_ id: Field.ID?, _ kinds: [Field.Kind], _ place: String) -> [Complaint] {
    guard let id else { return [] }
    guard let field = workflow.field(id) else { return [file.complaint(.unknownField(id), at: place)] }
    return kinds.contains(field.kind) ? [] : [file.complaint(.wrongField(id, kinds.map(\.rawValue)), at: place)]
  }
}
