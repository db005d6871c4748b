import Domain

/// Moves open items to another version of their kind: all of them in one commit, or none.
package struct MigrateItems: Sendable {
  let useCases: UseCases

  package func callAsFunction(_ items: [Item], by migration: Migration, by actor: Actor) async throws {
    let action = useCases.action(actor)
    let change = Change(writes: items.map { migration.change(of: $0, calendar: useCases.calendar, on: action) })
    if case .refused(let refusal)? = try await useCases.repositories.items.commit([change], at: useCases.now()).first { throw refusal }
  }
}
