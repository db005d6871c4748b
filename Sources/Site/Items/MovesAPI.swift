import Application
import Domain
import HTTPTypes
import Hummingbird

/// Moves items by the API: one, or the same move on many at once with an answer for each.
struct MovesAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) {
    group.post("items/:id/moves", use: move)
    group.post("items/moves", use: moveMany)
  }

  @Sendable private func move(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let (body, name) = try await site.moveBody(request, on: try context.itemID(), within: user.scope, context)
    return try await make(
      name, body, on: try context.itemID(), by: user, via: request.via(context), key: try request.key(of: body, context), request, context)
  }

  /// Moves one item and answers with it, also for whoever answers by a link.
  func make(
    _ name: Move.Name, _ body: JSONValue, on item: Item.ID, by user: CurrentUser, via: String, key: RequestKey?, _ request: Request,
    _ context: SiteContext
  ) async throws -> Response {
    let target = MoveRequest.Target(
      item: item, version: try request.version(context), inputs: Inputs(body, known: ["move"]))
    let site = self.site
    let respond: @Sendable (ItemContext) -> IdempotentResponse = { ItemsAPI(site: site).answer($0, user, context) }
    let answer = try await site.useCases.makeMove.one(
      MoveRequest(name, on: [target], by: user.actor(via: via), key: key), respond: respond)
    return answer.map(respond).response()
  }

  /// A target: an id, or an object with an id, a version and input of its own beside what all are given.
  private static func target(_ json: JSONValue, under common: JSONValue) -> MoveRequest.Target? {
    let shared = common.members.filter { $0.name != "items" }
    guard let id = json.text ?? json["id"]?.text else { return nil }
    let version: Int?
    switch json["version"] {
    case nil: version = nil
    case .integer(let number)?: version = Int(exactly: number)
    default: return nil
    }
    let own = json.members.filter { !["id", "version"].contains($0.name) }
    let body = own.isEmpty ? JSONValue.object(shared) : merged(shared, own)
    return MoveRequest.Target(item: Item.ID(id), version: version, inputs: Inputs(body, known: ["move"]))
  }

  private static func merged(_ shared: [JSONValue.Member], _ own: [JSONValue.Member]) -> JSONValue {
    var members = shared
    for member in own {
      if let index = members.firstIndex(where: { $0.name == member.name }) {
        let isFields = member.name == "fields"
        members[index].value = isFields ? merged(members[index].value.members, member.value.members) : member.value
      } else {
        members.append(member)
      }
    }
    return .object(members)
  }

  @Sendable private func moveMany(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    guard let list = body["items"]?.list, list.count <= SecurityPolicy.maxBulkItems else { throw context.bad("items") }
    let targets = try list.map { json in
      guard let target = Self.target(json, under: body) else { throw context.bad("items") }
      return target
    }
    let site = self.site
    let respond: @Sendable ([MakeMove.Result]) -> IdempotentResponse = { results in
      let rendering = site.rendering(context)
      let answers = zip(targets, results).map { target, result -> JSONValue in
        switch result {
        case .success(let itemContext): return ["id": .text(target.item.text), "status": 200, "item": rendering.item(itemContext.item)]
        case .failure(let refusal):
          let problem = Problem(refusal, in: context)
          return ["id": .text(target.item.text), "status": .integer(Int64(problem.status)), "problem": problem.json]
        }
      }
      return IdempotentResponse(["items": .list(answers), "next": .null], status: 200)
    }
    let answer = try await site.useCases.makeMove(
      MoveRequest(name, on: targets, by: user.actor(via: request.via(context)), key: try request.key(of: body, context)),
      respond: respond)
    return answer.map(respond).response()
  }
}

extension Site {
  /// The body of a move's request and the move that it names.
  /// - Throws: 404 before 400: a malformed request to an item that is not in sight does not learn of it.
  func moveBody(_ request: Request, on item: Item.ID, within scope: Scope, _ context: SiteContext) async throws -> (JSONValue, Move.Name) {
    try await inSight(item, within: scope) {
      let body = try await request.json(context)
      guard let name = body["move"]?.text else { throw context.bad("move") }
      return (body, name)
    }
  }

  /// Reads what a request about an item says.
  /// - Throws: 404 before what `read` throws: a malformed request about an item that is not in sight does not learn of it.
  func inSight<Value>(_ item: Item.ID, within scope: Scope, _ read: () async throws -> Value) async throws -> Value {
    do { return try await read() } catch let problem as Problem {
      _ = try await repositories.items.context(of: item, within: scope)
      throw problem
    }
  }
}
