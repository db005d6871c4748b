/// Who has handed in what: items that add up their parts, and these parts.
///
/// Every method reads one snapshot and throws `DatabaseUnavailable` and errors of the database.
package protocol Collections: Sendable {
  /// The latest items of some kinds in an initiative that the scope includes, oldest first.
  /// - Parameters:
  ///   - before: only items with a smaller id, for the page before.
  ///   - limit: at most so many.
  func wholes(_ kinds: [Workflow.Kind], in initiative: Item.ID, before: Item.ID?, limit: Int, within scope: Scope) async throws -> [Item]
  /// The parts of some items, of one kind, that the scope includes, by id. Leads are paged, by the first part that each has here.
  /// - Parameters:
  ///   - after: only leads whose first part has a greater id.
  ///   - leads: parts of at most so many leads.
  func parts(of wholes: [Item.ID], kind: Workflow.Kind, after: Item.ID?, leads: Int, within scope: Scope) async throws -> [Item]
  /// All parts of some items that the scope includes, counted by item and state, in no particular order.
  func counts(of wholes: [Item.ID], parts form: Rollup, at now: Instant, within scope: Scope) async throws -> [PartCount]
  /// When each part was handed in, oldest first. A part that never was is left out. The caller has read the parts within its scope.
  /// - Parameter moves: the moves that hand in a part.
  func submissions(of parts: [Item.ID], by moves: Set<Move.Name>) async throws -> [Item.ID: [Submission]]
}
