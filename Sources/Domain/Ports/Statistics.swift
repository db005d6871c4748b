/// Statistics from items and histories.
///
/// Every method reads one snapshot and throws `DatabaseUnavailable` and errors of the database. What a method reads is bounded by a period, a
/// parent item or a limit.
package protocol Statistics: Sendable {
  /// Steps with a deadline that match, of items that the scope includes, counted by kind, state, holder and, for late ones, the days when they
  /// were due and completed; in no particular order. A step is completed by the move that leaves its state; open ones count once their deadline
  /// is past.
  func steps(_ query: StepQuery, within scope: Scope) async throws -> [StepCount]
  /// The late ones of these steps, longest delay first.
  /// - Parameters:
  ///   - skipping: number of steps to skip, for pages.
  ///   - limit: at most so many.
  func lateSteps(_ query: StepQuery, skipping: Int, limit: Int, within scope: Scope) async throws -> [LateStep]
  /// Assessment sheets of some kinds that the scope includes, by id: with the figures that were stored when a sheet was frozen, else with those
  /// of now.
  /// - Parameters:
  ///   - whole: only its parts; nil for all of the initiative.
  ///   - limit: at most so many.
  func assessed(_ kinds: [Workflow.Kind], in initiative: Item.ID, under whole: Item.ID?, limit: Int, within scope: Scope) async throws
    -> [Assessed]
  /// How many items of a kind that the scope includes were registered and closed each day, by the options of a field (`category`, `nature` or
  /// `batch`), most registered first; days in order. A reopening is counted as -1 closed on its day.
  func burnDown(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope) async throws -> [Burn]
  /// Notices that escalate the items, as far as the scope includes the notices, by item, oldest first. Items without any are left out.
  func escalation(on items: [Item.ID], within scope: Scope) async throws -> [Item.ID: [Item]]
}
