import Application
import Domain
import Hummingbird
import Web

/// My desk: what is late, what is due, what waits for my check, what I wait for.
struct DeskPages {
  let site: Site

  func add(to router: Router<SiteContext>) { router.get("", use: site.page(desk)) }

  private static let shown = 12

  @Sendable private func desk(_ request: PageRequest) async throws -> Response {
    let items = request.user.person.isAuditor ? [] : try await items(request)
    var titles: [Item.ID: (title: String, roster: Roster)] = [:]
    for id in Set(items.compactMap(\.initiative)) {
      titles[id] = (
        try await site.repositories.initiatives.initiative(id.text, within: request.scope).initiative.title,
        try await site.repositories.initiatives.roster(of: id)
      )
    }
    var piles = Piles()
    for item in items {
      guard let id = item.initiative, let (title, roster) = titles[id] else { continue }
      piles.put(DeskRow(itemContext: try await itemContext(item, roster, request), initiative: title, request: request))
    }
    let text = request.text
    let next = request.calendar.workingDay(from: request.today + 1, by: 1)
    let page = DeskPage(
      frame: request.frame(DeskPage.title(late: piles.late.count, in: text), .desk, flash: request.flash, live: request.live()),
      today: text.day(request.today),
      nextWorkingDay: text.deskNextWorkingDay(text.day(next)),
      inHand: piles.inHand == 0 ? nil : LinkPart(word: text.deskInHand(piles.inHand), address: "/search?mine=1&open=1"),
      late: list(.late, piles.late, isFirst: true, "open=1&late=1", text),
      due: list(.due, piles.due, isFirst: piles.late.isEmpty, "open=1", text),
      check: list(.check, piles.check, isFirst: false, "open=1", text),
      waits: piles.waits.prefix(Self.shown).map(\.wait),
      allWaits: piles.waits.count > Self.shown
        ? LinkPart(word: text.deskAllWaits(piles.waits.count), address: "/search?mine=1&open=1") : nil,
      waitCount: piles.waits.count)
    return request.page { page.write(to: &$0, in: text) }
  }

  /// What concerns this person, and what waits for an office they hold although their group is no party to it.
  private func items(_ request: PageRequest) async throws -> [Item] {
    let kinds = site.workflows.newest.filter { $0.kind != Workflow.initiative && !$0.kind.hasSuffix("-group") }
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxPageSize)
    query.isDone = false
    query.kinds = kinds.map(\.kind)
    query.concerning = [request.scope.person.text] + request.scope.parties.subtracting([request.scope.person.text])
    var items = try await site.repositories.items.list(query, within: request.scope)
    query.concerning = []
    // Whoever holds none has nothing waiting but their own, and most people hold none.
    guard request.user.posts.contains(where: \.isAnOffice) else { return items }
    let offices: Set<Role> = [.office, .leadingLeader, .wholeLeader, .supervisor, .responder]
    for workflow in kinds {
      query.states = workflow.states.filter { state in workflow.expected(from: state.id).map { !offices.isDisjoint(with: $0.by) } ?? false }
        .map(\.id)
      query.kinds = [workflow.kind]
      if !query.states.isEmpty { items += try await site.repositories.items.list(query, within: request.scope) }
    }
    var seen: Set<Item.ID> = []
    return items.filter { seen.insert($0.id).inserted }.sorted { ($0.sortKey, $0.id) < ($1.sortKey, $1.id) }
  }

  /// Who leads the whole is asked of the whole; other items are judged by themselves.
  private func itemContext(_ item: Item, _ roster: Roster, _ request: PageRequest) async throws -> ItemContext {
    if request.workflow(item)?.expected(from: item.state)?.by.contains(.wholeLeader) == true {
      return try await site.repositories.items.context(of: item.id, within: request.scope)
    }
    return ItemContext(workflows: site.workflows, calendar: request.calendar, roster: roster, item: item)
  }

  private func list(_ kind: DeskListPart.Kind, _ rows: [DeskRow], isFirst: Bool, _ query: String, _ text: Text) -> DeskListPart {
    DeskListPart(
      kind, cards: rows.prefix(Self.shown).enumerated().map { index, row in row.card(isPrimary: isFirst && index == 0) }, count: rows.count,
      more: rows.count > Self.shown ? LinkPart(word: text.deskAll(rows.count), address: "/search?mine=1&\(query)") : nil)
  }
}

