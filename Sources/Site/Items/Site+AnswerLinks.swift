import Application
import Domain
import Hummingbird
import Web

/// Links by which a party without an account (an employer, a bank) answers for one item, without signing in.
extension Site {
  /// Makes a link for a party; the history says that it was given and to whom.
  func link(to party: Party, of itemContext: ItemContext, by user: CurrentUser, via: String) async throws -> (
    secret: String, until: Instant
  ) {
    let decided = try await decide(on: itemContext.item.id, by: user, via: via) { itemContext, action throws(Refusal) in
      try itemContext.giveLink(to: party, on: action)
    }
    guard case .done = decided else { throw Refusal.stale(version: 0, by: nil) }
    let person = Person.ID("link-\(party.key)")
    let (secret, session) = SessionTokens.session(
      for: person, kind: .link, now: now(), lifetime: SecurityPolicy.answerLinkSeconds, random: random)
    try await repositories.accounts.open(
      session, for: party, named: itemContext.roster.name(of: party), to: itemContext.item.id, by: user.person.id)
    return (secret, session.expires)
  }

  func address(ofLink secret: String, _ request: Request) -> String {
    let base = settings.publicURL ?? "http://\(request.head.authority ?? "127.0.0.1")"
    return (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/answer/\(secret)"
  }

  /// Whoever holds the link, and the item as they find it.
  func answering(_ secret: String) async throws -> (user: CurrentUser, itemContext: ItemContext) {
    guard let link = try await repositories.accounts.link(SessionTokens.digest(secret), at: now()) else { throw Refusal.notFound }
    var access = UserAccess(of: link.person)
    access.scope.parties = [link.party.key]
    let user = CurrentUser(person: link.person, session: link.session, access: access, answering: link.party)
    var itemContext = try await repositories.items.context(of: link.item, within: user.scope)
    itemContext.answering = link.party
    return (user, itemContext)
  }
}
