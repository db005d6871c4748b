import Application
import Domain
import Hummingbird

/// The API of an initiative's statistics: items by state, submissions and their totals, late steps, assessments,
/// burn-down of the ledgers and hotline rates.
struct StatisticsAPI {
  let site: Site

  static let mostWholes = 12
  static let mostParts = SecurityPolicy.maxSummedParts
  static let mostSheets = SecurityPolicy.maxAssessmentSheets

  func add(to group: RouterGroup<SiteContext>) { group.get("initiatives/:id/figures", use: figures) }

  @Sendable func figures(_ request: Request, _ context: SiteContext) async throws -> Response {
    let scope = try context.signedIn().scope
    let initiative = try await site.repositories.initiatives.initiative(try context.parameters.require("id"), within: scope).initiative
    let stateCounts = try await site.repositories.initiatives.counts(of: initiative.id, within: scope, at: site.now())
    let asking = StatisticsRequest(
      site: site, context: context, initiative: initiative, scope: scope, stateCounts: stateCounts,
      roster: try await site.repositories.initiatives.roster(of: initiative.id),
      parameters: request.uri.queryParameters.map { (String($0), String($1)) })
    let line = try await site.workflows[Workflow.hotline].asyncMap { workflow in
      try await HotlineStatistics(
        site, workflow, in: initiative.id, from: request.day("from", context), until: request.day("until", context)
      )
      .read(within: scope).json(in: context)
    }
    return .json([
      "hotline": line ?? .null,
      "items": .list(
        stateCounts.map {
          [
            "kind": .text($0.kind), "state": .text($0.state), "done": .flag($0.isDone), "part": .flag($0.isPart),
            "count": .integer(Int64($0.count)), "late": .integer(Int64($0.everLate)), "overdue": .integer(Int64($0.late)),
          ]
        }), "next": .null, "collections": try await asking.collections(), "lateness": try await asking.lateness(),
      "assessments": try await asking.assessments(), "burnDowns": try await asking.burnDowns(),
    ])
  }
}

/// One API request for statistics: the caller's scope, the initiative, and the parameters of the query string.
struct StatisticsRequest: Sendable {
  let site: Site
  let context: SiteContext
  let initiative: Initiative
  let scope: Scope
  let stateCounts: [StateCount]
  let roster: Roster
  let parameters: [(name: String, value: String)]

  var rendering: Rendering { site.rendering(context) }
  func has(_ kind: Workflow.Kind) -> Bool { stateCounts.contains { $0.kind == kind } }
  func parameter(_ name: String) -> String? { parameters.first { $0.name == name && !$0.value.isEmpty }?.value }
  func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }

  /// A number of a field: decimal fields are stored in hundredths.
  func amount(_ value: Int64?, _ field: Field) -> JSONValue {
    value.map { field.isDecimal ? .number(Double($0) / 100) : .integer($0) } ?? .null
  }

  /// The members `party` and `partyName`, null where the step or item has no party.
  func party(_ key: String?) -> [JSONValue.Member] {
    [
      .init(name: "party", value: .of(key)),
      .init(name: "partyName", value: .of(key.flatMap { roster.party($0) }.map(roster.name(of:)))),
    ]
  }

  /// Registered, closed and open rows of each ledger for each category or batch (`by`), in total and by day.
  func burnDowns() async throws -> JSONValue {
    let by = parameter("by") == "batch" ? "batch" : "category"
    var jsons: [JSONValue] = []
    for workflow in site.workflows.newest where workflow.hasCategories && workflow.field(by) != nil && has(workflow.kind) {
      let burns = try await site.repositories.statistics.burnDown(of: workflow.kind, by: by, in: initiative.id, within: scope)
      jsons.append([
        "kind": .text(workflow.kind), "by": .text(by),
        "rows": .list(
          burns.map { burn in
            [
              "option": .text(burn.option),
              "name": .of(workflow.field(by)?.options.first { $0.id == burn.option }?.name[context.language]),
              "registered": number(burn.registered), "closed": number(burn.closed), "open": number(burn.registered - burn.closed),
              "days": .list(
                burn.days.map { day in
                  [
                    "day": .text(day.day.description), "registered": number(day.registered), "closed": number(day.closed),
                    "open": number(burn.open(on: day.day)),
                  ]
                }),
            ]
          }),
      ])
    }
    return .list(jsons)
  }

  /// The assessment sheets, grouped by period, with weights, ranks and statistics.
  func assessments() async throws -> JSONValue {
    var jsons: [JSONValue] = []
    for workflow in site.workflows.newest
    where workflow.readsFigures && workflow.fields.contains(where: { !$0.weights.isEmpty }) && has(workflow.kind) {
      let sheets = try await site.repositories.statistics.assessed(
        [workflow.kind], in: initiative.id, under: parameter("whole").map { Item.ID($0) }, limit: StatisticsAPI.mostSheets, within: scope)
      for (whole, sheets) in Dictionary(grouping: sheets, by: \.item.parent).sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
        jsons.append([
          "kind": .text(workflow.kind), "whole": .of(whole?.text),
          "weights": .object(
            workflow.fields.compactMap { field in workflow.weight(of: field).map { JSONValue.Member(name: field.id, value: number($0)) } }),
          "rows": .list(sheets.ranked(in: workflow).map { rank, sheet in row(rank, sheet, workflow) }),
        ])
      }
    }
    return .list(jsons)
  }

  private func row(_ rank: Int?, _ sheet: Assessed, _ workflow: Workflow) -> JSONValue {
    .object(
      [.init(name: "item", value: .text(sheet.item.id.text))] + party(sheet.item.lead?.key) + [
        .init(name: "rank", value: rank.map(number) ?? .null), .init(name: "state", value: .text(sheet.item.state)),
        .init(name: "provisional", value: .flag(sheet.isProvisional)),
        .init(
          name: "figures",
          value: .object(
            workflow.figureFields.map { .init(name: $0.id, value: amount(sheet.item.fields[$0.id]?.integer, $0)) })),
      ])
  }
}
