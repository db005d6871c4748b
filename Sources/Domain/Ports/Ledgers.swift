/// How much of a ledger stands and stood: for its progress tables and its burn-down.
package protocol Ledgers: Sendable {
  /// Commits many changes that belong together, some hundred a transaction: unseen until the last is written, all of them or none.
  /// - Parameters:
  ///   - key: Its answer is stored with the last transaction.
  ///   - make: Makes the changes of a range of rows; called from the first to the last.
  /// - Returns: No outcomes, or the response stored earlier under the key; then nothing is written.
  /// - Throws: What `make` throws, and the refusal of a change; then nothing is kept.
  @discardableResult
  func commitTogether(
    _ count: Int, key: IdempotencyKey?, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]
  ) async throws -> CommitResult
  func progress(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant) async throws
    -> [Progress]
  /// Items registered and closed a day, for whoever sees the whole.
  func burnDown(of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> [(
    day: Day, registered: Int, closed: Int
  )]
}
