/// Items by themselves: read one with all it takes to decide on it, and commit what was decided.
package protocol Items: Sendable {
  /// - Throws: `Refusal.notFound` also where it is not theirs to see.
  func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext
  /// Many at once, as they stood at one moment; what is not theirs to see is left out.
  func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext]
  /// Where a new item is to stand.
  func registrationContext(in initiative: Item.ID, under parent: Item.ID?, within scope: Scope) async throws -> RegistrationContext
  /// Each whole or not at all, independent of each other.
  func commit(_ proposals: [Proposal], key: IdempotencyKey?, at now: Instant) async throws -> CommitResult
  /// The answer stored under a key, or `Refusal.keyReused` where it was stored for another body.
  func response(to key: IdempotencyKey) async throws -> IdempotentResponse?
  func history(of id: Item.ID, within scope: Scope) async throws -> [Record]
  func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item]
  func links(of id: Item.ID, within scope: Scope) async throws -> [Linked]
}

extension Items {
  /// Commits changes that carry no key and are not decided again.
  package func commit(_ changes: [Change], at now: Instant) async throws -> [Outcome] {
    switch try await commit(changes.map { Proposal($0) }, key: nil, at: now) {
    case .outcomes(let outcomes): outcomes
    case .stored: []
    }
  }
}
