import Application
import Domain
import HTTPTypes
import Hummingbird

/// The API of answer links: the office makes them, parties without an account read and move an item by them.
struct AnswersAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) { group.post("items/:id/links", use: link) }

  func addOpen(to group: RouterGroup<SiteContext>) {
    group.get("answers/:secret", use: read)
    group.post("answers/:secret", use: answer)
  }

  @Sendable private func link(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let id = try context.itemID()
    let body = try await site.inSight(id, within: user.scope) { try await request.json(context) }
    let answer = try await site.giveLink(
      to: body["party"]?.text, on: id, by: user.actor(via: request.via(context)),
      key: try request.key(of: body, context))
    guard case .fresh(let given) = answer else { throw Refusal.notFound }
    return .json(
      [
        "url": .text(site.address(ofLink: given.secret, request)), "until": site.rendering(context).time(given.until),
        "party": .text(given.party.key),
      ], status: .created)
  }

  @Sendable private func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (user, itemContext) = try await site.answering(try context.parameters.require("secret"), context)
    return ItemsAPI(site: site).answer(itemContext, user, context).response(version: itemContext.item.version)
  }

  @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (user, itemContext) = try await site.answering(try context.parameters.require("secret"), context)
    let (body, name) = try await site.moveBody(request, on: itemContext.item.id, within: user.scope, context)
    return try await MovesAPI(site: site).make(
      name, body, on: itemContext.item.id, by: user, via: "link \(context.address)", key: try request.key(of: body, context), request,
      context)
  }
}
