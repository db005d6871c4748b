import Application
import Domain
import Hummingbird
import Web

/// The schedule (配档表) as printed on paper, with a bar on an axis of days for each row.
struct SchedulePages {
  let site: Site

  func add(to router: Router<SiteContext>) { router.get("initiatives/:id/schedule", use: site.page(schedule)) }

  @Sendable private func schedule(_ request: PageRequest) async throws -> Response {
    let head = try await InitiativeHead(request)
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxItemsOfPage)
    query.initiative = head.initiative.id
    query.kinds = [Workflow.task, "task-share"]
    let items = try await site.repositories.items.list(query, within: request.scope)
    let links = try await site.repositories.initiatives.dependencies(in: head.initiative.id)
    let table = ScheduleTable(head: head, items: items, links: links)
    let text = request.text
    let mayAdd =
      site.workflows[Workflow.task] != nil && request.user.mayImport && !head.item.isDone && !request.user.person.isAdministrator
    let empty =
      table.rows.isEmpty
      ? (items.isEmpty
        ? EmptyPart(title: text.scheduleEmpty, words: text.scheduleEmptyHow)
        : EmptyPart(
          title: text.scheduleEmptyFilter, words: text.scheduleEmptyFilterHow, act: LinkPart(word: text.scheduleAll, address: "?")))
      : nil
    let page = SchedulePage(
      frame: head.frame(true, title: text.tabsSchedule), head: head.head(acts: head.moves), tabs: head.tabs(.schedule),
      filter: table.filter,
      today: text.day(request.today), axisHead: AxisHeadPart(table.axis, in: text), rows: table.rows, empty: empty,
      export: head.address + "/ledger/export?kind=task", add: mayAdd ? "/items/new?kind=task&initiative=\(head.initiative.id)" : nil,
      printed: text.fullStamp(request.now, in: request.zone))
    return request.page { page.write(to: &$0, in: text) }
  }
}

/// The rows of a schedule with their bars.
struct ScheduleTable {
  let head: InitiativeHead
  private let tasks: [Item]
  private let shares: [Item.ID: [Item]]
  private let parts: [Item.ID: [Item]]
  private let links: [Link]
  let axis: Axis
  private var request: PageRequest { head.request }

  init(head: InitiativeHead, items: [Item], links: [Link]) {
    self.head = head
    self.links = links
    let zone = head.request.zone
    // Ordered by number, as on paper; that is the order of the notice.
    tasks = items.filter { $0.kind == Workflow.task && $0.parent == nil }.sorted { Self.place($0) < Self.place($1) }
    shares = Dictionary(grouping: items.filter { $0.kind != Workflow.task }) { $0.parent ?? $0.id }
    parts = Dictionary(grouping: items.filter { $0.kind == Workflow.task && $0.parent != nil }) { $0.parent ?? $0.id }
    let calendar = head.request.calendar
    axis = Axis(
      starts: tasks.compactMap(\.start), limit: head.initiative.due, ends: tasks.compactMap { $0.whole.map { zone.day(of: $0.limit) } },
      today: head.request.today, isWorking: calendar.isWorking)
  }

  /// The sort key of an item: the last part of its number, then its id.
  private static func place(_ item: Item) -> (Int, String) { (Int(item.number.split(separator: "-").last ?? "") ?? .max, item.id.text) }

  private enum Show: String, CaseIterable { case all, late, due, doing, open, done }

  /// Whether an item passes the filter.
  private func holds(_ show: Show, _ item: Item) -> Bool {
    let shape = request.workflow(item)?.state(item.state)?.shape
    switch show {
    case .all: return true
    case .late: return item.isOverdue(at: request.now)
    case .due:
      return !item.isDone
        && item.limit.map { $0 >= request.now && request.calendar.workingDaysLeft(until: $0, at: request.now) <= 3 } ?? false
    case .doing: return !item.isDone && shape != .open
    case .open: return shape == .open
    case .done: return item.isDone
    }
  }

  private var show: Show { request.query("show").flatMap(Show.init) ?? .all }

  var filter: FilterPart {
    let text = request.text
    let words: [Show: String] = [
      .all: text.ledgerEverything, .late: text.deskLate, .due: text.deskDue, .doing: text.scheduleKeyDoing, .open: text.scheduleKeyOpen,
      .done: text.scheduleKeyDone,
    ]
    return FilterPart(
      label: text.scheduleFilter,
      choices: Show.allCases.map { show in
        FilterPart.Choice(
          word: words[show] ?? "", address: show == .all ? "?" : "?show=\(show.rawValue)", count: tasks.count { holds(show, $0) },
          isCurrent: show == self.show, isLate: show == .late)
      })
  }

