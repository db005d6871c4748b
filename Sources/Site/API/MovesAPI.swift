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

  /// Whether the person may and the state takes it is said before what is wrong with the form.
  func make(
    _ name: String, _ body: Wire, on world: World, version: Int?, once: Once?, _ visitor: Visitor, via: String
  ) async throws -> Decided {
    if let version, version != world.item.version { throw Refusal.stale(version: world.item.version, by: nil) }
    let isStart = world.item.kind == Workflow.initiative && name == "start"
    let form: Form
    let main: Item?
    do {
      form = try await site.form(body, known: ["move", "items", "version"], try world.workflow(of: world.item), world.roster)
      main = isStart ? nil : try await site.main(for: name, with: form, in: world, by: visitor)
    } catch {
      try await site.permit(name, in: world, by: visitor, via: via)
      throw error
    }
    if isStart {
      try await site.permit(name, in: world, by: visitor, via: via)
      return .done(try await site.start(world, visitor, via: via))
    }
    return try await site.decide(on: world.item.id, by: visitor, via: via, version: version, once: once, attempt: name, seen: world) {
      world, occasion throws(Refusal) in
      try world.move(name, with: form, into: main, on: occasion)
    }
  }

  @Sendable func moveMany(_ request: Request, _ context: SiteContext) async throws -> Response {
    let visitor = try context.signedIn()
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    guard let list = body["items"]?.list, list.count <= 500 else { throw context.bad("items") }
    let targets = try list.map { wire in
      guard let target = ManyMoves.Target(wire, under: body) else { throw context.bad("items") }
      return target
    }
    let once = try request.once(visitor, body, context) { _ in StoredAnswer([:], status: 200) }
    if let once, let stored = try await site.registry.answer(to: once) { return stored.response() }
    let made = try await ManyMoves(site: site, visitor: visitor, via: request.via(context)).make(name, on: targets)
    let rendering = site.rendering(context)
    let answers = zip(targets, made).map { target, result -> Wire in
      switch result {
      case .success(let item): return ["id": .text(target.id.text), "status": 200, "item": rendering.item(item)]
      case .failure(let error):
        let problem = Problem(error, in: context)
        return ["id": .text(target.id.text), "status": .integer(Int64(problem.status)), "problem": problem.wire]
      }
    }
    let answer: Wire = ["items": .list(answers), "next": .null]
    if var once {
      once.answer = { _ in StoredAnswer(answer, status: 200) }
      _ = try await site.registry.commit([Change()], once: once, at: site.now())
    }
    return .json(answer)
  }
}
