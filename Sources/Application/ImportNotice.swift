import Domain

/// Makes an initiative in draft out of a notice that was read; nothing of it is live before it is started.
package struct ImportNotice: Sendable {
  let useCases: UseCases

  /// - Parameters:
  ///   - draft: The draft, with a title.
  ///   - lines: The text of the notice, a line an element.
  ///   - respond: The response to store under the key, made inside the transaction.
  package func callAsFunction(
    _ draft: Draft, lines: [String], by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (Initiative, Item) -> IdempotentResponse? = { _, _ in nil }
  ) async throws -> Answer<(initiative: Initiative, item: Item)> {
    let items = useCases.repositories.items
    if let stored = try await useCases.stored(key, of: actor) { return .stored(stored) }
    let action = useCases.action(actor)
    let initiative = draft.initiative(
      id: Item.ID(useCases.freshID()), notice: lines, today: useCases.calendar.zone.day(of: action.now))
    let change = try await useCases.launch().draft(initiative, on: action)
    let stored = key?.storing(for: actor.person.id) { outcomes in
      if case .done(let items)? = outcomes.first { respond(initiative, items[0]) } else { nil }
    }
    switch try await items.commit([Proposal(change: change)], key: stored, at: useCases.now()) {
    case .stored(let stored): return .stored(stored)
    case .outcomes(let outcomes):
      switch outcomes.first {
      case .done(let items)?: return .fresh((initiative, items[0]))
      case .refused(let refusal)?: throw refusal
      case nil: throw Refusal.notFound
      }
    }
  }
}
