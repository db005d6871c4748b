import Domain
import HTTPTypes
import Hummingbird
import Web

/// The page that a link leads to, and the page on which the office makes one.
struct AnswerPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("answer/:secret", use: show)
    router.post("answer/:secret", use: answer)
    router.get("items/:id/link", use: site.visit { visit in try await make(visit, nil) })
    router.post("items/:id/link", use: site.visit { visit in try await make(visit, try await visit.form()) })
  }

  @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
    let secret = try context.parameters.require("secret")
    let (visitor, world) = try await site.answering(secret)
    let visit = Visit(site: site, request: request, context: context, visitor: visitor, post: "", now: site.now())
    return Told.carry(try await page(visit, world, secret, tried: nil), after: request, isSecure: site.settings.isSecure)
  }

  private func page(_ visit: Visit, _ world: World, _ secret: String, tried: ItemPages.Tried?) async throws -> Response {
    let view = try await ItemView(visit: visit, world: world, tried: tried)
    let text = visit.text
    var head = HeadPart(title: world.item.title, state: visit.state(world.item), isPrintable: true)
    head.dots = [.init(visit.visitor.person.name)] + (view.initiative.map { [.init($0.title)] } ?? [])
    var moves = view.moves
    for place in moves.indices { moves[place].action = "/answer/\(secret)" }
    let done = world.item.isDone || moves.isEmpty
    let page = AnswerPage(
      frame: FramePart(
        title: world.item.title, section: nil, otherLanguage: visit.request.inOtherLanguage(visit.context), flash: visit.flash),
      head: head, refusal: tried.map { NotePart(title: visit.sentence($0.refusal, in: view.workflow), isWrong: true) }, facts: view.facts,
      moves: moves, done: done ? text.answerNothing : nil)
    let status = tried.map { HTTPResponse.Status(code: Problem.status(of: $0.refusal)) } ?? .ok
    return visit.page({ page.write(to: &$0, in: text) }, status: status)
  }

  @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
    let secret = try context.parameters.require("secret")
    let (visitor, world) = try await site.answering(secret)
    let visit = Visit(site: site, request: request, context: context, visitor: visitor, post: "", now: site.now())
    let form = try await visit.form()
    guard let name = form["move"] else { throw context.bad("move") }
    let workflow = try world.workflow(of: world.item)
    do {
      try await site.permit(name, in: world, by: visitor, via: "link \(context.address)")
      let move = workflow.move(name, from: world.item.state)
      let (inputs, uploads) = try await visit.inputs(form, workflow, only: move.map { $0.needs + $0.asks + [.reason] })
      let read = try FormReader(workflow: workflow, roster: world.roster, uploads: uploads).form(inputs)
      _ = try await site.decide(on: world.item.id, by: visitor, via: "link \(context.address)", attempt: name) {
        world, occasion throws(Refusal) in
        try world.move(name, with: read, on: occasion)
      }
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await page(visit, world, secret, tried: ItemPages.Tried(move: name, form: form, refusal: refusal))
    }
    let title = workflow.moves.first { $0.name == name }?.title[visit.language] ?? name
    return Told.carry(
      .seeOther("/answer/\(secret)?done=\(title.escapedForAddress)"), after: request, isSecure: site.settings.isSecure)
  }

  /// Whom the link is for, then the link, shown once.
  private func make(_ visit: Visit, _ form: FormBody?) async throws -> Response {
    let world = try await site.registry.world(of: try visit.id(), within: visit.scope)
    let text = visit.text
    let unseated = world.unseated(on: visit.today)
    guard let first = unseated.first else { throw Refusal.notFound }
    // Whoever may not give one finds no page.
    _ = try world.giveLink(to: first, on: visit.occasion)
    var made: (url: String, until: String)?
    if let form, let party = unseated.first(where: { $0.key == form["party"] }) {
      let (secret, until) = try await site.link(to: party, of: world, by: visit.visitor, via: visit.via)
      made = (site.address(ofLink: secret, visit.request), text.fullDay(visit.zone.day(of: until)))
    }
    let options = unseated.map { FieldPart.Option(value: $0.key, label: world.roster.name(of: $0), isChosen: $0 == first) }
    let page = AnswerLinkPage(
      frame: visit.frame(text.linkTitle, .initiatives),
      head: HeadPart(crumbs: [LinkPart(word: world.item.title, address: "/items/\(world.item.id)")], title: text.linkTitle),
      action: "/items/\(world.item.id)/link", csrf: visit.csrf,
      party: FieldPart(name: "party", label: text.linkParty, kind: .group, options: options, isRequired: true), url: made?.url,
      until: made?.until ?? "", back: "/items/\(world.item.id)")
    return visit.page { page.write(to: &$0, in: text) }
  }
}
