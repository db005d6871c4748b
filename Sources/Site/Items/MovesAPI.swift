import Application
import Domain
import HTTPTypes
import Hummingbird

/// The API of moves: one item, or up to 500 with a result for each.
struct MovesAPI {
  let site: Site
  private var items: ItemsAPI { ItemsAPI(site: site) }

  init(site: Site) { self.site = site }

  func add(to group: RouterGroup<SiteContext>) {
    group.post("items/:id/moves", use: move)
    group.post("items/moves", use: moveMany)
  }

  @Sendable func move(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let itemContext = try await site.repositories.items.context(of: try context.itemID(), within: user.scope)
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    let once = try request.once(user, body, context) { [items] written in
      var after = itemContext
      after.item = written.first { $0.id == itemContext.item.id } ?? itemContext.item
      return items.answer(after, user, context)
    }
    if let once, let stored = try await site.repositories.items.answer(to: once) { return stored.response() }
    switch try await make(name, body, on: itemContext, version: try request.version(context), once: once, user, via: request.via(context)) {
    case .done(let after): return items.answer(after, user, context).response(version: after.item.version)
    case .answered(let stored): return stored.response()
    }
  }

  /// Makes one move. Reports a missing permission or a wrong state before errors in the form.
  func make(
    _ name: String, _ body: JSONValue, on itemContext: ItemContext, version: Int?, once: IdempotencyKey?, _ user: CurrentUser, via: String
  ) async throws -> Decided {
    if let version, version != itemContext.item.version { throw Refusal.stale(version: itemContext.item.version, by: nil) }
    let isStart = itemContext.item.kind == Workflow.initiative && name == "start"
    let form: Form
    let main: Item?
    do {
      form = try await site.form(
        body, known: ["move", "items", "version"], try itemContext.workflow(of: itemContext.item), itemContext.roster)
      main = isStart ? nil : try await site.main(for: name, with: form, in: itemContext, by: user)
    } catch {
      try await site.permit(name, in: itemContext, by: user, via: via)
      throw error
    }
    if isStart {
      try await site.permit(name, in: itemContext, by: user, via: via)
      return .done(try await site.start(itemContext, user, via: via))
    }
    return try await site.decide(
      on: itemContext.item.id, by: user, via: via, version: version, once: once, attempt: name, seen: itemContext
    ) {
      itemContext, action throws(Refusal) in
      try itemContext.move(name, with: form, into: main, on: action)
    }
  }

  @Sendable func moveMany(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    guard let list = body["items"]?.list, list.count <= SecurityPolicy.maxBulkItems else { throw context.bad("items") }
    let targets = try list.map { json in
      guard let target = ManyMoves.Target(json, under: body) else { throw context.bad("items") }
      return target
    }
    let once = try request.once(user, body, context) { _ in IdempotentResponse([:], status: 200) }
    if let once, let stored = try await site.repositories.items.answer(to: once) { return stored.response() }
    let made = try await ManyMoves(site: site, user: user, via: request.via(context)).make(name, on: targets)
    let rendering = site.rendering(context)
    let answers = zip(targets, made).map { target, result -> JSONValue in
      switch result {
      case .success(let item): return ["id": .text(target.id.text), "status": 200, "item": rendering.item(item)]
      case .failure(let error):
        let problem = Problem(error, in: context)
        return ["id": .text(target.id.text), "status": .integer(Int64(problem.status)), "problem": problem.json]
      }
    }
    let answer: JSONValue = ["items": .list(answers), "next": .null]
    if var once {
      once.answer = { _ in IdempotentResponse(answer, status: 200) }
      _ = try await site.repositories.items.commit([Change()], once: once, at: site.now())
    }
    return .json(answer)
  }
}
