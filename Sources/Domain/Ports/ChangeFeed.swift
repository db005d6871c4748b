/// Notifications of committed changes: of this server, of commands beside it, and of other servers on the same database.
package protocol ChangeFeed: Sendable {
  /// Subscribes to notifications. The newest event replaces one that was not read yet; a slow subscriber misses none of the changes, since each
  /// event lists all recent ones.
  func listen() -> ChangeSubscription
  /// The newest change of each initiative after a sequence, newest first, and the newest sequence.
  /// - Parameter sequence: nil asks for the newest sequence only.
  /// - Returns: `since` is nil where the changes cannot be listed (none was given, it is unknown, or there are 500 or more): everything may have
  ///   changed.
  /// - Throws: `DatabaseUnavailable`; errors of the database.
  func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?)
  /// Those of the initiatives in which one of the latest 20 history rows is of an item in the scope.
  /// - Throws: `DatabaseUnavailable`; errors of the database.
  func touched(_ initiatives: [Item.ID], within scope: Scope) async throws -> Set<Item.ID>
}
