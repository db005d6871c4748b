import Application
import Domain
import Hummingbird
import Web

/// The head, tabs and roster that all pages of an initiative share. A class, since it is passed to many views and
/// large to copy.
final class InitiativeHead: Sendable {
  let request: PageRequest
  let initiative: Initiative
  let item: Item
  let roster: Roster
  let stateCounts: [StateCount]

  init(_ request: PageRequest) async throws {
    self.request = request
    (initiative, item) = try await request.repositories.initiatives.initiative(
      try request.context.parameters.require("id"), within: request.scope)
    roster = try await request.repositories.initiatives.roster(of: initiative.id)
    stateCounts = try await request.repositories.initiatives.counts(of: initiative.id, within: request.scope, at: request.now)
  }

  var address: String { "/initiatives/\(initiative.id)" }

  /// The number of items of a kind; `parts` includes those that are parts of others.
  func count(_ kind: Workflow.Kind, done: Bool? = nil, parts: Bool = false) -> Int {
    stateCounts.filter { $0.kind == kind && (parts || !$0.isPart) && (done == nil || $0.isDone == done) }.reduce(0) { $0 + $1.count }
  }

  /// The number of overdue items of a kind.
  func late(_ kind: Workflow.Kind, parts: Bool = false) -> Int {
    stateCounts.filter { $0.kind == kind && (parts || !$0.isPart) }.reduce(0) { $0 + $1.late }
  }

  func tabs(_ current: TabsPart.Page) -> TabsPart {
    let counts: [TabsPart.Page: Int] = [
      .schedule: count(Workflow.task), .groups: roster.groups.count, .ledger: count(Workflow.ledger), .hotline: count(Workflow.hotline),
    ]
    let others = KindsView(head: self).kinds
    let pages = TabsPart.Page.allCases.filter { $0 != .kinds || !others.isEmpty || current == .kinds }
    return TabsPart(address, current: current, pages: pages, counts: counts, in: request.text)
  }

  /// The user's moves on the initiative itself, as links to its item page. A draft has none here: it is started from
  /// its own page.
  var moves: [HeadPart.Act] {
    if item.state == request.site.workflows[Workflow.initiative]?.initial.id { return [] }
    let itemContext = ItemContext(workflows: request.site.workflows, calendar: request.calendar, roster: roster, item: item)
    return itemContext.offers(to: request.user.person, at: request.now).map {
      HeadPart.Act(word: $0.move.title[request.language], address: "/items/\(item.id)#moves")
    }
  }

  /// Title, document number (文号) linked to the notice, issuers and date; days left, tasks done and overdue.
  func head(acts: [HeadPart.Act] = []) -> HeadPart {
    let text = request.text
    var dots: [HeadPart.Dot] = []
    if let number = initiative.documentNumber { dots.append(.init(number, address + "/notice")) }
    dots += initiative.issuers.map { .init($0) }
    if let day = initiative.issueDate { dots.append(.init(text.initiativeIssued(text.fullDay(day)))) }
    var facts: [FactPart] = []
    if let due = initiative.due {
      let limit = LimitPart(
        limit: request.zone.endOfDay(due), now: request.now,
        workingDaysLeft: request.calendar.workingDaysLeft(until: request.zone.endOfDay(due), at: request.now), in: text)
      facts.append(FactPart(term: text.initiativeDue(text.monthDay(due)), rest: limit.left, isLate: limit.isLate))
    }
    let (done, all) = (count(Workflow.task, done: true), count(Workflow.task))
    facts.append(
      FactPart(
        term: text.initiativesDone, number: String(done), address: address + "/schedule?show=done", rest: " " + text.initiativeOf(all)))
    if late(Workflow.task) > 0 {
      facts.append(
        FactPart(
          term: text.deskLate, number: text.deskCount(late(Workflow.task)), address: address + "/schedule?show=late", isLate: true))
    }
    let state = request.site.workflows[Workflow.initiative]?.state(item.state)
    return HeadPart(
      crumbs: [LinkPart(word: text.initiativesTitle, address: "/initiatives")], title: initiative.title, dots: dots,
      state: item.state == "running"
        ? nil : state.map { StatePart(word: $0.name[request.language], shape: StatePart.Shape(rawValue: $0.shape.rawValue) ?? .doing) },
      facts: facts, acts: acts, isPrintable: true)
  }

  func frame(_ isWide: Bool = false, section: FramePart.Section = .initiatives, title: String? = nil) -> FramePart {
    request.frame(
      title.map { "\($0) · \(initiative.title)" } ?? initiative.title, section, flash: request.flash, isWide: isWide,
      ledger: address + "/ledger", live: request.live(initiative.id))
  }
}
