import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The ledger of an initiative and the tables of its other kinds: list, bulk moves, CSV export.
struct LedgerPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/ledger", use: site.page(ledger))
    router.get("initiatives/:id/ledger/export", use: site.page(export))
    router.get("initiatives/:id/kinds", use: site.page(kinds))
    router.get("initiatives/:id/kinds/:kind", use: site.page(kind))
    router.get("items/moves") { _, _ in Response.seeOther("/") }
    router.post("items/moves", use: site.page { try await BulkMove(site: site, request: $0).answer() })
  }

  @Sendable private func ledger(_ request: PageRequest) async throws -> Response {
    guard let workflow = site.workflows[Workflow.ledger] else { throw Refusal.notFound }
    return try await table(of: workflow, request)
  }

  private func table(of workflow: Workflow, _ request: PageRequest) async throws -> Response {
    let view = try await LedgerView(head: InitiativeHead(request), workflow: workflow)
    return request.page { view.page.write(to: &$0, in: request.text) }
  }

  /// The list of kinds that the initiative has or that the user may register in it.
  @Sendable private func kinds(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    let view = KindsView(head: head)
    return request.page { view.page.write(to: &$0, in: request.text) }
  }

  @Sendable private func kind(_ request: PageRequest) async throws -> Response {
    guard let workflow = site.workflows[try request.context.parameters.require("kind")] else { throw Refusal.notFound }
    switch workflow.kind {
    case Workflow.ledger, Workflow.hotline: return try await .seeOther(InitiativeHead(request).address(of: workflow))
    default: return try await table(of: workflow, request)
    }
  }

  /// Exports all rows that match the table's filter as CSV; masked fields stay masked.
  @Sendable private func export(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    guard let workflow = site.workflows[request.query("kind") ?? Workflow.ledger] else { throw Refusal.notFound }
    var query = LedgerView.query(request, head, workflow)
    query.limit = SecurityPolicy.exportBatchSize
    query.after = nil
    var rows: [[String]] = [
      [
        request.text.wordNumber, request.text.wordTitle, request.text.wordState, request.text.wordLimit, request.text.needLead,
        request.text.needAssisting,
      ]
        + workflow.fields.map { $0.name[request.language] }
    ]
    while true {
      let found = try await site.repositories.search.find(query, within: request.scope)
      for item in found.items.map({ $0.shown(to: request.scope, of: workflow) }) {
        let limit = item.limit.map { request.zone.day(of: $0).description } ?? ""
        rows.append(
          [
            request.number(item), item.title, request.state(item).word, limit, item.lead.map(head.roster.name(of:)) ?? "",
            item.assisting.map(head.roster.name(of:)).joined(separator: "、"),
          ] + workflow.fields.map { request.words(item.fields[$0.id], of: $0) })
      }
      guard let next = found.next else { break }
      query.after = next
    }
    var response = Response.of(site.sheet(rows), type: "text/csv; charset=utf-8")
    let name = "\(workflow.name[request.language])-\(request.today).csv".escapedForAddress
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
    return response
  }
}
