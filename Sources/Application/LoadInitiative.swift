import Domain

/// Loads an initiative file and starts it, in one commit. Loading wakes nobody: reminders before now are stored as skipped.
package struct LoadInitiative: Sendable {
  let useCases: UseCases

  /// - Parameter backfill: Whether recurrence makes the periods before now too.
  /// - Returns: The people whom it made and who have no address for mail; nil where an initiative of this key is there already.
  package func callAsFunction(_ initiative: Initiative, backfill: Bool = false, by actor: Actor) async throws -> [Person]? {
    let repositories = useCases.repositories
    if try await repositories.initiatives.initiatives(within: actor.scope).contains(where: { $0.initiative.key == initiative.key }) {
      return nil
    }
    var change = try await useCases.launch().load(initiative, backfill: backfill, on: useCases.action(actor))
    change.skipReminders(before: useCases.remindsFrom ?? useCases.now())
    if case .refused(let refusal)? = try await repositories.items.commit([change], at: useCases.now()).first { throw refusal }
    try await useCases.runTimers(at: useCases.now())
    return change.people.filter { $0.mail == nil }
  }
}
