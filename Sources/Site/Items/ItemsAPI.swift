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
    guard let kind = body["kind"]?.text, let key = body["initiative"]?.text else {
      throw context.bad(body["kind"]?.text == nil ? "kind" : "initiative")
    }
    let (initiative, _) = try await site.repositories.initiatives.initiative(key, within: user.scope)
    guard let workflow = site.workflows.registered(kind) else { throw Refusal.unknownKind(kind) }
    let parent = body["parent"]?.text.map { Item.ID($0) }
    let place = try await site.repositories.items.place(in: initiative.id, under: parent, within: user.scope)
    let blank = ItemContext(
      workflows: place.workflows, calendar: place.calendar, roster: place.roster,
      item: Item(
        id: Item.ID(""), kind: kind, workflowVersion: workflow.version, title: "", state: workflow.initial.id, initiative: initiative.id,
        registrar: user.person.id, registeredAt: site.now()))
    let once = try request.once(user, body, context) { [self] items in
      var itemContext = blank
      itemContext.item = items[0]
      return answer(itemContext, user, context, status: 201)
    }
    if let once, let stored = try await site.repositories.items.answer(to: once) { return stored.response() }
    let action = site.action(user, via: request.via(context))
    try place.mayTry(kind, on: action)
    let form = try await site.form(
      body, known: ["kind", "initiative", "title", "fields", "parent", "start", "comment"], workflow, place.roster)
    let start = try body["start"].map { json in
      guard let day = json.text.flatMap({ Day($0) }) else { throw Refusal.faults([Fault("start", .notADate)]) }
      return day
    }
    let decided = try await site.register(in: initiative.id, under: parent, by: user, once: once) { place throws(Refusal) in
      try place.register(kind, with: form, start: start, on: action)
    }
    switch decided {
    case .done(let itemContext): return answer(itemContext, user, context, status: 201).response(version: itemContext.item.version)
    case .answered(let stored): return stored.response()
    }
  }

  @Sendable func correct(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let itemContext = try await site.repositories.items.context(of: try context.itemID(), within: user.scope)
    let body = try await request.json(context)
    let version = try request.version(context)
    if let version, version != itemContext.item.version { throw Refusal.stale(version: itemContext.item.version, by: nil) }
    _ = try itemContext.edit(Form(), on: site.action(user, via: request.via(context)))
    let form = try await site.form(
      body, known: ["title", "fields", "comment"], try itemContext.workflow(of: itemContext.item), itemContext.roster)
    let decided = try await site.decide(on: itemContext.item.id, by: user, via: request.via(context), version: version) {
      itemContext, action throws(Refusal) in try itemContext.edit(form, on: action)
    }
    guard case .done(let after) = decided else { throw Refusal.stale(version: 0, by: nil) }
    return answer(after, user, context).response(version: after.item.version)
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
    let reason = try await request.json(context)["comment"]?.text ?? ""
    let seen = try await site.repositories.items.context(of: try context.itemID(), within: user.scope).item
    let closed = seen.closedFields(to: user.scope, of: site.workflows[seen.kind, version: seen.workflowVersion])
    let known = site.workflows[seen.kind, version: seen.workflowVersion]?.fields.filter(\.isMasked) ?? []
    if let field = known.first, known.allSatisfy({ closed.contains($0.id) }) { throw Refusal.notAllowed(field.name) }
    let decided = try await site.decide(on: try context.itemID(), by: user, via: request.via(context)) {
      itemContext, action throws(Refusal) in try itemContext.reveal(for: reason, on: action)
    }
    guard case .done(let itemContext) = decided else { throw Refusal.notFound }
    let masked = try itemContext.workflow(of: itemContext.item).fields.filter { $0.isMasked && !closed.contains($0.id) }
    return .json([
      "fields": .object(
        masked.compactMap { field in itemContext.item.fields[field.id]?.text.map { .init(name: field.id, value: .text($0)) } })
    ])
  }
}

extension RegistrationContext {
  /// - Throws: a refusal that no input can avert: the parent is closed, or the person may not register.
  fileprivate func mayTry(_ kind: Workflow.Kind, on action: ActionContext) throws(Refusal) {
    do throws(Refusal) { _ = try register(kind, with: Form(), on: action) } catch {
      if case .missing = error { return }
      throw error
    }
  }
}
