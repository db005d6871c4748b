import Domain

/// Stores a corrected draft of an initiative.
package struct CorrectDraft: Sendable {
  let decisions: Decisions

  package func callAsFunction(
    _ initiative: Initiative, version: Int?, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await decisions(on: .init(item: initiative.id, version: version), by: actor, key: key, respond: respond) { _, _ in
      Decisions.Prepared { context, action throws(Refusal) in try context.redraft(initiative, on: action) }
    }
  }
}
