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
    guard !user.person.isAuditor, user.mayImport else { throw Refusal.notAllowed(Name(zh: "导入通知", en: "Import a notice")) }
    guard let draft = try? JSONDecoder().decode(Draft.self, from: Data(body.serialized.utf8)), !draft.title.trimmed.isEmpty else {
      throw context.bad("title")
    }
    let id = Item.ID(site.freshID())
    let notice = body["notice"]?.list?.compactMap(\.text) ?? []
    let initiative = draft.initiative(id: id, notice: notice, today: site.calendar.zone.day(of: site.now()))
    let change = try await site.launch().draft(initiative, on: site.action(user, via: request.via(context)))
    let item = change.writes[0].item
    let answer = IdempotentResponse(json(initiative, item), status: 201, location: "/api/v1/initiatives/\(id)")
    let once = try request.once(user, body, context) { _ in answer }
    switch try await site.repositories.items.commit([change], once: once, at: site.now()).first {
    case .answered(let stored)?: return stored.response()
    case .refused(let refusal)?: throw refusal
    default: return answer.response()
    }
  }

  @Sendable func move(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let (initiative, item) = try await found(context)
    let itemContext = try await site.repositories.items.context(of: item.id, within: user.scope)
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    if let version = try request.version(context), version != item.version { throw Refusal.stale(version: item.version, by: nil) }
    let after: Item
    if name == "start" {
      after = try await site.start(itemContext, user, via: request.via(context)).item
    } else {
      let form = try await site.form(body, known: ["move"], try itemContext.workflow(of: item), itemContext.roster)
      let decided = try await site.decide(on: item.id, by: user, via: request.via(context)) { itemContext, action throws(Refusal) in
        try itemContext.move(name, with: form, on: action)
      }
      guard case .done(let itemContext) = decided else { throw Refusal.stale(version: 0, by: nil) }
      after = itemContext.item
    }
    return .json(json(initiative, after), headers: [.eTag: "\"\(after.version)\""])
  }
}

extension CurrentUser {
  /// Whether the user may set up initiatives: the administrator, members of an office, and leaders and deputies of any
  /// group.
  var mayImport: Bool { person.isAdministrator || posts.contains { $0.kind == .office || [.leader, .deputy].contains($0.role) } }
}

extension Site {
  func launch() async throws -> Launch {
    Launch(
      workflows: workflows, calendar: calendar, agencies: try await repositories.directory.agencies(),
      people: try await repositories.directory.people())
  }

  /// Starts a draft: creates its groups, people and items in one commit.
  func start(_ itemContext: ItemContext, _ user: CurrentUser, via: String) async throws -> ItemContext {
    let (initiative, _) = try await repositories.initiatives.initiative(itemContext.item.id.text, within: user.scope)
    let change = try await launch().start(initiative, in: itemContext, on: action(user, via: via))
    switch try await repositories.items.commit([change], once: nil, at: now()).first {
    case .done(let items)?:
      var after = itemContext
      after.item = items[0]
      return after
    case .refused(let refusal)?: throw refusal
    default: return itemContext
    }
  }
}
