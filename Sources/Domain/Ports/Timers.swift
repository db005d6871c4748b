/// What is due by time alone.
package protocol Timers: Sendable {
  /// Items that the clock has to move, in the order of their ids.
  func due(at now: Instant, after: Item.ID?, limit: Int) async throws -> [Item.ID]
  /// Recurrences of running initiatives whose next period is to be made by `day`.
  func cursors(opening day: Day) async throws -> [DueRecurrence]
  func context(of id: Item.ID) async throws -> ItemContext
  func roster(of initiative: Item.ID) async throws -> Roster
}
