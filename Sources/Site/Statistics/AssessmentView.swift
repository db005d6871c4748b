import Application
import Domain
import Hummingbird
import Web

/// The assessment tables of an initiative: one row per agency with its rank, one column per statistic.
struct AssessmentView {
  let head: InitiativeHead
  let workflow: Workflow

  /// The maximum number of sheets in a table.
  static let most = SecurityPolicy.maxAssessmentSheets
  private var request: PageRequest { head.request }
  private var text: Text { request.text }

  /// The kinds of the initiative that are assessments: they read statistics and weigh at least one field.
  static func kinds(_ head: InitiativeHead) -> [Workflow] {
    head.request.site.workflows.newest.filter { workflow in
      workflow.readsFigures && workflow.fields.contains { !$0.weights.isEmpty } && head.stateCounts.contains { $0.kind == workflow.kind }
    }
  }

  /// One table for each assessment kind, for one period.
  static func tables(_ head: InitiativeHead) async throws -> [FigureTablePart] {
    var tables: [FigureTablePart] = []
    for workflow in kinds(head) { tables.append(try await AssessmentView(head: head, workflow: workflow).table()) }
    return tables
  }

  private func table() async throws -> FigureTablePart {
    let wholes =
      workflow.registration.under.isEmpty
      ? []
      : try await request.repositories.collections.wholes(
        workflow.registration.under, in: head.initiative.id, before: nil, limit: 12, within: request.scope)
    // Shows the period the address names, else the first one that is still open, else the last one.
    let whole = wholes.first { $0.id.text == request.query("whole") } ?? wholes.first { !$0.isDone } ?? wholes.last
    let sheets = try await request.repositories.statistics.assessed(
      [workflow.kind], in: head.initiative.id, under: whole?.id, limit: Self.most, within: request.scope)
    let fields = workflow.figureFields
    let rows = sheets.ranked(in: workflow).map { rank, sheet in
      FigureTablePart.Row(
        .init(sheet.item.lead.map(head.roster.name(of:)) ?? sheet.item.title, request.address(sheet.item)),
        [.init(rank.map(String.init) ?? "", isNumber: true)]
          + fields.map { field in
            .init(
              sheet.item.fields[field.id].map { request.words($0, of: field) } ?? "", isNumber: true,
              isMinor: field.figure != nil && workflow.weight(of: field) == nil && !field.isColumn)
          }
          + [
            .init(
              "", request.address(sheet.item), state: request.state(sheet.item), second: sheet.isProvisional ? text.reportsProvisional : "")
          ])
    }
    let choices = wholes.map {
      FilterPart.Choice(word: $0.title, address: "?view=assessment&whole=\($0.id)", isCurrent: $0.id == whole?.id)
    }
    return FigureTablePart(
      id: workflow.kind, title: whole?.title ?? workflow.name[request.language], words: text.reportsAssessmentWords,
      filters: choices.count < 2 ? [] : [FilterPart(label: text.reportsPeriod, choices: choices)],
      columns: [.init(text.reportsCounty), .init(text.reportsRank, isNumber: true)]
        + fields.map { field in
          let name = field.name[request.language]
          let weight = workflow.weight(of: field)
          return .init(
            weight.map { text.reportsWeight(name, $0) } ?? name, isNumber: true,
            isMinor: field.figure != nil && weight == nil && !field.isColumn)
        } + [.init(text.wordState)],
      rows: rows, exportAddress: head.export(.assessment, workflow.kind, whole.map { ["whole": $0.id.text] } ?? [:]))
  }
}
