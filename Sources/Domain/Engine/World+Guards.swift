extension World {
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
      case .nothingOpen:
        if !open.isEmpty { throw .stillOpen(open.map(blocker)) }
      }
    }
  }

  /// A share taken back is waited for no more, and counts for nothing.
  func isMet(_ rule: Workflow.Shares, by shares: [Item]) -> Bool {
    let standing = shares.filter { !isWithdrawn($0, under: rule) }
    let done = standing.count { $0.isDone }
    guard done > 0 else { return false }
    return switch rule.join {
    case .all: done == standing.count
    case .any: done > 0
    case .count(let least): done >= min(least, standing.count)
    }
  }

  /// What the guards of a move read, so that the commit can see whether it still stands.
  func reliances(of move: Move) -> Set<Change.Reliance> {
    var reliances: Set<Change.Reliance> = []
    if let initiative = roster.initiative { reliances.insert(.roster(of: initiative, version: roster.version)) }
    for guardian in move.guards {
      switch guardian {
      case .partsClosed, .sharesDone: reliances.insert(.children(of: item.id, version: item.childrenVersion))
      case .predecessorsDone: for item in predecessors { reliances.insert(.item(item.id, version: item.version)) }
      case .nothingOpen: reliances.insert(.children(of: item.id, version: item.childrenVersion))
      case .beforeLimit: break
      }
    }
    return reliances
  }
}
