/// Initiatives and what stands directly in them.
package protocol Initiatives: Sendable {
  func initiatives(within scope: Scope) async throws -> [(initiative: Initiative, item: Item)]
  /// By id or key.
  func initiative(_ key: String, within scope: Scope) async throws -> (initiative: Initiative, item: Item)
  func roster(of initiative: Item.ID) async throws -> Roster
  func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [StateCount]
  func dependencies(in initiative: Item.ID) async throws -> [Link]
  /// All that happened in an initiative, newest first, before a sequence.
  func history(in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope) async throws -> [(
    record: Record, item: Item
  )]
}
