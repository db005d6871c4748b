import Application
import Domain
import Foundation
import Hummingbird

/// The API of initiatives: lists and reads them with their groups and schedule, takes in drafts and starts them.
struct InitiativesAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) {
    group.get("initiatives", use: list)
    group.post("initiatives", use: draft)
    group.get("initiatives/:id", use: read)
    group.get("initiatives/:id/groups", use: groups)
    group.get("initiatives/:id/schedule", use: schedule)
    group.post("initiatives/:id/moves", use: move)
  }

  @Sendable func list(_ request: Request, _ context: SiteContext) async throws -> Response {
    let found = try await site.repositories.initiatives.initiatives(within: try context.signedIn().scope)
    return .json(["items": .list(found.map { json($0.initiative, $0.item) }), "next": .null])
  }

  private func json(_ initiative: Initiative, _ item: Item) -> JSONValue {
    [
      "id": .text(initiative.id.text), "key": .text(initiative.key), "title": .text(initiative.title),
      "documentNumber": .of(initiative.documentNumber), "state": .text(item.state), "issuers": .names(initiative.issuers),
      "issueDate": .of(initiative.issueDate?.description), "due": .of(initiative.due?.description),
      "version": .integer(Int64(item.version)),
    ]
  }

  private func found(_ context: SiteContext) async throws -> (initiative: Initiative, item: Item) {
    try await site.repositories.initiatives.initiative(try context.parameters.require("id"), within: try context.signedIn().scope)
  }

  @Sendable func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (initiative, item) = try await found(context)
    return .json(json(initiative, item), headers: [.eTag: "\"\(item.version)\""])
  }

  @Sendable func groups(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (initiative, _) = try await found(context)
    let roster = try await site.repositories.initiatives.roster(of: initiative.id)
    let today = site.calendar.zone.day(of: site.now())
    let jsons = roster.groups.map { group -> JSONValue in
      let posts = roster.posts(in: group.id, on: today).map { post -> JSONValue in
        [
          "person": .of(post.person?.text), "name": .of(post.person.map(roster.name(of:))), "role": .text(post.role.rawValue),
          "post": .text(post.post),
        ]
      }
      return [
        "id": .text(group.id.text), "name": .text(group.name), "kind": .text(group.kind.rawValue), "parent": .of(group.parent?.text),
        "duties": .text(group.duties), "open": .flag(group.isOpen), "members": .list(posts),
      ]
    }
    return .json(["items": .list(jsons), "next": .null])
  }

  @Sendable func schedule(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (initiative, _) = try await found(context)
    var query = ItemQuery(now: site.now(), limit: SecurityPolicy.maxPageSize)
    query.kinds = [Workflow.task]
    query.initiative = initiative.id
    let items = try await site.repositories.items.list(query, within: try context.signedIn().scope)
    let follows = try await site.repositories.initiatives.dependencies(in: initiative.id)
    let rendering = site.rendering(context)
    return .json([
      "items": .list(items.map { rendering.item($0) }),
      "follows": .list(follows.map { ["from": .text($0.from.text), "to": .text($0.to.text)] }), "next": .null,
    ])
  }

  @Sendable func draft(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let body = try await request.json(context)
    guard let draft = try? JSONDecoder().decode(Draft.self, from: Data(body.serialized.utf8)), !draft.title.trimmed.isEmpty else {
      throw context.bad("title")
    }
    guard !user.person.isAuditor, user.mayImport else { throw Refusal.notAllowed(Name(zh: "导入通知", en: "Import a notice")) }
    let respond: @Sendable (Initiative, Item) -> IdempotentResponse = { [self] initiative, item in
      IdempotentResponse(json(initiative, item), status: 201, location: "/api/v1/initiatives/\(initiative.id)")
    }
    let answer = try await site.useCases.importNotice(
      draft, lines: body["notice"]?.list?.compactMap(\.text) ?? [], by: user.actor(via: request.via(context)),
      key: try request.key(of: body, context), respond: { respond($0, $1) })
    return answer.map { respond($0.initiative, $0.item) }.response()
  }

  @Sendable func move(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let (initiative, item) = try await found(context)
    let (body, name) = try await site.moveBody(request, on: item.id, within: user.scope, context)
    let target = MoveRequest.Target(item: item.id, version: try request.version(context), inputs: Inputs(body, known: ["move"]))
    let respond: @Sendable (ItemContext) -> IdempotentResponse = { [self] in
      IdempotentResponse(json(initiative, $0.item), status: 200)
    }
    let answer = try await site.useCases.makeMove.one(
      MoveRequest(name, on: [target], by: user.actor(via: request.via(context)), key: try request.key(of: body, context)),
      respond: respond)
    return answer.map(respond).response()
  }
}

extension CurrentUser {
  /// Whether the user may set up initiatives: the administrator, members of an office, and leaders and deputies of any
  /// group.
  var mayImport: Bool { person.isAdministrator || posts.contains { $0.kind == .office || [.leader, .deputy].contains($0.role) } }
}
