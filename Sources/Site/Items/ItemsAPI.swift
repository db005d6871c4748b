import Application
import Domain
import HTTPTypes
import Hummingbird

/// The API of items: lists, registers, reads and corrects them, and reads their history.
struct ItemsAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) {
    group.get("items", use: list)
    group.post("items", use: register)
    group.get("items/:id", use: read)
    group.patch("items/:id", use: correct)
    group.get("items/:id/history", use: history)
    group.post("items/:id/reveal", use: reveal)
  }

  @Sendable func list(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let query = try await ItemQuery(request, context, site)
    let found = try await site.repositories.search.find(query, within: user.scope)
    let rendering = site.rendering(context)
    return .json(["items": .list(found.items.map { rendering.item($0) }), "next": .of(found.next?.description)])
  }

  @Sendable func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let itemContext = try await site.repositories.items.context(of: try context.itemID(), within: user.scope)
    return answer(itemContext, user, context).response(version: itemContext.item.version)
  }

  /// The item with the moves that the caller may make now.
  func answer(_ itemContext: ItemContext, _ user: CurrentUser, _ context: SiteContext, status: Int = 200) -> IdempotentResponse {
    let location = status == 201 ? "/api/v1/items/\(itemContext.item.id)" : nil
    return IdempotentResponse(
      site.rendering(context).item(itemContext.item, moves: itemContext.offers(to: user.person, at: site.now())), status: status,
      location: location)
  }

  @Sendable func register(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let body = try await request.json(context)
    guard let kind = body["kind"]?.text, let initiative = body["initiative"]?.text else {
      throw context.bad(body["kind"]?.text == nil ? "kind" : "initiative")
    }
    var inputs = Inputs(body, known: ["kind", "initiative", "title", "fields", "parent", "start", "comment"])
    let start = body["start"]?.text.flatMap { Day($0) }
    if start == nil, body["start"] != nil { inputs.faults.append(Fault("start", .notADate)) }
    let registration = RegisterItem.Request(
      kind, in: initiative, under: body["parent"]?.text.map { Item.ID($0) }, with: inputs, start: start,
      by: user.actor(via: request.via(context)), key: try request.key(of: body, context))
    let respond: @Sendable (ItemContext) -> IdempotentResponse = { [self] in self.answer($0, user, context, status: 201) }
    let answer = try await site.useCases.registerItem(registration, respond: respond)
    return answer.map(respond).response()
  }

  @Sendable func correct(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let id = try context.itemID()
    let body = try await site.inSight(id, within: user.scope) { try await request.json(context) }
    let answer = try await site.useCases.correctItem(
      id, version: try request.version(context), with: Inputs(body, known: ["title", "fields", "comment"]),
      by: user.actor(via: request.via(context)), key: try request.key(of: body, context))
    return answer.map { self.answer($0, user, context) }.response()
  }

  @Sendable func history(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let id = try context.itemID()
    let itemContext = try await site.repositories.items.context(of: id, within: user.scope)
    let records = try await site.repositories.items.history(of: id, within: user.scope)
    let rendering = site.rendering(context)
    let workflow = try itemContext.workflow(of: itemContext.item)
    return .json(["items": .list(records.map { rendering.record($0, of: itemContext.item, masking: workflow) }), "next": .null])
  }

  /// Returns the masked fields in full, after the reason is recorded in the history.
  @Sendable func reveal(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let id = try context.itemID()
    let body = try await site.inSight(id, within: user.scope) { try await request.json(context) }
    // Nothing that is masked is stored under a key: a repeated request reads the fields again.
    _ = try await site.useCases.revealFields(
      of: id, for: try body.reason(), by: user.actor(via: request.via(context)), key: try request.key(of: body, context),
      respond: { _ in IdempotentResponse([:], status: 200) })
    let itemContext = try await site.repositories.items.context(of: id, within: user.scope)
    let workflow = try itemContext.workflow(of: itemContext.item)
    let closed = itemContext.item.closedFields(to: user.scope, of: workflow)
    let masked = workflow.fields.filter { $0.isMasked && !closed.contains($0.id) }
    return .json([
      "fields": .object(
        masked.compactMap { field in itemContext.item.fields[field.id]?.text.map { .init(name: field.id, value: .text($0)) } })
    ])
  }
}
