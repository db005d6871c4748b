import Domain
import HTTPTypes
import Hummingbird
import Web

/// The ledger of an initiative: progress, the table, many at once, and out as a file.
struct LedgerPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/ledger", use: site.visit(ledger))
    router.get("initiatives/:id/ledger/export", use: site.visit(export))
    router.get("initiatives/:id/kinds", use: site.visit(kinds))
    router.get("initiatives/:id/kinds/:kind", use: site.visit(kind))
    router.get("items/moves") { _, _ in Response.seeOther("/") }
    router.post("items/moves", use: site.visit { try await BulkMove(site: site, visit: $0).answer() })
  }

  @Sendable private func ledger(_ visit: Visit) async throws -> Response {
    guard let workflow = site.workflows[Workflow.ledger] else { throw Refusal.notFound }
    return try await table(of: workflow, visit)
  }

  private func table(of workflow: Workflow, _ visit: Visit) async throws -> Response {
    let view = try await LedgerView(head: InitiativeHead(visit), workflow: workflow)
    return visit.page { view.page.write(to: &$0, in: visit.text) }
  }

  /// Every kind of thing that this initiative has, or that the person may register in it.
  @Sendable private func kinds(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    let view = KindsView(head: head)
    return visit.page { view.page.write(to: &$0, in: visit.text) }
  }

  @Sendable private func kind(_ visit: Visit) async throws -> Response {
    guard let workflow = site.workflows[try visit.context.parameters.require("kind")] else { throw Refusal.notFound }
    switch workflow.kind {
    case Workflow.ledger, Workflow.hotline: return try await .seeOther(InitiativeHead(visit).address(of: workflow))
    default: return try await table(of: workflow, visit)
    }
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[visit.query("kind") ?? Workflow.ledger] else { throw Refusal.notFound }
    var query = LedgerView.query(visit, head, workflow)
    query.limit = 500
    query.after = nil
    var rows: [[String]] = [
      [
        visit.text.wordNumber, visit.text.wordTitle, visit.text.wordState, visit.text.wordLimit, visit.text.needLead,
        visit.text.needAssisting,
      ]
        + workflow.fields.map { $0.name[visit.language] }
    ]
    while true {
      let found = try await site.registry.find(query, within: visit.scope)
      for item in found.items.map({ $0.shown(to: visit.scope, of: workflow) }) {
        let limit = item.limit.map { visit.zone.day(of: $0).description } ?? ""
        rows.append(
          [
            visit.number(item), item.title, visit.state(item).word, limit, item.lead.map(head.roster.name(of:)) ?? "",
            item.assisting.map(head.roster.name(of:)).joined(separator: "、"),
          ] + workflow.fields.map { visit.words(item.fields[$0.id], of: $0) })
      }
      guard let next = found.next else { break }
      query.after = next
    }
    var response = Response.of(site.sheet(rows), type: "text/csv; charset=utf-8")
    let name = "\(workflow.name[visit.language])-\(visit.today).csv".escapedForAddress
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
    return response
  }
}
