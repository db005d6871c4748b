import Domain

/// Finds whoever holds an answer link, and the item that it is for.
package struct OpenLink: Sendable {
  let useCases: UseCases

  /// - Parameter digest: Of the link's secret.
  /// - Throws: `Refusal.notFound` where no link in force has this digest.
  package func callAsFunction(_ digest: String, via: String) async throws -> (actor: Actor, session: Session, context: ItemContext) {
    guard let link = try await useCases.repositories.accounts.link(digest, at: useCases.now()) else { throw Refusal.notFound }
    var scope = UserAccess(of: link.person).scope
    scope.parties = [link.party.key]
    let actor = Actor(person: link.person, scope: scope, answering: link.party, via: via)
    var context = try await useCases.repositories.items.context(of: link.item, within: scope)
    context.answering = link.party
    return (actor, link.session, context)
  }
}
