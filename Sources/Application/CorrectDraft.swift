import Domain

/// Stores a corrected draft of an initiative.
package struct CorrectDraft: Sendable {
  let useCases: UseCases

  package func callAsFunction(
    _ initiative: Initiative, version: Int?, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await useCases.decide(on: initiative.id, version: version, by: actor, key: key, respond: respond) { _, action in
      ([], { context throws(Refusal) in try context.redraft(initiative, on: action) })
    }
  }
}
