import Domain
import Hummingbird
import Web

/// Who is late, whose move it is, and by group how much.
struct SupervisionPages {
  let site: Site

  static let most = 100

  func add(to router: Router<SiteContext>) { router.get("supervision", use: site.visit(supervision)) }

  @Sendable private func supervision(_ visit: Visit) async throws -> Response {
    let text = visit.text
    var rows: [(item: Item, roster: Roster, colour: LightPart.Colour)] = []
    var open: [(item: Item, roster: Roster)] = []
    for (initiative, item) in try await site.registry.initiatives(within: visit.scope) where !item.isDone {
      let roster = try await site.registry.roster(of: initiative.id)
      var query = ItemQuery(now: visit.now, limit: 1000)
      query.initiative = initiative.id
      query.isDone = false
      for item in try await site.registry.list(query, within: visit.scope) where item.kind != Workflow.initiative {
        open.append((item, roster))
        if item.isOverdue(at: visit.now) { rows.append((item, roster, Self.colour(item, visit))) }
      }
    }
    let wanted = visit.query("light").flatMap(LightPart.Colour.init)
    let fitting = rows.filter { wanted == nil || $0.colour == wanted }
    let shown = fitting.prefix(Self.most)
    let notices = try await site.registry.pressing(on: shown.map(\.item.id), within: visit.scope)
    let lateRows = shown.map { late($0.item, $0.roster, $0.colour, notices[$0.item.id] ?? [], visit) }
    let page = SupervisionPage(
      frame: visit.frame(text.supervisionTitle, .supervision, flash: visit.flash, live: visit.live()),
      head: HeadPart(title: text.supervisionTitle, dots: [.init(text.supervisionOpenLate(rows.count))], isPrintable: true),
      filter: filter(rows.map(\.colour), wanted, visit), late: lateRows,
      bulk: lateRows.contains { !$0.tick.isEmpty }
        ? PicksPart(
          form: "picks", action: "/supervision/notices", csrf: visit.csrf,
          buttons: [.init(move: "press", label: text.supervisionPressAct)]) : nil,
      csrf: visit.csrf, shown: fitting.count > shown.count ? text.supervisionLongest(shown.count, fitting.count) : nil,
      empty: shown.isEmpty ? EmptyPart(title: text.supervisionNone, words: text.supervisionNoneWords) : nil, groups: load(open, visit),
      figures: [])
    return visit.page { page.write(to: &$0, in: text) }
  }

  /// Blue from the first working day, yellow from the second, red from the fourth.
  static func colour(_ item: Item, _ visit: Visit) -> LightPart.Colour {
    let days = item.limit.map { -visit.calendar.workingDaysLeft(until: $0, at: visit.now) } ?? 0
    return days >= 4 ? .red : days >= 2 ? .yellow : .blue
  }

  private func light(_ colour: LightPart.Colour, _ text: Text) -> LightPart {
    switch colour {
    case .blue: LightPart(colour: .blue, word: text.supervisionBlueWord)
    case .yellow: LightPart(colour: .yellow, word: text.supervisionYellowWord)
    case .red: LightPart(colour: .red, word: text.supervisionRedWord)
    }
  }

  private func filter(_ colours: [LightPart.Colour], _ wanted: LightPart.Colour?, _ visit: Visit) -> FilterPart {
    let text = visit.text
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

  private func late(_ item: Item, _ roster: Roster, _ colour: LightPart.Colour, _ notices: [Item], _ visit: Visit) -> SupervisionPage.Late {
    let world = World(workflows: site.workflows, calendar: visit.calendar, roster: roster, item: item)
    let holder = visit.workflow(item).flatMap { world.holder(of: item, in: $0, on: visit.today) }
    return SupervisionPage.Late(
      tick: world.mayBePressed(on: visit.occasion) ? "\(item.id):\(item.version)" : "", title: item.title, address: visit.address(item),
      holder: holder.map(roster.name(of:)) ?? visit.text.ledgerNobody,
      person: item.assignee.map(roster.name(of:)), limit: visit.limit(item, isRow: true) ?? LimitPart(date: "", iso: "", left: ""),
      light: light(colour, visit.text), before: item.lateAt == nil ? visit.text.supervisionFirstTime : visit.text.itemLate,
      lastStep: visit.state(item).word,
      notices: notices.suffix(2).map { notice in
        LinkPart(word: visit.text.supervisionPressed(visit.number(notice), visit.state(notice).word), address: visit.address(notice))
      })
  }

  private func load(_ open: [(item: Item, roster: Roster)], _ visit: Visit) -> LoadPart? {
    let byParty = Dictionary(grouping: open.filter { $0.item.lead != nil }) { $0.item.lead! }
    let rows = byParty.compactMap { party, held -> LoadPart.Row? in
      guard case .group(let id) = party, let roster = held.first?.roster else { return nil }
      let late = held.filter { $0.item.isOverdue(at: visit.now) }
      let rows = "/search?group=\(id)&open=1"
      func count(_ wanted: LightPart.Colour, _ word: String) -> LightPart? {
        let count = late.count { Self.colour($0.item, visit) == wanted }
        return count == 0 ? nil : LightPart(colour: wanted, word: "\(word) \(count)", address: "\(rows)&late=1")
      }
      let days = late.compactMap { entry in entry.item.limit.map { -visit.calendar.workingDaysLeft(until: $0, at: visit.now) } }
      let tenths = days.isEmpty ? 0 : days.reduce(0, +) * 10 / days.count
      let leader = roster.posts(in: id, on: visit.today).first { $0.role == .leader }?.person.map(roster.name(of:)) ?? ""
      return LoadPart.Row(
        name: roster.name(of: party), address: rows, beside: leader, open: held.count, openAddress: rows,
        red: count(.red, visit.text.supervisionRed),
        yellow: count(.yellow, visit.text.supervisionYellow), blue: count(.blue, visit.text.supervisionBlue),
        average: "\(tenths / 10).\(tenths % 10)")
    }
    return rows.isEmpty ? nil : LoadPart(grouping: .groups, rows: rows.sorted { ($1.open, $0.name) < ($0.open, $1.name) })
  }
}
