import Application
import Domain
import Hummingbird
import Web

/// The lateness table of an initiative: late steps by holder and step, over a month, a year, or one parent item of a
/// recurring plan.
struct LatenessView {
  let head: InitiativeHead
  let period: MonthOrYear
  let whole: Item?
  let lateness: Lateness

  /// The page of the table of holders, from 1.
  private let pageNumber: Int

  static let mostHolders = 40
  static let mostSteps = 50
  var request: PageRequest { head.request }
  var text: Text { request.text }

  init(_ head: InitiativeHead) async throws {
    self.head = head
    let request = head.request
    let today = min(request.today, head.item.closedAt.map(request.zone.day(of:)) ?? request.today)
    let period = try request.period() ?? MonthOrYear(year: today.year, month: today.month)
    self.period = period
    pageNumber = try request.pageNumber("page")
    whole = try await request.query("whole").asyncMap {
      try await request.repositories.items.context(of: Item.ID($0), within: request.scope).item
    }
    lateness = Lateness(
      try await request.repositories.statistics.steps(Self.query(head, period, whole), within: request.scope), on: request.calendar)
  }

  static func query(_ head: InitiativeHead, _ period: MonthOrYear, _ whole: Item?) -> StepQuery {
    StepQuery(initiative: head.initiative.id, in: period, whole: whole?.id, zone: head.request.zone, now: head.request.now)
  }

  func tables() async throws -> [FigureTablePart] {
    let isListed = request.query("holder") != nil || request.query("step") != nil || request.query("list") != nil
    return [table] + (isListed ? [try await list()] : [])
  }

  /// The query that every link of these tables keeps.
  var base: String { "?view=lateness&" + (whole.map { "whole=\($0.id)" } ?? "period=\(period.key)") }
  var kept: [String: String] { whole.map { ["whole": $0.id.text] } ?? ["period": period.key] }

  private var table: FigureTablePart {
    // A page number past the end shows the last page.
    let page = min(pageNumber, max(1, (lateness.holders.count + Self.mostHolders - 1) / Self.mostHolders))
    let first = (page - 1) * Self.mostHolders
    let holders = lateness.holders.dropFirst(first).prefix(Self.mostHolders)
    let hasMore = lateness.holders.count > first + Self.mostHolders
    let columns =
      [.init(text.reportsHolder)]
      + [text.reportsSteps, text.reportsLate, text.reportsStillOpen, text.reportsDaysLate, text.reportsWorst].map {
        FigureTablePart.Column($0, isNumber: true)
      }
    return FigureTablePart(
      id: "lateness", title: text.reportsLatenessTitle, words: text.reportsLatenessWords, filters: filters, columns: columns,
      rows: holders.flatMap(rows),
      foot: lateness.holders.isEmpty ? [] : [.init(.init(text.reportsAllSteps), cells(lateness.all, base + "&list=all"))],
      exportAddress: lateness.holders.isEmpty ? nil : head.export(.lateness, "lateness", kept),
      pages: page > 1 || hasMore
        ? PagesPart(
          words: text.reportsParties(lateness.holders.count), previous: page > 1 ? "\(base)&page=\(page - 1)" : nil,
          next: hasMore ? "\(base)&page=\(page + 1)" : nil) : nil,
      empty: lateness.holders.isEmpty ? EmptyPart(title: text.reportsNoSteps, words: text.reportsNoStepsWords) : nil)
  }

  /// One row for a holder with one kind of step; else a subtotal and one row for each step.
  private func rows(_ holder: Lateness.Holder) -> [FigureTablePart.Row] {
    let name = head.party(holder.key) ?? text.reportsNobody
    let link = "\(base)&holder=\(holder.key.escapedForAddress)"
    if holder.steps.count == 1 {
      return [.init(.init(name, second: step(holder.steps[0].kind, holder.steps[0].state)), cells(holder.line, link))]
    }
    return [.init(.init(name), cells(holder.line, link))]
      + holder.steps.map { step in
        .init(.init(self.step(step.kind, step.state)), cells(step.line, "\(link)&step=\(step.kind).\(step.state)"), isPart: true)
      }
  }

  func step(_ kind: Workflow.Kind, _ state: Workflow.State.ID) -> String {
    let workflow = request.site.workflows[kind]
    return "\(workflow?.name[request.language] ?? kind) · \(workflow?.state(state)?.name[request.language] ?? state)"
  }

  private func cells(_ line: Lateness.Line, _ link: String) -> [FigureTablePart.Cell] {
    [
      .init(String(line.steps), isNumber: true),
      .init(String(line.late), line.late > 0 ? link + "#late" : nil, isNumber: true),
      .init(String(line.open), line.open > 0 ? link + "#late" : nil, isNumber: true, isLate: line.open > 0),
      .init(line.late > 0 ? String(line.days) : "", isNumber: true),
      .init(line.worst.map { String($0.days) } ?? "", line.worst.map { "/items/\($0.item)" }, isNumber: true),
    ]
  }

  /// The choice of periods: up to 4 years and 12 months, back to the month in which the initiative was registered or
  /// issued, whichever is earlier.
  private var filters: [FilterPart] {
    let end = min(request.today, head.item.closedAt.map(request.zone.day(of:)) ?? request.today)
    let start = min(request.zone.day(of: head.item.registeredAt), head.initiative.issueDate ?? end, end)
    var months: [MonthOrYear] = []
    var month = MonthOrYear(year: end.year, month: end.month)
    while month.end > start, months.count < 12 {
      months.append(month)
      month = month.before
    }
    let years = Set(start.year...end.year).sorted().suffix(4).map { MonthOrYear(year: $0) }
    var choices = (years + months.reversed()).map { period in
      FilterPart.Choice(
        word: period.month.map { text.reportsPeriodMonth(String(period.year), $0) } ?? text.reportsPeriodYear(String(period.year)),
        address: "?view=lateness&period=\(period.key)", isCurrent: whole == nil && period == self.period)
    }
    if let whole { choices.append(.init(word: text.reportsPeriodWhole(whole.title), address: base, isCurrent: true)) }
    return [FilterPart(label: text.reportsPeriod, choices: choices)]
  }
}
