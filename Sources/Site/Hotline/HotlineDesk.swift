import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The hotline desk: registers a call and in the same commit answers, dispatches or merges it.
struct HotlineDesk {
  let site: Site
  let request: PageRequest

  /// The initiative that the operator works for: named in the form or address, else one at whose desk they sit, else
  /// the first.
  private func initiative(_ form: FormBody?) async throws -> (initiative: Initiative, item: Item)? {
    let all = try await site.repositories.initiatives.initiatives(within: request.scope).filter { !$0.item.isDone }
    if let wanted = form?["initiative"] ?? request.query("initiative") {
      return all.first { $0.initiative.id.text == wanted || $0.initiative.key == wanted }
    }
    return all.first { request.scope.desks.contains($0.initiative.id) } ?? all.first
  }

  /// The page, with the form as typed and the error, if any.
  func page(_ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    let text = request.text
    guard let (initiative, _) = try await initiative(typed), let workflow = site.workflows[Workflow.hotline] else {
      throw Refusal.notFound
    }
    let roster = try await site.repositories.initiatives.roster(of: initiative.id)
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxPageSize)
    query.initiative = initiative.id
    query.kinds = [Workflow.hotline]
    query.isDone = false
    if let nature = request.query("nature") { query.choice = .init(field: "nature", option: nature) }
    let queue = try await site.repositories.items.list(query, within: request.scope)
    let view = HotlineView(request: request, workflow: workflow, roster: roster)
    let answers = try await HotlineAnswers(site, of: initiative, within: request.scope)
    var typed = typed
    if let taken = answers[typed?["take"]] { typed?.values.insert(("field.reply", taken.answer), at: 0) }
    let matter = typed?["field.matter"] ?? ""
    let alike = try await view.alike(caller: typed?["field.caller"], matter: matter, among: queue, in: initiative.id)
    let late = queue.count { $0.isOverdue(at: request.now) }
    var facts: [FactPart] = []
    if late > 0 {
      facts.append(
        FactPart(
          term: text.hotlineDeskLate, number: text.hotlineDeskPieces(late), address: "/initiatives/\(initiative.id)/hotline?state=late",
          isLate: true))
    }
    let page = HotlineDeskPage(
      frame: request.frame(text.hotlineDeskTitle, .hotline, flash: request.flash, live: request.live(initiative.id)),
      head: HeadPart(title: text.hotlineDeskTitle, dots: dots(initiative, roster), facts: facts),
      note: view.note(refusal), intake: view.intake(initiative, typed, refusal), answers: answers.found(for: matter, in: request),
      alike: alike, queue: view.table(Array(queue.prefix(50))), queueCount: queue.count, filter: view.filter,
      empty: queue.isEmpty ? EmptyPart(title: text.hotlineDeskEmpty, words: text.hotlineDeskEmptyWords) : nil)
    return request.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  /// The initiative, the time, and whether the operator's own office is open.
  private func dots(_ initiative: Initiative, _ roster: Roster) -> [HeadPart.Dot] {
    let clock = request.text.clock(request.now, in: request.zone)
    let hours = request.user.person.agency.flatMap { roster.agencies[$0]?.hours } ?? request.calendar.hours
    return [
      .init(initiative.title, "/initiatives/\(initiative.id)/hotline"), .init(request.text.hotlineDeskNow(clock)),
      .init(Opening(hours: hours, calendar: request.calendar, now: request.now).words(request.text)),
    ]
  }

  /// Handles the posted form: searches, takes over an answer, or registers the call.
  func intake() async throws -> Response {
    let form = try await request.form()
    guard let (initiative, _) = try await initiative(form), let workflow = site.workflows[Workflow.hotline] else {
      throw Refusal.notFound
    }
    if form["do"] == "look" || form["take"] != nil { return try await page(form, nil) }
    do {
      let (inputs, following) = try read(form, workflow)
      let text = request.text
      let word = workflow.moves.first { $0.name == following?.move }?.title[request.language] ?? text.streamRegister
      let respond: @Sendable (ItemContext) -> IdempotentResponse = { [request] itemContext in
        let logged = text.hotlineDeskLogged(word, request.number(itemContext.item))
        return IdempotentResponse(status: 303, location: "/hotline?done=\(logged.escapedForAddress)", body: "")
      }
      // The registration and the following move are one change, so that no ticket is stored half done.
      let answer = try await site.useCases.registerItem(
        RegisterItem.Request(
          workflow.kind, in: initiative.id.text, with: inputs, following: following, by: request.actor, key: form.key("POST /hotline")),
        respond: respond)
      return answer.map(respond).redirect
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await page(form, refusal)
    }
  }

  /// Reads the form.
  /// - Returns: the fields of the ticket, the fields of the following move, and that move's name; nil if the ticket is
  ///   only registered.
  private func read(_ form: FormBody, _ workflow: Workflow) throws -> (Inputs, (move: Move.Name, inputs: Inputs)?) {
    var inputs = request.inputs(form)
    for name in ["lead", "assisting", "assignee", "limit", "title"] { inputs.values[name] = nil }
    inputs.values["nature"] = .text(form["nature"] ?? "")
    inputs.values["channel"] = inputs.values["channel"] ?? .text("call")
    if form["confidential"] == "yes" { inputs.values["confidential"] = .flag(true) }
    inputs.values["title"] = .text(String((form["field.matter"] ?? "").trimmed.prefix(60)))
    let reply = inputs.values.removeValue(forKey: "reply")
    if let into = form["merge"] {
      let merging = workflow.moves.first { $0.merges != nil }
      return (inputs, merging.map { ($0.name, Inputs([$0.merges ?? "into": .text(into)])) })
    }
    if form["do"] == "answer" {
      guard let reply else { throw Refusal.missing([.field("reply")]) }
      return (inputs, ("answer-at-once", Inputs(["reply": reply])))
    }
    guard form["do"] == "pass" else { return (inputs, nil) }
    return (inputs, ("dispatch", Inputs(form["lead"].flatMap { $0.isEmpty ? nil : ["lead": .text($0)] } ?? [:])))
  }
}
