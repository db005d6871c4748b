import Domain
import Hummingbird
import Web

/// Links by which a party without an account (an employer, a bank) answers for one item, without signing in.
extension Site {
  /// Half a year.
  private static let lasting: Int64 = 183 * 86_400

  /// Makes a link for a party; the history says that it was given and to whom.
  func link(to party: Party, of world: World, by visitor: Visitor, via: String) async throws -> (secret: String, until: Instant) {
    let decided = try await decide(on: world.item.id, by: visitor, via: via) { world, occasion throws(Refusal) in
      try world.giveLink(to: party, on: occasion)
    }
    guard case .done = decided else { throw Refusal.stale(version: 0, by: nil) }
    let person = Person.ID("link-\(party.key)")
    let (secret, session) = Secrets.session(for: person, kind: .link, now: now(), lasting: Self.lasting, random: random)
    try await registry.open(
      session, for: party, named: world.roster.name(of: party), to: world.item.id, by: visitor.person.id)
    return (secret, session.expires)
  }

  func address(ofLink secret: String, _ request: Request) -> String {
    let base = settings.publicURL ?? "http://\(request.head.authority ?? "127.0.0.1")"
    return (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/answer/\(secret)"
  }

  /// Whoever holds the link, and the item as they find it.
  func answering(_ secret: String) async throws -> (visitor: Visitor, world: World) {
    guard let link = try await registry.link(Secrets.digest(secret), at: now()) else { throw Refusal.notFound }
    var standing = Standing(of: link.person)
    standing.scope.parties = [link.party.key]
    let visitor = Visitor(person: link.person, session: link.session, standing: standing, answering: link.party)
    var world = try await registry.world(of: link.item, within: visitor.scope)
    world.answering = link.party
    return (visitor, world)
  }
}
