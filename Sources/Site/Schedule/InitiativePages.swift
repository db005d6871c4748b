import Application
import Domain
import Hummingbird
import Web

/// The list of initiatives, and the groups and history of one.
struct InitiativePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives", use: site.page(list))
    router.get("initiatives/:id") { request, context in Response.seeOther("/initiatives/\(try context.parameters.require("id"))/schedule") }
    router.get("initiatives/:id/groups", use: site.page(groups))
    router.get("initiatives/:id/history", use: site.page(history))
    router.post("initiatives/:id/moves", use: site.page(move))
  }

  @Sendable private func list(_ request: PageRequest) async throws -> Response {
    var rows: [InitiativesPage.Row] = []
    for (initiative, item) in try await site.repositories.initiatives.initiatives(within: request.scope)
    where request.workflow(item)?.state(item.state)?.isVoid != true {
      let stateCounts = try await site.repositories.initiatives.counts(of: initiative.id, within: request.scope, at: request.now).filter {
        $0.kind == Workflow.task
      }
      rows.append(
        InitiativesPage.Row(
          title: initiative.title, address: "/initiatives/\(initiative.id)/schedule", documentNumber: initiative.documentNumber ?? "",
          issuer: request.text.list(initiative.issuers), state: request.state(item), limit: request.limit(item),
          done: stateCounts.filter(\.isDone).reduce(0) { $0 + $1.count }, all: stateCounts.reduce(0) { $0 + $1.count },
          late: stateCounts.reduce(0) { $0 + $1.late }))
    }
    let page = InitiativesPage(
      frame: request.frame(request.text.initiativesTitle, .initiatives, flash: request.flash, live: request.live()), rows: rows,
      add: request.user.mayImport ? "/import" : nil)
    return request.page { page.write(to: &$0, in: request.text) }
  }

  @Sendable private func groups(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxItemsOfGroups)
    query.initiative = head.initiative.id
    query.isDone = false
    let open = try await site.repositories.items.list(query, within: request.scope)
    let tree = GroupTree(head: head, open: open)
    let page = GroupsPage(
      frame: head.frame(title: request.text.tabsGroups), head: head.head(), tabs: head.tabs(.groups), groups: tree.roots,
      vacant: tree.vacant)
    return request.page { page.write(to: &$0, in: request.text) }
  }

  @Sendable private func history(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    let records = try await site.repositories.initiatives.history(
      in: head.initiative.id, before: request.query("before").flatMap { Int64($0) }, limit: 50, within: request.scope)
    let stream = Stream(request: request, roster: head.roster)
    let entries = records.map { record, item in stream.entry(record, of: item, naming: true) }
    let more = records.count == 50 ? records.last.map { "\(head.address)/history?before=\($0.record.sequence)" } : nil
    let page = HistoryPage(
      frame: head.frame(title: request.text.historyTitle), head: head.head(), tabs: head.tabs(.history),
      stream: StreamPart(entries: entries),
      pages: PagesPart(
        words: request.text.itemCount(records.count), previous: request.query("before").map { _ in "\(head.address)/history" }, next: more),
      empty: entries.isEmpty ? EmptyPart(title: request.text.historyEmpty, words: request.text.historyEmptyWords) : nil)
    return request.page { page.write(to: &$0, in: request.text) }
  }

  @Sendable private func move(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let (initiative, item) = try await site.repositories.initiatives.initiative(
      try request.context.parameters.require("id"), within: request.scope)
    let name = try await request.moveName(in: form, on: item.id)
    let target = MoveRequest.Target(item: item.id, version: form.version, inputs: request.inputs(form))
    do {
      _ = try await site.useCases.makeMove.one(
        MoveRequest(name, on: [target], by: request.actor, key: form.key("POST /initiatives/\(item.id)/moves")),
        respond: { _ in IdempotentResponse(status: 303, location: nil, body: "") })
      return .seeOther("/initiatives/\(initiative.id)/schedule")
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await ItemPages(site: site).show(
        request, item.id, tried: ItemPages.Tried(move: name, form: form, refusal: refusal))
    }
  }
}
