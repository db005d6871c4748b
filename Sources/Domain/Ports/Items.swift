/// Items by themselves: read one with all it takes to decide on it, and commit what was decided.
package protocol Items: Sendable {
  /// - Throws: `Refusal.notFound` also where it is not theirs to see.
  func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext
  /// Many at once, as they stood at one moment; what is not theirs to see is left out.
  func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext]
  /// Where a new item is to stand.
  func place(in initiative: Item.ID, under parent: Item.ID?, within scope: Scope) async throws -> RegistrationContext
  /// Each whole or not at all, independent of each other.
  func commit(_ changes: [Change], once: IdempotencyKey?, at now: Instant) async throws -> [Outcome]
  /// The answer stored under a key, or `Refusal.keyReused` where it was stored for another body.
  func answer(to once: IdempotencyKey) async throws -> IdempotentResponse?
  func history(of id: Item.ID, within scope: Scope) async throws -> [Record]
  func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item]
  func links(of id: Item.ID, within scope: Scope) async throws -> [Linked]
}
