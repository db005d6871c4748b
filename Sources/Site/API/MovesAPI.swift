import Domain
import HTTPTypes
import Hummingbird

/// Moves: one, or the same on many at once with an answer for each.
struct MovesAPI {
  let site: Site
  private var items: ItemsAPI { ItemsAPI(site: site) }

  init(site: Site) { self.site = site }

  func add(to group: RouterGroup<SiteContext>) {
    group.post("items/:id/moves", use: move)
    group.post("items/moves", use: moveMany)
  }

  @Sendable func move(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let world = try await site.registry.world(of: try context.itemID(), within: visitor.scope)
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    let once = try request.once(visitor, body, context) { [items] written in
      var after = world
      after.item = written.first { $0.id == world.item.id } ?? world.item
      return items.answer(after, visitor, context)
    }
    if let once, let stored = try await site.registry.answer(to: once) { return stored.response() }
    switch try await make(name, body, on: world, version: try request.version(context), once: once, visitor, via: request.via(context)) {
    case .done(let after): return items.answer(after, visitor, context).response(version: after.item.version)
    case .answered(let stored): return stored.response()
    }
  }

  /// Whether the person may and the state takes it comes before what the form holds.
  func make(
    _ name: String, _ body: Wire, on world: World, version: Int?, once: Once?, _ visitor: Visitor, via: String
  ) async throws -> Decided {
    if let version, version != world.item.version { throw Refusal.stale(version: world.item.version, by: nil) }
    try await site.permit(name, in: world, by: visitor, via: via)
    let form = try await site.form(body, known: ["move", "items", "version"], try world.workflow(of: world.item), world.roster)
    if world.item.kind == Workflow.initiative, name == "start" { return .done(try await site.start(world, visitor, via: via)) }
    let main = try await site.main(for: name, with: form, in: world, by: visitor)
    return try await site.decide(on: world.item.id, by: visitor, via: via, version: version, once: once, attempt: name) {
      world, occasion throws(Refusal) in
      try world.move(name, with: form, into: main, on: occasion)
    }
  }

  @Sendable func moveMany(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    guard let list = body["items"]?.list, list.count <= 500 else { throw context.bad("items") }
    let targets = try list.map { wire -> (id: String, version: Int?) in
      if let id = wire.text { return (id, nil) }
      guard let id = wire["id"]?.text else { throw context.bad("items") }
      if case .integer(let version)? = wire["version"] { return (id, Int(version)) }
      return (id, nil)
    }
    let once = try request.once(visitor, body, context) { _ in StoredAnswer([:], status: 200) }
    if let once, let stored = try await site.registry.answer(to: once) { return stored.response() }
    var answers: [Wire] = []
    for target in targets { answers.append(await answer(name, body, target, request, visitor, context)) }
    let answer: Wire = ["items": .list(answers), "next": .null]
    if var once {
      once.answer = { _ in StoredAnswer(answer, status: 200) }
      _ = try await site.registry.commit([Change()], once: once, at: site.now())
    }
    return .json(answer)
  }

  private func answer(
    _ name: String, _ body: Wire, _ target: (id: String, version: Int?), _ request: Request, _ visitor: Visitor, _ context: SiteContext
  ) async -> Wire {
    do {
      let world = try await site.registry.world(of: Item.ID(target.id), within: visitor.scope)
      let decided = try await make(name, body, on: world, version: target.version, once: nil, visitor, via: request.via(context))
      guard case .done(let after) = decided else { throw Refusal.stale(version: 0, by: nil) }
      return ["id": .text(target.id), "status": 200, "item": site.rendering(context).item(after.item)]
    } catch {
      let problem = Problem(error, in: context)
      return ["id": .text(target.id), "status": .integer(Int64(problem.status)), "problem": problem.wire]
    }
  }
}