  var rows: [SchedulePage.Row] {
    let shown = tasks.filter { holds(show, $0) }
    var lines: [(item: Item, isShare: Bool)] = []
    for task in shown {
      lines.append((task, false))
      lines += shareRows(of: task).map { ($0, true) }
    }
    let places = Dictionary(lines.enumerated().filter { !$0.element.isShare }.map { ($0.element.item.id, $0.offset) }) { first, _ in first }
    let spans = lines.map { line in
      span(
        line.item, isShare: line.isShare, follows: line.isShare ? [] : links.filter { $0.from == line.item.id }.compactMap { places[$0.to] }
      )
    }
    let strips = AxisPart.strips(of: spans, on: axis, in: request.text)
    return zip(lines, strips).map { line, strip in line.isShare ? share(line.item, strip) : row(line.item, strip) }
  }

  /// The shares of a task, up to 3, and its parts. More shares would crowd out the other tasks; the item's page lists
  /// all.
  private func shareRows(of task: Item) -> [Item] {
    let shares = shares[task.id] ?? []
    return (shares.count <= 3 ? shares.sorted { Self.order($0, in: task) < Self.order($1, in: task) } : [])
      + (parts[task.id] ?? []).sorted { Self.place($0) < Self.place($1) }
  }

  private static func order(_ share: Item, in task: Item) -> Int { share.lead.flatMap { task.parties.firstIndex(of: $0) } ?? .max }

  private func span(_ item: Item, isShare: Bool, follows: [Int]) -> AxisPart.Span {
    let shape = request.workflow(item)?.state(item.state)?.shape ?? .doing
    let barState: AxisPart.Span.BarState =
      switch shape {
      case .open, .back: .open
      case .check: .check
      case .done: .done
      case .doing, .wait: .doing
      }
    return AxisPart.Span(
      number: isShare ? "" : String(Self.place(item).0), start: item.start, end: item.whole.map { request.zone.day(of: $0.limit) },
      state: barState,
      isLate: item.isOverdue(at: request.now), word: request.state(item).word, isThin: isShare, follows: follows)
  }

  private func row(_ item: Item, _ strip: AxisPart) -> SchedulePage.Row {
    let text = request.text
    let shares = shares[item.id] ?? []
    let each = Set(head.roster.eachWorkingGroup.map { Party.group($0.id) })
    let isEach = item.parties.count > 2 && Set(item.parties) == each
    let party =
      isEach
      ? text.scheduleEach : item.parties.count > 1 ? text.scheduleJoint(item.parties.count) : item.lead.map(head.roster.name(of:)) ?? ""
    let done = shares.count { $0.isDone }
    let waits = links.filter { $0.from == item.id }.compactMap { link in tasks.first { $0.id == link.to } }
    let remark =
      !waits.isEmpty && request.workflow(item)?.state(item.state)?.shape == .open
      ? text.scheduleAfter(text.list(waits.map { String(Self.place($0).0) }))
      : item.fields["result"]?.text ?? item.fields["deliverable"]?.text ?? ""
    return SchedulePage.Row(
      number: String(Self.place(item).0), party: party, partyTail: isEach ? text.scheduleGroups(item.parties.count) : "", title: item.title,
      address: request.address(item), remark: String(remark.prefix(60)), limit: limit(item),
      state: request.state(item, extra: shares.isEmpty || item.isDone ? "" : "\(done)/\(shares.count)"),
      isLate: item.isOverdue(at: request.now),
      isJoint: !shareRows(of: item).isEmpty, axis: strip)
  }

  /// The deadline of the whole task, even while the deadline of a step, such as a check, runs.
  private func limit(_ item: Item) -> LimitPart? {
    var item = item
    if item.whole != nil { item.clocks = Clocks(whole: item.whole) }
    return request.limit(item)
  }

  private func share(_ item: Item, _ strip: AxisPart) -> SchedulePage.Row {
    let whole = item.parent.flatMap { parent in tasks.first { $0.id == parent } }
    let isLead = item.kind != Workflow.task && whole?.lead == item.lead
    return SchedulePage.Row(
      party: item.lead.map(head.roster.name(of:)) ?? "", partyTail: isLead ? request.text.scheduleLead : "", title: item.title,
      address: request.address(item), brief: item.whole.map { request.text.monthDay(request.zone.day(of: $0.limit)) } ?? "",
      state: request.state(item),
      isLate: item.isOverdue(at: request.now), isPart: true, axis: strip)
  }
}
