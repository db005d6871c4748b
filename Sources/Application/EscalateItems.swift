import Domain

/// Registers one supervision notice (督办) for late items of one holder.
package struct EscalateItems: Sendable {
  let useCases: UseCases

  /// - Parameters:
  ///   - items: The late items as they were seen; one that has changed meanwhile refuses the notice as stale.
  ///   - holder: The party that must reply.
  package func callAsFunction(
    _ items: [Item], in initiative: Item.ID, heldBy holder: Party, with inputs: Inputs, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    if let stored = try await useCases.stored(key, of: actor) { return .stored(stored) }
    let action = useCases.action(actor)
    let place = try await useCases.repositories.items.registrationContext(in: initiative, under: nil, within: actor.scope)
    guard let workflow = place.workflows[Workflow.escalation] else { throw Refusal.unknownKind(Workflow.escalation) }
    var read = try await inputs.form(of: workflow, place.roster, from: useCases.repositories)
    read.lead = holder
    let form = read
    return try await useCases.registerItem.register(in: initiative, place, by: actor, key: key, respond) { place throws(Refusal) in
      try place.escalate(for: items, with: form, on: action)
    }
  }
}
