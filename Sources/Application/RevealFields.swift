import Domain

/// Shows the masked fields of an item whole, once the reason is on record.
package struct RevealFields: Sendable {
  let decisions: Decisions

  package func callAsFunction(
    of item: Item.ID, for reason: String, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await decisions(on: .init(item: item), by: actor, key: key, respond: respond) { _, _ in
      Decisions.Prepared { context, action throws(Refusal) in try context.reveal(for: reason, on: action) }
    }
  }
}
