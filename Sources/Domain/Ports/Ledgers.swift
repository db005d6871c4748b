/// How much of a ledger stands and stood: for its progress tables and its burn-down.
package protocol Ledgers: Sendable {
  /// Many that belong together, made a few hundred at a time: unseen until the last is written, all of them or none.
  func commitTogether(_ count: Int, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]) async throws
  func progress(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant) async throws
    -> [Progress]
  /// Items registered and closed a day, for whoever sees the whole.
  func burnDown(of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> [(
    day: Day, registered: Int, closed: Int
  )]
}
