import Application
import Domain
import Hummingbird
import Web

/// The supervision page: overdue items with their holders, and the load of each working group.
struct SupervisionPages {
  let site: Site

  static let most = SecurityPolicy.maxEscalatedItems

  func add(to router: Router<SiteContext>) { router.get("supervision", use: site.page(supervision)) }

  @Sendable private func supervision(_ request: PageRequest) async throws -> Response {
    let text = request.text
    var rows: [(item: Item, roster: Roster, colour: LightPart.Colour)] = []
    var open: [(item: Item, roster: Roster)] = []
    for (initiative, item) in try await site.repositories.initiatives.initiatives(within: request.scope) where !item.isDone {
      let roster = try await site.repositories.initiatives.roster(of: initiative.id)
      var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxSupervisedItems)
      query.initiative = initiative.id
      query.isDone = false
      for item in try await site.repositories.items.list(query, within: request.scope) where item.kind != Workflow.initiative {
        open.append((item, roster))
        if item.isOverdue(at: request.now) { rows.append((item, roster, Self.colour(item, request))) }
      }
    }
    let wanted = request.query("light").flatMap(LightPart.Colour.init)
    let fitting = rows.filter { wanted == nil || $0.colour == wanted }
    let shown = fitting.prefix(Self.most)
    let notices = try await site.repositories.statistics.escalation(on: shown.map(\.item.id), within: request.scope)
    let lateRows = shown.map { late($0.item, $0.roster, $0.colour, notices[$0.item.id] ?? [], request) }
    let page = SupervisionPage(
      frame: request.frame(text.supervisionTitle, .supervision, flash: request.flash, live: request.live()),
      head: HeadPart(title: text.supervisionTitle, dots: [.init(text.supervisionOpenLate(rows.count))], isPrintable: true),
      filter: filter(rows.map(\.colour), wanted, request), late: lateRows,
      bulk: lateRows.contains { !$0.tick.isEmpty }
        ? PicksPart(
          form: "picks", action: "/supervision/notices", csrf: request.csrf,
          buttons: [.init(move: "press", label: text.supervisionPressAct)]) : nil,
      csrf: request.csrf, shown: fitting.count > shown.count ? text.supervisionLongest(shown.count, fitting.count) : nil,
      empty: shown.isEmpty ? EmptyPart(title: text.supervisionNone, words: text.supervisionNoneWords) : nil, groups: load(open, request),
      figures: [])
    return request.page { page.write(to: &$0, in: text) }
  }

  /// The colour of a delay: blue from the first working day, yellow from the second, red from the fourth.
  static func colour(_ item: Item, _ request: PageRequest) -> LightPart.Colour {
    let days = item.limit.map { -request.calendar.workingDaysLeft(until: $0, at: request.now) } ?? 0
    return days >= 4 ? .red : days >= 2 ? .yellow : .blue
  }

  private func light(_ colour: LightPart.Colour, _ text: Text) -> LightPart {
    switch colour {
    case .blue: LightPart(colour: .blue, word: text.supervisionBlueWord)
    case .yellow: LightPart(colour: .yellow, word: text.supervisionYellowWord)
    case .red: LightPart(colour: .red, word: text.supervisionRedWord)
    }
  }

  /// The filter by colour, each with its count.
  private func filter(_ colours: [LightPart.Colour], _ wanted: LightPart.Colour?, _ request: PageRequest) -> FilterPart {
    let text = request.text
    let words: [(LightPart.Colour, String)] = [
      (.red, text.supervisionRed), (.yellow, text.supervisionYellow), (.blue, text.supervisionBlue),
    ]
    return FilterPart(
      label: text.supervisionFilter,
      choices: [.init(word: text.historyAll, address: "/supervision", count: colours.count, isCurrent: wanted == nil)]
        + words.map { colour, word in
          .init(
            word: word, address: "/supervision?light=\(colour.rawValue)", count: colours.count { $0 == colour }, isCurrent: wanted == colour
          )
        })
  }

  /// A row for one overdue item: its holder, delay and last two supervision notices.
  private func late(_ item: Item, _ roster: Roster, _ colour: LightPart.Colour, _ notices: [Item], _ request: PageRequest)
    -> SupervisionPage.Late
  {
    let itemContext = ItemContext(workflows: site.workflows, calendar: request.calendar, roster: roster, item: item)
    let holder = request.workflow(item).flatMap { itemContext.holder(of: item, in: $0, on: request.today) }
    return SupervisionPage.Late(
      tick: itemContext.mayBeEscalated(on: request.action) ? "\(item.id):\(item.version)" : "", title: item.title,
      address: request.address(item),
      holder: holder.map(roster.name(of:)) ?? request.text.ledgerNobody,
      person: item.assignee.map(roster.name(of:)), limit: request.limit(item, isRow: true) ?? LimitPart(date: "", iso: "", left: ""),
      light: light(colour, request.text), before: item.lateAt == nil ? request.text.supervisionFirstTime : request.text.itemLate,
      lastStep: request.state(item).word,
      notices: notices.suffix(2).map { notice in
        LinkPart(
          word: request.text.supervisionPressed(request.number(notice), request.state(notice).word), address: request.address(notice))
      })
  }

  /// Open and overdue items by group, with the average delay in working days.
  private func load(_ open: [(item: Item, roster: Roster)], _ request: PageRequest) -> LoadPart? {
    let byParty = Dictionary(grouping: open.filter { $0.item.lead != nil }) { $0.item.lead! }
    let rows = byParty.compactMap { party, held -> LoadPart.Row? in
      guard case .group(let id) = party, let roster = held.first?.roster else { return nil }
      let late = held.filter { $0.item.isOverdue(at: request.now) }
      let rows = "/search?group=\(id)&open=1"
      func count(_ wanted: LightPart.Colour, _ word: String) -> LightPart? {
        let count = late.count { Self.colour($0.item, request) == wanted }
        return count == 0 ? nil : LightPart(colour: wanted, word: "\(word) \(count)", address: "\(rows)&late=1")
      }
      let days = late.compactMap { entry in entry.item.limit.map { -request.calendar.workingDaysLeft(until: $0, at: request.now) } }
      let tenths = days.isEmpty ? 0 : days.reduce(0, +) * 10 / days.count
      let leader = roster.posts(in: id, on: request.today).first { $0.role == .leader }?.person.map(roster.name(of:)) ?? ""
      return LoadPart.Row(
        name: roster.name(of: party), address: rows, beside: leader, open: held.count, openAddress: rows,
        red: count(.red, request.text.supervisionRed),
        yellow: count(.yellow, request.text.supervisionYellow), blue: count(.blue, request.text.supervisionBlue),
        average: "\(tenths / 10).\(tenths % 10)")
    }
    return rows.isEmpty ? nil : LoadPart(grouping: .groups, rows: rows.sorted { ($1.open, $0.name) < ($0.open, $1.name) })
  }
}
