import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// Links by which a party without an account (an employer, a bank) answers for one item, without signing in.
extension Site {
  /// A link that was given: its secret, which is stored nowhere, the party, and how long it is good for.
  struct GivenLink: Sendable {
    var secret: String
    var party: Party
    var context: ItemContext
    var until: Instant
  }

  /// Gives a party a link; the history says so. Under a key the same request gives the same link.
  /// - Parameter party: By its key or name; nil for the first party that nobody signs in for.
  func giveLink(to party: String?, on item: Item.ID, by actor: Actor, key: RequestKey?) async throws -> Answer<GivenLink> {
    let (secret, session) = try await session(
      for: actor.person.id, kind: .link, lifetime: SecurityPolicy.answerLinkSeconds, under: key, by: actor)
    let answer = try await useCases.giveLink(
      session, to: party, on: item, by: actor, key: key,
      respond: { _, party in IdempotentResponse(status: 201, location: party.key, body: String(session.expires.seconds)) })
    switch answer {
    case .fresh(let given): return .fresh(GivenLink(secret: secret, party: given.party, context: given.context, until: session.expires))
    case .stored(let stored):
      let context = try await repositories.items.context(of: item, within: actor.scope)
      guard let party = stored.location.flatMap({ context.roster.party($0) }) else { throw Refusal.notFound }
      let until = Int64(stored.body).map { Instant(seconds: $0) } ?? session.expires
      return .fresh(GivenLink(secret: secret, party: party, context: context, until: until))
    }
  }

  func address(ofLink secret: String, _ request: Request) -> String {
    let base = settings.publicURL ?? "http://\(request.head.authority ?? "127.0.0.1")"
    return (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/answer/\(secret)"
  }

  /// Finds who answers by a link, and the item as they find it.
  func answering(_ secret: String, _ context: SiteContext) async throws -> (user: CurrentUser, itemContext: ItemContext) {
    let link = try await useCases.openLink(SessionTokens.digest(secret), via: "link \(context.address)")
    var access = UserAccess(of: link.actor.person)
    access.scope = link.actor.scope
    return (CurrentUser(person: link.actor.person, session: link.session, access: access, answering: link.actor.answering), link.context)
  }
}
