import Domain

/// Gives a party without an account a link by which it answers for one item; the history says so.
///
/// The session is stored before the history row: its secret is given to nobody until both are there, and the same request under the same key
/// makes the same session.
package struct GiveLink: Sendable {
  let useCases: UseCases

  /// - Parameters:
  ///   - session: The link's session as it will be opened; only its digest is stored.
  ///   - party: The party; nil for the first party of the item that nobody signs in for.
  /// - Returns: The context, and the party that the link is for.
  package func callAsFunction(
    _ session: Session, to named: String?, on item: Item.ID, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext, Party) -> IdempotentResponse? = { _, _ in nil }
  ) async throws -> Answer<(context: ItemContext, party: Party)> {
    let today = useCases.calendar.zone.day(of: useCases.now())
    let party: @Sendable (ItemContext) throws(Refusal) -> Party = { context throws(Refusal) in
      let party =
        named.map { context.roster.party($0) ?? context.roster.party(named: $0) }
        ?? (context.unseated(on: today).first ?? context.item.lead)
      guard let party else { throw .faults([Fault("party", .notAParty)]) }
      return party
    }
    let respondToParty: @Sendable (ItemContext) -> IdempotentResponse? = { context in
      (try? party(context)).flatMap { respond(context, $0) }
    }
    let answer = try await useCases.decide(on: item, by: actor, key: key, respond: respondToParty) { context, action in
      try context.permitLink(on: action)
      let chosen = try party(context)
      _ = try context.giveLink(to: chosen, on: action)
      var session = session
      session.person = Person.ID("link-\(chosen.key)")
      try await useCases.repositories.accounts.open(
        session, for: chosen, named: context.roster.name(of: chosen), to: item, by: actor.person.id)
      return ([], { context throws(Refusal) in try context.giveLink(to: chosen, on: action) })
    }
    return try answer.map { context in (context, try party(context)) }
  }
}
