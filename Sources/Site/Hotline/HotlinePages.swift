import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The pages of the 12345 hotline: the desk, the tickets of an initiative with its rates, and the exchange with the
/// city platform.
struct HotlinePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("hotline", use: site.page { request in try await HotlineDesk(site: site, request: request).page(nil, nil) })
    router.post("hotline", use: site.page { request in try await HotlineDesk(site: site, request: request).intake() })
    router.get("initiatives/:id/hotline", use: site.page { request in try await tickets(request, note: nil) })
    router.post("initiatives/:id/hotline", use: site.page(takeIn))
    router.get("initiatives/:id/hotline/replies", use: site.page(replies))
  }

  private func tickets(_ request: PageRequest, note: NotePart?) async throws -> Response {
    let head = try await InitiativeHead(request)
    guard let workflow = site.workflows[Workflow.hotline] else { throw Refusal.notFound }
    let text = request.text
    let rates = try await HotlineStatistics(
      site, workflow, in: head.initiative.id, from: request.query("from"), until: request.query("until")
    )
    .read(within: request.scope)
    var query = LedgerView.query(request, head, workflow)
    query.choice = request.query("nature").map { .init(field: "nature", option: $0) }
    if let rate = rates.rates.first(where: { $0.kind.rawValue == request.query("rate") }) {
      query.ids = rate.items(of: request.query("part") ?? "counted")
    }
    let found = try await site.repositories.search.find(query, within: request.scope)
    let items = found.items
    let view = HotlineView(request: request, workflow: workflow, roster: head.roster)
    let isDesk = request.scope.isAtDesk(of: head.initiative.id)
    let kept = (request.http.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") && !$0.hasPrefix("done=") }
    let page = HotlinePage(
      frame: head.frame(title: text.tabsHotline), head: head.head(), tabs: head.tabs(.hotline), note: note, rates: rates.part(in: request),
      filter: view.states(head),
      deskAddress: isDesk || request.scope.wholes.contains(head.initiative.id) ? "/hotline?initiative=\(head.initiative.id)" : nil,
      exportAddress: items.isEmpty ? nil : "\(head.address)/ledger/export?kind=\(workflow.kind)&state=all",
      city: isDesk && !head.item.isDone
        ? .init(action: head.address + "/hotline", csrf: request.csrf, key: request.key(), replies: head.address + "/hotline/replies")
        : nil,
      tickets: view.table(items),
      pages: found.next.map { PagesPart(words: "", next: "?" + (kept + ["after=\($0.description)"]).joined(separator: "&")) },
      empty: items.isEmpty ? EmptyPart(title: text.hotlineEmpty, words: text.hotlineEmptyWords) : nil)
    return request.page({ page.write(to: &$0, in: text) }, status: note?.isWrong == true ? .unprocessableContent : .ok)
  }

  /// Imports the city platform's list of tickets: all rows, or none if one is invalid. Tickets imported before are
  /// skipped.
  @Sendable private func takeIn(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let head = try await InitiativeHead(request)
    guard let workflow = site.workflows[Workflow.hotline] else { throw Refusal.notFound }
    guard request.scope.isAtDesk(of: head.initiative.id) else { throw Refusal.notAllowed(workflow.name) }
    let text = request.text
    do {
      let rows = try site.rows(form.files.first?.file.bytes ?? [])
      guard let header = rows.first else {
        return try await tickets(request, note: NotePart(title: text.hotlineCityNothing, isWrong: true))
      }
      let table = ImportTable.Request(
        workflow.kind, in: head.initiative.id.text, header: header.cells, rows: Array(rows.dropFirst()), by: request.actor,
        key: form.key("POST \(head.address)/hotline"))
      let useCase = site.useCases.importTable
      if let stored = try await site.useCases.stored(table.key, of: request.actor) {
        return .seeOther(stored.location ?? head.address + "/hotline")
      }
      let taken = try await useCase.read(table, asCityList: true)
      if !taken.bad.isEmpty {
        let causes = taken.bad.prefix(20).map { row in
          text.hotlineCityRow(
            row.line, text.list(request.causes(row.faults.map { ($0.field, text.sentence($0.cause)) }, in: workflow)))
        }
        return try await tickets(
          request, note: NotePart(title: text.hotlineCityRefused(taken.bad.count), words: causes.joined(separator: "\n"), isWrong: true))
      }
      let (address, known) = (head.address, taken.known.count)
      let respond: @Sendable (Int) -> IdempotentResponse = { count in
        IdempotentResponse(
          status: 303, location: "\(address)/hotline?done=\(text.hotlineCityTaken(count, known).escapedForAddress)", body: "")
      }
      return try await useCase.register(taken, of: table, respond: { respond($0) }).map(respond).redirect
    } catch let fault as SheetFault {
      return try await tickets(request, note: NotePart(title: text.pasteUnreadable(fault.line), words: fault.word, isWrong: true))
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      let words = text.list(request.causes(text.faults(refusal), in: workflow))
      return try await tickets(request, note: NotePart(title: request.sentence(refusal, in: workflow), words: words, isWrong: true))
    }
  }

  /// Exports the replies for the city platform as CSV: its own ticket numbers with reply and outcome, without any data
  /// about the caller.
  @Sendable private func replies(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    guard let workflow = site.workflows[Workflow.hotline], request.scope.isAtDesk(of: head.initiative.id) else { throw Refusal.notFound }
    let fields = ["reply", "told", "report", "resolved", "satisfaction"].compactMap { workflow.field($0) }
    let text = request.text
    var rows = [
      [workflow.field(CityList.number)?.name[request.language] ?? "", text.wordTitle, text.wordState, text.needLead]
        + fields.map { $0.name[request.language] } + [text.hotlineCityClosed]
    ]
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.exportBatchSize)
    query.initiative = head.initiative.id
    query.kinds = [workflow.kind]
    while true {
      let items = try await site.repositories.items.list(query, within: request.scope)
      for item in items where item.fields["reply"] != nil && ["calling", "closed"].contains(item.state) {
        guard let number = item.fields[CityList.number]?.text else { continue }
        rows.append(
          [number, item.title, request.state(item).word, item.lead.map(head.roster.name(of:)) ?? ""]
            + fields.map { request.words(item.fields[$0.id], of: $0) }
            + [item.closedAt.map { request.zone.day(of: $0).description } ?? ""])
      }
      guard items.count == query.limit, let last = items.last else { break }
      query.after = ItemQuery.Cursor(last)
    }
    var response = Response.of(site.sheet(rows), type: "text/csv; charset=utf-8")
    let name = "\(text.hotlineCityReplies)-\(request.today).csv".escapedForAddress
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
    return response
  }
}
