/// Who has handed in what: wholes that add up their parts, and the parts.
package protocol Collections: Sendable {
  /// The latest wholes of these kinds made before one, in the order in which they were made.
  func wholes(_ kinds: [Workflow.Kind], in initiative: Item.ID, before: Item.ID?, limit: Int, within scope: Scope) async throws -> [Item]
  /// Their parts of a kind, of so many leads after the one that first has a part here.
  func parts(of wholes: [Item.ID], kind: Workflow.Kind, after: Item.ID?, leads: Int, within scope: Scope) async throws -> [Item]
  /// All their parts, counted.
  func counts(of wholes: [Item.ID], parts form: Rollup, at now: Instant, within scope: Scope) async throws -> [PartCount]
  /// When each of these was handed in, the first time first.
  func submissions(of parts: [Item.ID], by moves: Set<Move.Name>) async throws -> [Item.ID: [Submission]]
}
