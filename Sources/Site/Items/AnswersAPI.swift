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
    let itemContext = try await site.repositories.items.context(of: try context.itemID(), within: user.scope)
    let body = try await request.json(context)
    let unseated = itemContext.unseated(on: site.calendar.zone.day(of: site.now()))
    let asked = body["party"]?.text.flatMap { itemContext.roster.party($0) ?? itemContext.roster.party(named: $0) }
    guard let party = asked ?? (body["party"] == nil ? unseated.first ?? itemContext.item.lead : nil) else {
      throw Refusal.faults([Fault("party", .notAParty)])
    }
    let (secret, until) = try await site.link(to: party, of: itemContext, by: user, via: request.via(context))
    return .json(
      ["url": .text(site.address(ofLink: secret, request)), "until": site.rendering(context).time(until), "party": .text(party.key)],
      status: .created)
  }

  @Sendable private func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (user, itemContext) = try await site.answering(try context.parameters.require("secret"))
    return ItemsAPI(site: site).answer(itemContext, user, context).response(version: itemContext.item.version)
  }

  @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (user, itemContext) = try await site.answering(try context.parameters.require("secret"))
    let body = try await request.json(context)
    guard let name = body["move"]?.text else { throw context.bad("move") }
    let decided = try await MovesAPI(site: site).make(
      name, body, on: itemContext, version: try request.version(context), once: nil, user, via: "link \(context.address)")
    guard case .done(let after) = decided else { throw Refusal.stale(version: 0, by: nil) }
    return ItemsAPI(site: site).answer(after, user, context).response(version: after.item.version)
  }
}
