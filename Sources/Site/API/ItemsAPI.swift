import Domain
import HTTPTypes
import Hummingbird

/// Items: list, register, read, correct, and their history.
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
    let visitor = try context.signedIn()
    let query = try await ItemQuery(request, context, site)
    let found = try await site.registry.find(query, within: visitor.scope)
    let rendering = site.rendering(context)
    return .json(["items": .list(found.items.map { rendering.item($0) }), "next": .of(found.next?.description)])
  }

  @Sendable func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let world = try await site.registry.world(of: try context.itemID(), within: visitor.scope)
    return answer(world, visitor, context).response(version: world.item.version)
  }

  /// The item with what the caller may do now.
  func answer(_ world: World, _ visitor: Visitor, _ context: SiteContext, status: Int = 200) -> StoredAnswer {
    let location = status == 201 ? "/api/v1/items/\(world.item.id)" : nil
    return StoredAnswer(
      site.rendering(context).item(world.item, moves: world.offers(to: visitor.person, at: site.now())), status: status, location: location)
  }

  @Sendable func register(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let body = try await request.json(context)
    guard let kind = body["kind"]?.text, let key = body["initiative"]?.text else {
      throw context.bad(body["kind"]?.text == nil ? "kind" : "initiative")
    }
    let (initiative, _) = try await site.registry.initiative(key, within: visitor.scope)
    guard let workflow = site.workflows.registered(kind) else { throw Refusal.unknownKind(kind) }
    let parent = body["parent"]?.text.map { Item.ID($0) }
    let place = try await site.registry.place(in: initiative.id, under: parent, within: visitor.scope)
    let blank = World(
      workflows: place.workflows, calendar: place.calendar, roster: place.roster,
      item: Item(
        id: Item.ID(""), kind: kind, workflowVersion: workflow.version, title: "", state: workflow.initial.id, initiative: initiative.id,
        registrar: visitor.person.id, registeredAt: site.now()))
    let once = try request.once(visitor, body, context) { [self] items in
      var world = blank
      world.item = items[0]
      return answer(world, visitor, context, status: 201)
    }
    if let once, let stored = try await site.registry.answer(to: once) { return stored.response() }
    let occasion = site.occasion(visitor, via: request.via(context))
    try place.mayTry(kind, on: occasion)
    let form = try await site.form(
      body, known: ["kind", "initiative", "title", "fields", "parent", "start", "comment"], workflow, place.roster)
    let start = try body["start"].map { wire in
      guard let day = wire.text.flatMap({ Day($0) }) else { throw Refusal.faults([Fault("start", .notADate)]) }
      return day
    }
    let decided = try await site.register(in: initiative.id, under: parent, by: visitor, once: once) { place throws(Refusal) in
      try place.register(kind, with: form, start: start, on: occasion)
    }
    switch decided {
    case .done(let world): return answer(world, visitor, context, status: 201).response(version: world.item.version)
    case .answered(let stored): return stored.response()
    }
  }

  @Sendable func correct(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let world = try await site.registry.world(of: try context.itemID(), within: visitor.scope)
    let body = try await request.json(context)
    let version = try request.version(context)
    if let version, version != world.item.version { throw Refusal.stale(version: world.item.version, by: nil) }
    _ = try world.edit(Form(), on: site.occasion(visitor, via: request.via(context)))
    let form = try await site.form(body, known: ["title", "fields", "comment"], try world.workflow(of: world.item), world.roster)
    let decided = try await site.decide(on: world.item.id, by: visitor, via: request.via(context), version: version) {
      world, occasion throws(Refusal) in try world.edit(form, on: occasion)
    }
    guard case .done(let after) = decided else { throw Refusal.stale(version: 0, by: nil) }
    return answer(after, visitor, context).response(version: after.item.version)
  }

  @Sendable func history(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let id = try context.itemID()
    let world = try await site.registry.world(of: id, within: visitor.scope)
    let records = try await site.registry.history(of: id, within: visitor.scope)
    let rendering = site.rendering(context)
    let workflow = try world.workflow(of: world.item)
    return .json(["items": .list(records.map { rendering.record($0, of: world.item, masking: workflow) }), "next": .null])
  }

  /// The masked fields whole, once the reason is on record.
  @Sendable func reveal(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let reason = try await request.json(context)["comment"]?.text ?? ""
    let seen = try await site.registry.world(of: try context.itemID(), within: visitor.scope).item
    let closed = seen.closedFields(to: visitor.scope, of: site.workflows[seen.kind, version: seen.workflowVersion])
    let known = site.workflows[seen.kind, version: seen.workflowVersion]?.fields.filter(\.isMasked) ?? []
    if let field = known.first, known.allSatisfy({ closed.contains($0.id) }) { throw Refusal.notAllowed(field.name) }
    let decided = try await site.decide(on: try context.itemID(), by: visitor, via: request.via(context)) {
      world, occasion throws(Refusal) in try world.reveal(for: reason, on: occasion)
    }
    guard case .done(let world) = decided else { throw Refusal.notFound }
    let masked = try world.workflow(of: world.item).fields.filter { $0.isMasked && !closed.contains($0.id) }
    return .json([
      "fields": .object(masked.compactMap { field in world.item.fields[field.id]?.text.map { .init(name: field.id, value: .text($0)) } })
    ])
  }
}

extension World.Place {
  /// Refuses what needs no form to be refused: a closed whole, a person who may not.
  fileprivate func mayTry(_ kind: Workflow.Kind, on occasion: Occasion) throws(Refusal) {
    do throws(Refusal) { _ = try register(kind, with: Form(), on: occasion) } catch {
      if case .missing = error { return }
      throw error
    }
  }
}
