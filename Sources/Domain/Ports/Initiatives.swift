/// Initiatives, and what belongs to each as a whole.
///
/// Every method reads one snapshot and throws `DatabaseUnavailable` and errors of the database.
package protocol Initiatives: Sendable {
  /// The initiatives that the scope includes: open ones first, then latest registered first.
  func initiatives(within scope: Scope) async throws -> [(initiative: Initiative, item: Item)]
  /// The initiative with an id or a key.
  /// - Throws: `Refusal.notFound` where there is none or the scope does not include it.
  func initiative(_ key: String, within scope: Scope) async throws -> (initiative: Initiative, item: Item)
  /// Groups, memberships, people and stand-ins of an initiative; an empty roster where there is no such initiative. The caller has read the
  /// initiative within its scope.
  func roster(of initiative: Item.ID) async throws -> Roster
  /// The items of an initiative that the scope includes, counted by kind, state and whether they are parts, in that order.
  /// - Parameter now: open items with a deadline before it count as late.
  func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [StateCount]
  /// All `follows` links between items of an initiative, in no particular order and within no scope: they name ids only.
  func dependencies(in initiative: Item.ID) async throws -> [Link]
  /// History rows of all items of an initiative that the scope includes, newest first, each with the item as it is now.
  /// - Parameters:
  ///   - sequence: only rows before it; nil for the newest.
  ///   - limit: at most so many rows.
  func history(in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope) async throws -> [(
    record: Record, item: Item
  )]
}
