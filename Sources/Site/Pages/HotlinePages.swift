import Domain
import HTTPTypes
import Hummingbird
import Web

/// The 12345 line: the desk where calls are taken, and an initiative's tickets with their figures.
struct HotlinePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("hotline", use: site.visit { visit in try await HotlineDesk(site: site, visit: visit).page(nil, nil) })
    router.post("hotline", use: site.visit { visit in try await HotlineDesk(site: site, visit: visit).intake() })
    router.get("initiatives/:id/hotline", use: site.visit { visit in try await tickets(visit, note: nil) })
    router.post("initiatives/:id/hotline", use: site.visit(takeIn))
    router.get("initiatives/:id/hotline/replies", use: site.visit(replies))
  }

  private func tickets(_ visit: Visit, note: NotePart?) async throws -> Response {
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[Workflow.hotline] else { throw Refusal.notFound }
    let text = visit.text
    let rates = try await HotlineFigures(site, workflow, in: head.initiative.id, from: visit.query("from"), until: visit.query("until"))
      .read(within: visit.scope)
    var query = LedgerView.query(visit, head, workflow)
    query.choice = visit.query("nature").map { .init(field: "nature", option: $0) }
    if let rate = rates.rates.first(where: { $0.kind.rawValue == visit.query("rate") }) {
      query.ids = rate.items(of: visit.query("part") ?? "counted")
    }
    let found = try await site.registry.find(query, within: visit.scope)
    let items = found.items
    let view = HotlineView(visit: visit, workflow: workflow, roster: head.roster)
    let isDesk = visit.scope.isAtDesk(of: head.initiative.id)
    let kept = (visit.request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") && !$0.hasPrefix("done=") }
    let page = HotlinePage(
      frame: head.frame(title: text.tabsHotline), head: head.head(), tabs: head.tabs(.hotline), note: note, rates: rates.part(in: visit),
      filter: view.states(head),
      deskAddress: isDesk || visit.scope.wholes.contains(head.initiative.id) ? "/hotline?initiative=\(head.initiative.id)" : nil,
      exportAddress: items.isEmpty ? nil : "\(head.address)/ledger/export?kind=\(workflow.kind)&state=all",
      city: isDesk && !head.item.isDone
        ? .init(action: head.address + "/hotline", csrf: visit.csrf, replies: head.address + "/hotline/replies") : nil,
      tickets: view.table(items),
      pages: found.next.map { PagesPart(words: "", next: "?" + (kept + ["after=\($0.description)"]).joined(separator: "&")) },
      empty: items.isEmpty ? EmptyPart(title: text.hotlineEmpty, words: text.hotlineEmptyWords) : nil)
    return visit.page({ page.write(to: &$0, in: text) }, status: note?.isWrong == true ? .unprocessableContent : .ok)
  }

  /// The city platform's list: every row, or, with a bad one among them, none.
  @Sendable private func takeIn(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[Workflow.hotline] else { throw Refusal.notFound }
    guard visit.scope.isAtDesk(of: head.initiative.id) else { throw Refusal.notAllowed(workflow.name) }
    let text = visit.text
    do {
      let rows = try site.rows(form.files.first?.file.bytes ?? [])
      guard let header = rows.first else {
        return try await tickets(visit, note: NotePart(title: text.hotlineCityNothing, isWrong: true))
      }
      let place = try await site.registry.place(in: head.initiative.id, under: nil, within: visit.scope)
      let list = try CityList(header: header.cells, of: workflow)
      let fresh = Array(rows.dropFirst())
      let known = try await site.registry.cityNumbers(among: list.numbers(in: fresh), in: head.initiative.id)
      let taken = try list.take(fresh, known: known, into: place, on: visit.occasion)
      if !taken.bad.isEmpty {
        let causes = taken.bad.prefix(20).map { row in
          text.hotlineCityRow(
            row.line, text.list(visit.causes(row.faults.map { ($0.field, text.sentence($0.cause)) }, in: workflow)))
        }
        return try await tickets(
          visit, note: NotePart(title: text.hotlineCityRefused(taken.bad.count), words: causes.joined(separator: "\n"), isWrong: true))
      }
      try await site.registry.commitTogether(taken.changes.count, at: visit.now) { Array(taken.changes[$0]) }
      return .seeOther("\(head.address)/hotline?done=\(text.hotlineCityTaken(taken.changes.count, taken.known.count).escapedForAddress)")
    } catch let fault as SheetFault {
      return try await tickets(visit, note: NotePart(title: text.pasteUnreadable(fault.line), words: fault.word, isWrong: true))
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      let words = text.list(visit.causes(text.faults(refusal), in: workflow))
      return try await tickets(visit, note: NotePart(title: visit.sentence(refusal, in: workflow), words: words, isWrong: true))
    }
  }

  /// What goes back to the city platform: its own numbers, with what was answered and done; nothing of the caller.
  @Sendable private func replies(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[Workflow.hotline], visit.scope.isAtDesk(of: head.initiative.id) else { throw Refusal.notFound }
    let fields = ["reply", "told", "report", "resolved", "satisfaction"].compactMap { workflow.field($0) }
    let text = visit.text
    var rows = [
      [workflow.field(CityList.number)?.name[visit.language] ?? "", text.wordTitle, text.wordState, text.needLead]
        + fields.map { $0.name[visit.language] } + [text.hotlineCityClosed]
    ]
    var query = ItemQuery(now: visit.now, limit: 500)
    query.initiative = head.initiative.id
    query.kinds = [workflow.kind]
    while true {
      let items = try await site.registry.list(query, within: visit.scope)
      for item in items where item.fields["reply"] != nil && ["calling", "closed"].contains(item.state) {
        guard let number = item.fields[CityList.number]?.text else { continue }
        rows.append(
          [number, item.title, visit.state(item).word, item.lead.map(head.roster.name(of:)) ?? ""]
            + fields.map { visit.words(item.fields[$0.id], of: $0) }
            + [item.closedAt.map { visit.zone.day(of: $0).description } ?? ""])
      }
      guard items.count == query.limit, let last = items.last else { break }
      query.after = ItemQuery.Cursor(last)
    }
    var response = Response.of(site.sheet(rows), type: "text/csv; charset=utf-8")
    let name = "\(text.hotlineCityReplies)-\(visit.today).csv".escapedForAddress
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
    return response
  }
}
