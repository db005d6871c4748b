/// What is due by time alone. Only the system calls it: it reads everything, within no scope.
///
/// Every method throws `DatabaseUnavailable` and errors of the database.
package protocol Timers: Sendable {
  /// Items whose timer has expired, by id.
  /// - Parameters:
  ///   - after: only items with a greater id, for the next page.
  ///   - limit: at most so many.
  func due(at now: Instant, after: Item.ID?, limit: Int) async throws -> [Item.ID]
  /// Recurrences of running initiatives whose next period is to be created by a day, by that day, initiative and key.
  func cursors(opening day: Day) async throws -> [DueRecurrence]
  /// The item with everything that a decision on it reads.
  /// - Throws: `Refusal.notFound` where there is no such item.
  func context(of id: Item.ID) async throws -> ItemContext
  /// The roster of an initiative; an empty one where there is no such initiative.
  func roster(of initiative: Item.ID) async throws -> Roster
}
