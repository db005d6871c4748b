import Domain
import HTTPTypes
import Hummingbird
import Web

/// The statistics pages of an initiative, and each table as a CSV file.
struct ReportsPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/reports", use: site.page(reports))
    router.get("initiatives/:id/reports/export", use: site.page(export))
  }

  /// The views of the reports page, named in the address as `view`.
  enum View: String, CaseIterable {
    case matrix, assessment, lateness, ledgers
  }

  /// The content of one view, read from the database.
  private struct Shown {
    var matrix: MatrixPart?
    var tables: [FigureTablePart] = []
  }

  /// The views that have something to show in this initiative, in display order.
  private func views(_ head: InitiativeHead) -> [View] {
    View.allCases.filter { view in
      switch view {
      case .matrix: !CollectionView.forms(head).isEmpty
      case .assessment: !AssessmentView.kinds(head).isEmpty
      case .lateness: head.stateCounts.contains { $0.kind != Workflow.initiative && !$0.kind.hasSuffix("-group") }
      case .ledgers: !BurnView.kinds(head).isEmpty
      }
    }
  }

  private func shown(_ view: View?, _ head: InitiativeHead) async throws -> Shown {
    switch view {
    case .matrix:
      let view = try await CollectionView(head)
      let sum = try await view.sum()
      return Shown(matrix: view.part, tables: sum.map { [$0] } ?? [])
    case .assessment: return Shown(tables: try await AssessmentView.tables(head))
    case .lateness: return Shown(tables: try await LatenessView(head).tables())
    case .ledgers: return Shown(tables: try await BurnView.tables(head))
    case nil: return Shown()
    }
  }

  @Sendable private func reports(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    let text = request.text
    let views = views(head)
    let view = request.query("view").flatMap(View.init).flatMap { views.contains($0) ? $0 : nil } ?? views.first
    let shown = try await shown(view, head)
    let words: [View: String] = [
      .matrix: text.reportsMatrix, .assessment: text.reportsAssessment, .lateness: text.reportsLateness, .ledgers: text.reportsBurn,
    ]
    let page = ReportsPage(
      frame: head.frame(true, title: text.tabsReports), head: head.head(), tabs: head.tabs(.reports),
      views: views.count < 2
        ? nil
        : FilterPart(
          label: text.reportsViews,
          choices: views.map { .init(word: words[$0] ?? "", address: "?view=\($0.rawValue)", isCurrent: $0 == view) }),
      matrix: shown.matrix, tables: shown.tables,
      empty: view == nil ? EmptyPart(title: text.reportsEmpty, words: text.reportsEmptyWords) : nil,
      printed: text.fullStamp(request.now, in: request.zone))
    return request.page { page.write(to: &$0, in: text) }
  }

  /// Sends one table of a view as CSV; `table` in the address is the table's id.
  @Sendable private func export(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    let shown = try await shown(request.query("view").flatMap(View.init) ?? .matrix, head)
    let name = request.query("table") ?? "matrix"
    let rows: [[String]]
    let title: String
    if name == "matrix", let matrix = shown.matrix {
      (rows, title) = (matrix.sheet(heading: request.text.reportsCounty), matrix.title)
    } else if let table = shown.tables.first(where: { $0.id == name }) {
      (rows, title) = (table.sheet, table.title)
    } else {
      throw Refusal.notFound
    }
    var response = Response.of(site.sheet(rows), type: "text/csv; charset=utf-8")
    let file = "\(title)-\(request.today).csv".escapedForAddress
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(file)"
    return response
  }
}

extension InitiativeHead {
  var reports: String { address + "/reports" }

  /// The address that exports a table of the reports; `kept` is the rest of the query.
  func export(_ view: ReportsPages.View, _ table: String, _ kept: [String: String] = [:]) -> String {
    let more = kept.sorted { $0.key < $1.key }.map { "&\($0.key)=\($0.value.escapedForAddress)" }.joined()
    return "\(reports)/export?view=\(view.rawValue)&table=\(table)\(more)"
  }

  /// The name of a party by its key; nil if the roster does not have it.
  func party(_ key: String?) -> String? { key.flatMap { roster.party($0) }.map(roster.name(of:)) }
}
