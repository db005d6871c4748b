import Application
import Domain
import HTTPTypes
import Hummingbird

/// Opens sessions of the API, and says who is signed in.
struct SessionAPI {
  let site: Site

  func addOpen(to group: RouterGroup<SiteContext>) { group.post("sessions", use: open) }

  func add(to group: RouterGroup<SiteContext>) { group.get("me", use: me) }

  @Sendable func open(_ request: Request, _ context: SiteContext) async throws -> Response {
    let body = try await request.json(context)
    guard let login = body["login"]?.text else { throw context.bad("login") }
    guard let password = body["password"]?.text else { throw context.bad("password") }
    let person = try await site.signIn(login, password, from: context.address, in: context)
    let actor = Actor(person: person, scope: UserAccess(of: person).scope, via: request.via(context))
    let key = try request.key(of: body, context)
    let (secret, session) = try await site.session(
      for: person.id, kind: .token, lifetime: SecurityPolicy.apiTokenSeconds, under: key, by: actor)
    let expires = try await site.useCases.openSession(session, key: key)
    return .json(["token": .text(secret), "expires": site.rendering(context).time(expires)], status: .created)
  }

  @Sendable func me(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    var groups: [JSONValue] = []
    for post in user.posts {
      let roster = try await site.repositories.initiatives.roster(of: post.initiative)
      groups.append([
        "id": .text(post.group.text), "name": .of(roster.group(post.group)?.name), "kind": .text(post.kind.rawValue),
        "initiative": .text(post.initiative.text), "role": .text(post.role.rawValue),
      ])
    }
    let person = user.person
    return .json([
      "id": .text(person.id.text), "login": .of(person.login), "name": .text(person.name), "agency": .of(person.agency?.text),
      "administrator": .flag(person.isAdministrator), "auditor": .flag(person.isAuditor), "groups": .list(groups),
      "roles": .names(Set(user.posts.map(\.role.rawValue)).sorted()),
    ])
  }
}
