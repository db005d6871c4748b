import Domain
import HTTPTypes
import Hummingbird
import Web

/// The 12345 line: the desk where calls are taken, and an initiative's tickets.
struct HotlinePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("hotline", use: site.visit { visit in try await desk(visit, nil, nil) })
    router.post("hotline", use: site.visit(intake))
    router.get("initiatives/:id/hotline", use: site.visit(tickets))
  }

  /// The initiative whose line this person answers: named in the address, or the only one.
  private func initiative(_ visit: Visit, _ form: FormBody?) async throws -> (initiative: Initiative, item: Item)? {
    let all = try await site.registry.initiatives(within: visit.scope).filter { !$0.item.isDone }
    let wanted = form?["initiative"] ?? visit.query("initiative")
    return all.first { $0.initiative.id.text == wanted || $0.initiative.key == wanted }
      ?? all.first { visit.scope.desks.contains($0.initiative.id) } ?? all.first
  }

  private func desk(_ visit: Visit, _ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    let text = visit.text
    guard let (initiative, _) = try await initiative(visit, typed), let workflow = site.workflows[Workflow.hotline] else {
      throw Refusal.notFound
    }
    let roster = try await site.registry.roster(of: initiative.id)
    var query = ItemQuery(now: visit.now, limit: 50)
    query.initiative = initiative.id
    query.kinds = [Workflow.hotline]
    query.isDone = false
    if let nature = visit.query("nature") { query.choice = .init(field: "nature", option: nature) }
    let queue = try await site.registry.list(query, within: visit.scope)
    let view = HotlineView(visit: visit, workflow: workflow, roster: roster)
    let alike = try await view.alike(caller: typed?["field.caller"], in: initiative.id)
    let late = queue.count { $0.isOverdue(at: visit.now) }
    let clock = text.clock(visit.now, in: visit.zone)
    var facts: [FactPart] = []
    if late > 0 {
      facts.append(
        FactPart(
          term: text.hotlineDeskLate, number: text.hotlineDeskPieces(late), address: "/initiatives/\(initiative.id)/hotline?state=late",
          isLate: true))
    }
    let page = HotlineDeskPage(
      frame: visit.frame(text.hotlineDeskTitle, .hotline, flash: visit.flash),
      head: HeadPart(
        title: text.hotlineDeskTitle,
        dots: [.init(initiative.title, "/initiatives/\(initiative.id)/hotline"), .init(text.hotlineDeskNow(clock))], facts: facts),
      note: view.note(refusal), intake: view.intake(initiative, typed, refusal), answers: [], alike: alike, queue: view.table(queue),
      queueCount: queue.count, filter: view.filter,
      empty: queue.isEmpty ? EmptyPart(title: text.hotlineDeskEmpty, words: text.hotlineDeskEmptyWords) : nil)
    return visit.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  @Sendable private func intake(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let (initiative, _) = try await initiative(visit, form), let workflow = site.workflows[Workflow.hotline] else {
      throw Refusal.notFound
    }
    let isLooking = form["do"] == "look" || form["take"] != nil
    if isLooking { return try await desk(visit, form, nil) }
    do {
      let roster = try await site.registry.roster(of: initiative.id)
      var inputs = try await visit.inputs(form, workflow).inputs.filter {
        !["lead", "assisting", "assignee", "limit", "title"].contains($0.key)
      }
      inputs["nature"] = .text(form["nature"] ?? "")
      inputs["channel"] = inputs["channel"] ?? .text("call")
      if form["confidential"] == "yes" { inputs["confidential"] = .flag(true) }
      inputs["title"] = .text(String((form["field.matter"] ?? "").trimmed.prefix(60)))
      let reply = inputs.removeValue(forKey: "reply")
      let answers = form["do"] == "answer"
      var second: [String: Input] = [:]
      if answers { second["reply"] = reply ?? .nothing } else { second["lead"] = .text(form["lead"] ?? "") }
      let reader = FormReader(workflow: workflow, roster: roster)
      let register = try reader.form(inputs)
      let then = try reader.form(second)
      let name = answers ? "answer-at-once" : "dispatch"
      if answers, !then.has(.field("reply")) { throw Refusal.missing([.field("reply")]) }
      if !answers, form["do"] == "pass", then.lead == nil { throw Refusal.missing([.lead]) }
      let occasion = visit.occasion
      let once = form["key"].map { key in
        Once(
          person: visit.visitor.person.id, path: "POST /hotline", key: key, digest: Secrets.digest(form.fingerprint),
          answer: { StoredAnswer(status: 303, location: "/hotline?done=\($0[0].number.escapedForAddress)", body: "") })
      }
      // Logged and answered, or logged and passed on, in one commit.
      let decided = try await site.register(in: initiative.id, under: nil, by: visit.visitor, once: once) { place throws(Refusal) in
        let change = try place.register(Workflow.hotline, with: register, on: occasion)
        return form["do"] == "pass" || answers ? try place.following(change, by: name, with: then, on: occasion) : change
      }
      switch decided {
      case .done(let world):
        let what = answers ? visit.text.hotlineDeskAnswer : visit.text.hotlineDeskPass
        return .seeOther("/hotline?done=\(visit.text.hotlineDeskLogged(what, visit.number(world.item)).escapedForAddress)")
      case .answered(let stored): return .seeOther(stored.location ?? "/hotline")
      }
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await desk(visit, form, refusal)
    }
  }

  @Sendable private func tickets(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[Workflow.hotline] else { throw Refusal.notFound }
    let text = visit.text
    var query = LedgerView.query(visit, head, workflow)
    query.choice = visit.query("nature").map { .init(field: "nature", option: $0) }
    query.limit += 1
    var items = try await site.registry.list(query, within: visit.scope)
    let hasMore = items.count == query.limit
    if hasMore { items.removeLast() }
    let view = HotlineView(visit: visit, workflow: workflow, roster: head.roster)
    let page = HotlinePage(
      frame: head.frame(title: text.tabsHotline), head: head.head(), tabs: head.tabs(.hotline), filter: view.states(head),
      deskAddress: visit.scope.desks.contains(head.initiative.id) || visit.scope.wholes.contains(head.initiative.id)
        ? "/hotline?initiative=\(head.initiative.id)" : nil,
      exportAddress: items.isEmpty ? nil : "\(head.address)/ledger/export?kind=\(workflow.kind)&state=all", tickets: view.table(items),
      pages: hasMore ? items.last.map { PagesPart(words: "", next: "?after=\(ItemQuery.Cursor($0).description)") } : nil,
      empty: items.isEmpty ? EmptyPart(title: text.hotlineEmpty, words: text.hotlineEmptyWords) : nil)
    return visit.page { page.write(to: &$0, in: text) }
  }
}
