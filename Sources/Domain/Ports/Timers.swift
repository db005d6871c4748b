/// What is due by time alone. Reads everything, within no scope.
package protocol Timers: Sendable {
  /// Items whose timer has expired, after an id, in the order of their ids, at most `limit` of them.
  func due(at now: Instant, after: Item.ID?, limit: Int) async throws -> [Item.ID]
  /// Recurrences of running initiatives whose next period is to be created by `day`, by that day, then by initiative and key.
  func cursors(opening day: Day) async throws -> [DueRecurrence]
  /// The item with everything that a decision on it reads.
  /// - Throws: `Refusal.notFound` where there is no such item.
  func context(of id: Item.ID) async throws -> ItemContext
  /// The roster of an initiative; an empty one where there is no such initiative.
  func roster(of initiative: Item.ID) async throws -> Roster
}
