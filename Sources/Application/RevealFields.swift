import Domain

/// Shows the masked fields of an item whole, once the reason is on record. Who sees none of them is refused.
package struct RevealFields: Sendable {
  let useCases: UseCases

  package func callAsFunction(
    of item: Item.ID, for reason: String, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await useCases.decide(on: item, by: actor, key: key, respond: respond) { context, action in
      let workflow = try context.workflow(of: context.item)
      let closed = context.item.closedFields(to: actor.scope, of: workflow)
      let masked = workflow.fields.filter(\.isMasked)
      if let field = masked.first, masked.allSatisfy({ closed.contains($0.id) }) { throw Refusal.notAllowed(field.name) }
      return ([], { context throws(Refusal) in try context.reveal(for: reason, on: action) })
    }
  }
}
