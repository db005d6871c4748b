/// Ledgers: imports of many rows, and how much is registered and closed.
///
/// Every method throws `DatabaseUnavailable` and errors of the database.
package protocol Ledgers: Sendable {
  /// Writes many changes that belong together: all of them or none. They are written 500 a commit, hidden from every read until the last
  /// commit, and removed if one of them fails or, at the next start, if the process ends. The next changes are made while the last are written.
  /// - Parameters:
  ///   - count: number of changes.
  ///   - key: its response, made of no outcomes, is stored by the last commit. A second import under the same key that was not noticed at its
  ///     beginning is removed at its end.
  ///   - make: makes the changes with the given indices, each a new item; called once for each range, in order.
  /// - Returns: no outcomes, or the response that was stored earlier under the key, after which nothing is written.
  /// - Throws: what `make` throws; `Refusal.stale` where a precondition of a change does not hold any more; `Refusal.keyReused` where the key was
  ///   used with another digest. Nothing is stored then.
  @discardableResult
  func commitTogether(
    _ count: Int, key: IdempotencyKey?, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]
  ) async throws -> CommitResult
  /// The items of a kind that the scope includes, counted by the options of a field (`category`, `nature` or `batch`), most frequent first.
  /// - Parameter now: open items with a deadline before it count as late.
  func progress(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant) async throws
    -> [Progress]
  /// How many items of a kind that the scope includes were registered and closed each day, by day. A reopening is counted as -1 closed on its
  /// day. Days without either are left out.
  func burnDown(of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> [(
    day: Day, registered: Int, closed: Int
  )]
}
