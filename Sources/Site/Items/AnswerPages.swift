import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The page on which a party without an account answers by a link, and the page on which the office makes the link.
struct AnswerPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("answer/:secret", use: show)
    router.post("answer/:secret", use: answer)
    router.get("items/:id/link", use: site.page { request in try await make(request, nil) })
    router.post("items/:id/link", use: site.page { request in try await make(request, try await request.form()) })
  }

  @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
    let secret = try context.parameters.require("secret")
    let (user, itemContext) = try await site.answering(secret, context)
    let pageRequest = PageRequest(site: site, http: request, context: context, user: user, post: "", now: site.now())
    return Flash.carry(try await page(pageRequest, itemContext, secret, tried: nil), after: request, isSecure: site.settings.isSecure)
  }

  private func page(_ request: PageRequest, _ itemContext: ItemContext, _ secret: String, tried: ItemPages.Tried?) async throws -> Response
  {
    let view = try await ItemView(request: request, itemContext: itemContext, tried: tried)
    let text = request.text
    var head = HeadPart(title: itemContext.item.title, state: request.state(itemContext.item), isPrintable: true)
    head.dots = [.init(request.user.person.name)] + (view.initiative.map { [.init($0.title)] } ?? [])
    var moves = view.moves
    for index in moves.indices { moves[index].action = "/answer/\(secret)" }
    let meanwhile = try await tried.asyncMap { tried in
      try await request.changesMeanwhile(to: itemContext, seen: tried.form, tried.refusal)
    }
    let refusal = (meanwhile ?? nil) ?? tried.map { NotePart(title: request.sentence($0.refusal, in: view.workflow), isWrong: true) }
    let done = itemContext.item.isDone || moves.isEmpty
    let page = AnswerPage(
      frame: FramePart(
        title: itemContext.item.title, section: nil, otherLanguage: request.http.inOtherLanguage(request.context), flash: request.flash),
      head: head, refusal: refusal, facts: view.facts,
      moves: moves, done: done ? text.answerNothing : nil)
    let status = tried.map { HTTPResponse.Status(code: Problem.status(of: $0.refusal)) } ?? .ok
    return request.page({ page.write(to: &$0, in: text) }, status: status)
  }

  @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
    let secret = try context.parameters.require("secret")
    let (user, itemContext) = try await site.answering(secret, context)
    let pageRequest = PageRequest(site: site, http: request, context: context, user: user, post: "", now: site.now())
    let form = try await pageRequest.form()
    guard let name = form["move"] else { throw context.bad("move") }
    let workflow = try itemContext.workflow(of: itemContext.item)
    let path = "POST /answer/\(itemContext.item.id)"
    do {
      let target = MoveRequest.Target(item: itemContext.item.id, version: form.version, inputs: pageRequest.inputs(form))
      _ = try await site.useCases.makeMove.one(
        MoveRequest(name, on: [target], by: user.actor(via: "link \(context.address)"), key: form.key(path)),
        respond: { _ in IdempotentResponse(status: 303, location: "", body: "") })
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      // As it is by now.
      let itemContext = try await site.answering(secret, context).itemContext
      return try await page(pageRequest, itemContext, secret, tried: ItemPages.Tried(move: name, form: form, refusal: refusal))
    }
    let title = workflow.moves.first { $0.name == name }?.title[pageRequest.language] ?? name
    return Flash.carry(
      .seeOther("/answer/\(secret)?done=\(title.escapedForAddress)"), after: request, isSecure: site.settings.isSecure)
  }

  /// Shows the form for a link; once posted, shows the link itself, this one time.
  private func make(_ request: PageRequest, _ form: FormBody?) async throws -> Response {
    let text = request.text
    let id = try request.id()
    var made: (url: String, until: String, party: Party)?
    if let form {
      let answer = try await site.giveLink(to: form["party"], on: id, by: request.actor, key: form.key("POST /items/\(id)/link"))
      if case .fresh(let given) = answer {
        made = (site.address(ofLink: given.secret, request.http), text.fullDay(request.zone.day(of: given.until)), given.party)
      }
    }
    let itemContext = try await site.repositories.items.context(of: id, within: request.scope)
    if made == nil { try itemContext.permitLink(on: request.action) }
    let unseated = itemContext.unseated(on: request.today)
    guard let first = made?.party ?? unseated.first else { throw Refusal.notFound }
    let options = unseated.map { FieldPart.Option(value: $0.key, label: itemContext.roster.name(of: $0), isChosen: $0 == first) }
    let page = AnswerLinkPage(
      frame: request.frame(text.linkTitle, .initiatives),
      head: HeadPart(crumbs: [LinkPart(word: itemContext.item.title, address: "/items/\(itemContext.item.id)")], title: text.linkTitle),
      action: "/items/\(itemContext.item.id)/link", csrf: request.csrf, key: request.key(),
      party: FieldPart(name: "party", label: text.linkParty, kind: .group, options: options, isRequired: true), url: made?.url,
      until: made?.until ?? "", back: "/items/\(itemContext.item.id)")
    return request.page { page.write(to: &$0, in: text) }
  }
}
