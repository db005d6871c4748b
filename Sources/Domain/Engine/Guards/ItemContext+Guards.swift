extension ItemContext {
  func check(_ guards: [Guard], at now: Instant, in workflow: Workflow) throws(Refusal) {
    for guardian in guards {
      switch guardian {
      case .partsClosed:
        let open = parts.filter { !$0.isDone }
        if !open.isEmpty { throw .openParts(open.map(blocker)) }
      case .sharesDone:
        if let rule = workflow.shares, shares.contains(where: { !isWithdrawn($0, under: rule) }), !isMet(rule, by: shares) {
          throw .openShares(shares.filter { !$0.isDone }.map(blocker))
        }
      case .predecessorsDone:
        let open = predecessors.filter { !$0.isDone }
        if !open.isEmpty { throw .notYetDone(open.map(blocker)) }
      case .beforeLimit:
        if let limit = item.limit, limit < now { throw .limitPassed }
      case .within(let span):
        if calendar.deadline(span, from: item.since).instant < now { throw .tooLate(span) }
      case .partsMade:
        if !parts.contains(where: { !isVoid($0) }) { throw .noParts }
      case .partsIn(let states):
        let others = parts.filter { !isVoid($0) && !states.contains($0.state) }
        if !others.isEmpty { throw .openParts(others.map(blocker)) }
      case .outside(let name):
        if let freeze = freezes.first(where: { $0.fields["name"]?.text == name }), isFrozen(name, on: calendar.zone.day(of: now)) {
          throw .frozen(blocker(freeze), consent: nil)
        }
      case .inside(let name):
        if !isFrozen(name, on: calendar.zone.day(of: now)) { throw .notFrozen(name) }
      // Asked of what the form will have filled in.
      case .choice, .sums, .nothingOpen(.some): break
      case .nothingOpen(nil):
        if !open.isEmpty { throw stillOpen(open) }
      }
    }
  }

  /// A share taken back is waited for no more, and counts for nothing.
  func isMet(_ rule: Workflow.Shares, by shares: [Item]) -> Bool {
    let access = shares.filter { !isWithdrawn($0, under: rule) }
    let done = access.count { $0.isDone }
    guard done > 0 else { return false }
    return switch rule.join {
    case .all: done == access.count
    case .any: done > 0
    case .count(let least): done >= min(least, access.count)
    }
  }

  /// What the guards of a move read, so that the commit can see whether it still stands.
  func preconditions(of move: Move) -> Set<Change.Precondition> {
    var preconditions: Set<Change.Precondition> = []
    if let initiative = roster.initiative { preconditions.insert(.roster(of: initiative, version: roster.version)) }
    if let initiative = item.initiative, item.kind != Workflow.freeze {
      preconditions.insert(.freezes(of: initiative, Dictionary(uniqueKeysWithValues: freezes.map { ($0.id, $0.version) })))
    }
    for guardian in move.guards {
      switch guardian {
      case .partsClosed, .partsMade, .partsIn, .sharesDone: preconditions.insert(.children(of: item.id, version: item.childrenVersion))
      case .predecessorsDone: for item in predecessors { preconditions.insert(.item(item.id, version: item.version)) }
      case .nothingOpen: preconditions.insert(.children(of: item.id, version: item.childrenVersion))
      case .sums(let left, _, let right): preconditions.formUnion((left + right).flatMap(preconditions(of:)))
      case .beforeLimit, .within, .outside, .inside, .choice: break
      }
    }
    return preconditions
  }

  private func preconditions(of term: Term) -> [Change.Precondition] {
    switch term.place {
    case .own, .number: []
    case .parts, .allParts: [.children(of: item.id, version: item.childrenVersion)]
    case .siblings, .allSiblings: parent.map { [.children(of: $0.id, version: $0.childrenVersion)] } ?? []
    case .whole: parent.map { [.item($0.id, version: $0.version)] } ?? []
    }
  }
}
