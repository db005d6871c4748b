import Domain
import Hummingbird
import Web

/// The list of initiatives, and of one of them groups and history.
struct InitiativePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives", use: site.visit(list))
    router.get("initiatives/:id") { request, context in Response.seeOther("/initiatives/\(try context.parameters.require("id"))/schedule") }
    router.get("initiatives/:id/groups", use: site.visit(groups))
    router.get("initiatives/:id/history", use: site.visit(history))
    router.post("initiatives/:id/moves", use: site.visit(move))
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    var rows: [InitiativesPage.Row] = []
    for (initiative, item) in try await site.registry.initiatives(within: visit.scope)
    where visit.workflow(item)?.state(item.state)?.isVoid != true {
      let tallies = try await site.registry.counts(of: initiative.id, within: visit.scope, at: visit.now).filter {
        $0.kind == Workflow.task
      }
      rows.append(
        InitiativesPage.Row(
          title: initiative.title, address: "/initiatives/\(initiative.id)/schedule", documentNumber: initiative.documentNumber ?? "",
          issuer: visit.text.list(initiative.issuers), state: visit.state(item), limit: visit.limit(item),
          done: tallies.filter(\.isDone).reduce(0) { $0 + $1.count }, all: tallies.reduce(0) { $0 + $1.count },
          late: tallies.reduce(0) { $0 + $1.late }))
    }
    let page = InitiativesPage(
      frame: visit.frame(visit.text.initiativesTitle, .initiatives, flash: visit.flash, live: visit.live()), rows: rows,
      add: visit.visitor.mayImport ? "/import" : nil)
    return visit.page { page.write(to: &$0, in: visit.text) }
  }

  @Sendable private func groups(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    var query = ItemQuery(now: visit.now, limit: 2000)
    query.initiative = head.initiative.id
    query.isDone = false
    let open = try await site.registry.list(query, within: visit.scope)
    let tree = GroupTree(head: head, open: open)
    let page = GroupsPage(
      frame: head.frame(title: visit.text.tabsGroups), head: head.head(), tabs: head.tabs(.groups), groups: tree.roots, vacant: tree.vacant)
    return visit.page { page.write(to: &$0, in: visit.text) }
  }

  @Sendable private func history(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    let records = try await site.registry.history(
      in: head.initiative.id, before: visit.query("before").flatMap { Int64($0) }, limit: 50, within: visit.scope)
    let stream = Stream(visit: visit, roster: head.roster)
    let entries = records.map { record, item in stream.entry(record, of: item, naming: true) }
    let more = records.count == 50 ? records.last.map { "\(head.address)/history?before=\($0.record.sequence)" } : nil
    let page = HistoryPage(
      frame: head.frame(title: visit.text.historyTitle), head: head.head(), tabs: head.tabs(.history), stream: StreamPart(entries: entries),
      pages: PagesPart(
        words: visit.text.itemCount(records.count), previous: visit.query("before").map { _ in "\(head.address)/history" }, next: more),
      empty: entries.isEmpty ? EmptyPart(title: visit.text.historyEmpty, words: visit.text.historyEmptyWords) : nil)
    return visit.page { page.write(to: &$0, in: visit.text) }
  }

  @Sendable private func move(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (initiative, item) = try await site.registry.initiative(try visit.context.parameters.require("id"), within: visit.scope)
    guard let name = form["move"] else { throw visit.context.bad("move") }
    let world = try await site.registry.world(of: item.id, within: visit.scope)
    if name == "start" {
      _ = try await site.start(world, visit.visitor, via: visit.via)
    } else {
      _ = try await site.decide(on: item.id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.move(name, with: Form(reason: form["reason"]), on: occasion)
      }
    }
    return .seeOther("/initiatives/\(initiative.id)/schedule")
  }
}
