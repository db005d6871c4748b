import Domain

/// Recalculates the deadlines of open items after a calendar was loaded, some hundred items at a time.
package struct RecalculateDeadlines: Sendable {
  let useCases: UseCases

  /// The changes that the calendar in force makes to these items; none for those whose deadlines stay.
  package func changes(of items: [Item], by actor: Actor) -> [Change] {
    let action = useCases.action(actor)
    return items.compactMap { item in
      useCases.workflows[item.kind, version: item.workflowVersion].flatMap { useCases.calendar.recount(item, of: $0, on: action) }
    }
  }

  /// Commits such changes. An item that moved meanwhile is left alone: its deadline was counted on the new calendar then.
  package func apply(_ changes: [Change]) async throws {
    for outcome in try await useCases.repositories.items.commit(changes, at: useCases.now()) {
      if case .refused(let refusal) = outcome, refusal.code != "stale" { throw refusal }
    }
  }
}
