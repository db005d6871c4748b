/// Hears of changes whoever makes them: this server, a verb beside it, another server on the same database.
package protocol ChangeFeed: Sendable {
  func listen() -> ChangeSubscription
  /// What changed after a sequence, and the newest; the list is nil where it cannot be told, and everything may have changed.
  func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?)
  /// Of these initiatives, those where one of the latest changes was to something in the scope.
  func touched(_ initiatives: [Item.ID], within scope: Scope) async throws -> Set<Item.ID>
}