private struct Piles {
  var late: [DeskRow] = []
  var due: [DeskRow] = []
  var check: [DeskRow] = []
  var waits: [DeskRow] = []
  /// All whose next move is mine, also what is not due for long.
  var inHand = 0

  mutating func put(_ row: DeskRow) {
    if row.isMine { inHand += 1 }
    if row.isMine, row.item.isOverdue(at: row.request.now) {
      late.append(row)
    } else if row.isMine, row.isCheck {
      check.append(row)
    } else if row.isMine, row.isSoon {
      due.append(row)
    } else if row.isHandedOut {
      waits.append(row)
    }
  }
}

/// One item on the desk, and whose move it is.
struct DeskRow {
  let item: Item
  let initiative: String
  let request: PageRequest
  private let roster: Roster
  private let expected: Move?
  let isMine: Bool

  init(itemContext: ItemContext, initiative: String, request: PageRequest) {
    item = itemContext.item
    self.initiative = initiative
    roster = itemContext.roster
    self.request = request
    expected = request.workflow(itemContext.item)?.expected(from: itemContext.item.state)
    let name = expected?.name
    isMine = itemContext.offers(to: request.user.person, at: request.now).contains { $0.move.name == name && $0.refusal == nil }
  }

  var isCheck: Bool { request.workflow(item)?.state(item.state)?.shape == .check }
  var isSoon: Bool {
    item.limit.map { request.calendar.workingDaysLeft(until: $0, at: request.now) <= 3 }
      ?? (request.workflow(item)?.initial.id == item.state)
  }

  /// I gave it out; or I registered it or made a move on it, and somebody else has it now.
  var isHandedOut: Bool {
    let me = request.user.person.id
    let gave = request.workflow(item)?.moves.contains { $0.needs.contains(.lead) && item.makers[$0.name]?.contains(me) == true } ?? false
    return gave || !isMine && (item.registrar == me || item.makers.values.contains { $0.contains(me) })
  }

  private var holder: String {
    if let assignee = item.assignee { return roster.name(of: assignee) }
    return item.lead.map(roster.name(of:)) ?? request.text.ledgerNobody
  }

  func card(isPrimary: Bool) -> DeskListPart.Card {
    DeskListPart.Card(
      title: item.title, address: request.address(item),
      what: request.number(item).isEmpty ? request.workflow(item)?.name[request.language] ?? "" : request.number(item),
      initiative: LinkPart(word: initiative, address: "/initiatives/\(item.initiative?.text ?? "")/schedule"),
      limit: request.limit(item, isRow: true) ?? LimitPart(date: "", iso: "", left: request.text.initiativesEndless, isRow: true),
      nextActor: item.lead == nil && item.assignee == nil ? holder : request.text.deskWith(holder), quick: quick(isPrimary))
  }

  var wait: DeskPage.Wait {
    DeskPage.Wait(
      title: item.title, address: request.address(item), holder: holder, limit: request.limit(item, isRow: true),
      latest: request.state(item).word,
      isLate: item.isOverdue(at: request.now))
  }

  private func quick(_ isPrimary: Bool) -> QuickPart? {
    guard let expected else { return nil }
    let label = expected.title[request.language]
    if !expected.needs.isEmpty { return QuickPart(label: label, address: request.address(item) + "#moves", isPrimary: isPrimary) }
    return QuickPart(
      label: label, action: request.address(item) + "/moves", move: expected.name, csrf: request.csrf, version: item.version,
      key: request.key(),
      isPrimary: isPrimary)
  }
}

extension Scope.HeldPost {
  /// Whether what waits for an office may wait for its holder.
  fileprivate var isAnOffice: Bool { kind != .working || [.leader, .deputy, .supervisor, .responder].contains(role) }
}
