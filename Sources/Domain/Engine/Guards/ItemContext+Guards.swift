/// The guards of moves and registrations that do not read the form.
extension ItemContext {
  func check(_ guards: [Guard], at now: Instant, in workflow: Workflow) throws(Refusal) {
    for guardian in guards {
      switch guardian {
      case .partsClosed, .partsIn:
        let blocking = blocking(guardian)
        if !blocking.isEmpty { throw .openParts(blockers(in: blocking)) }
      case .sharesDone:
        let waited = waitedShares(in: children, of: item)
        if let rule = workflow.shares, !waited.isEmpty, !isMet(rule, by: waited) { throw .openShares(blockers(in: blocking(guardian))) }
      case .predecessorsDone:
        let open = predecessors.filter { !$0.isDone }
        if !open.isEmpty { throw .notYetDone(blockers(open, count: open.count)) }
      case .beforeLimit:
        if let limit = item.limit, limit < now { throw .limitPassed }
      case .within(let span):
        if calendar.deadline(span, from: item.since).instant < now { throw .tooLate(span) }
      case .partsMade:
        if !children.buckets.contains(where: { isPart($0) && !isVoid($0) }) { throw .noParts }
      case .outside(let name):
        if let freeze = freezes.first(where: { $0.fields["name"]?.text == name }), isFrozen(name, on: calendar.zone.day(of: now)) {
          throw .frozen(blocker(freeze), consent: nil)
        }
      case .inside(let name):
        if !isFrozen(name, on: calendar.zone.day(of: now)) { throw .notFrozen(name) }
      // Checked by `checkFields`, with what the form fills in.
      case .choice, .sums, .nothingOpen(.some): break
      case .nothingOpen(nil):
        if open.count > 0 { throw stillOpen(open.items, count: open.count) }
      }
    }
  }

  /// The children that keep a guard from holding.
  func blocking(_ guardian: Guard) -> [ChildrenSummary.Bucket] {
    switch guardian {
    case .partsClosed: children.buckets.filter { isPart($0) && !$0.isDone }
    case .partsIn(let states): children.buckets.filter { isPart($0) && !isVoid($0) && !states.contains($0.state) }
    case .sharesDone: children.buckets.filter { isShare($0) && !$0.isDone }
    default: []
    }
  }

  private func blockers(in buckets: [ChildrenSummary.Bucket]) -> Refusal.Blockers {
    blockers(children.items.filter { item in buckets.contains { $0.holds(item) } }, count: buckets.total)
  }

  /// The first of these items by name.
  func blockers(_ items: [Item], count: Int) -> Refusal.Blockers {
    Refusal.Blockers(items.prefix(Refusal.Blockers.maxNamed).map(blocker), count: count)
  }

  func isVoid(_ bucket: ChildrenSummary.Bucket) -> Bool {
    workflows[bucket.kind, version: bucket.version]?.state(bucket.state)?.isVoid ?? false
  }

  /// The shares of a parent that were not withdrawn. A withdrawn share is not waited for.
  func waitedShares(in summary: ChildrenSummary, of parent: Item) -> [ChildrenSummary.Bucket] {
    guard let rule = workflows[parent.kind, version: parent.workflowVersion]?.shares else { return [] }
    return summary.buckets.filter { $0.kind == rule.kind && !isWithdrawn($0, under: rule) }
  }

  func isMet(_ rule: Workflow.Shares, by waited: [ChildrenSummary.Bucket]) -> Bool {
    let done = waited.filter(\.isDone).total
    guard done > 0 else { return false }
    return switch rule.join {
    case .all: done == waited.total
    case .any: true
    case .count(let least): done >= min(least, waited.total)
    }
  }

  /// The preconditions of the decision on a move: a commit checks that none of them has changed.
  func preconditions(of move: Move) -> Set<Change.Precondition> { preconditions(of: move.guards).union(surroundings) }

  /// The roster and the freezes, on which every decision relies.
  var surroundings: Set<Change.Precondition> {
    var preconditions: Set<Change.Precondition> = []
    if let initiative = roster.initiative { preconditions.insert(.roster(of: initiative, version: roster.version)) }
    if let initiative = item.initiative, item.kind != Workflow.freeze {
      preconditions.insert(.freezes(of: initiative, Dictionary(uniqueKeysWithValues: freezes.map { ($0.id, $0.version) })))
    }
    return preconditions
  }

  func preconditions(of guards: [Guard]) -> Set<Change.Precondition> {
    var preconditions: Set<Change.Precondition> = []
    for guardian in guards {
      switch guardian {
      case .partsClosed, .partsMade, .partsIn, .sharesDone, .nothingOpen:
        preconditions.insert(.children(of: item.id, version: item.childrenVersion))
      case .predecessorsDone: for item in predecessors { preconditions.insert(.item(item.id, version: item.version)) }
      case .sums(let left, _, let right): preconditions.formUnion((left + right).flatMap(self.preconditions(of:)))
      case .beforeLimit, .within, .outside, .inside, .choice: break
      }
    }
    return preconditions
  }

  /// The preconditions of the fields that a move adds up.
  func preconditions(ofTotalsOf workflow: Workflow) -> [Change.Precondition] { workflow.fields.flatMap(\.sum).flatMap(preconditions(of:)) }

  private func preconditions(of term: Term) -> [Change.Precondition] {
    switch term.place {
    case .own, .number: []
    case .parts, .allParts: [.children(of: item.id, version: item.childrenVersion)]
    case .siblings, .allSiblings: parent.map { [.children(of: $0.id, version: $0.childrenVersion)] } ?? []
    case .whole: parent.map { [.item($0.id, version: $0.version)] } ?? []
    }
  }
}
