import Application
import Domain
import Hummingbird
import Web

/// The user's home page (我的工作): overdue items, items due soon, items to check, and items handed to others.
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

  /// The open items that concern the user: items to which they or their groups are a party, and for holders of an
  /// office also items whose next move their office makes.
  private func items(_ request: PageRequest) async throws -> [Item] {
    let kinds = site.workflows.newest.filter { $0.kind != Workflow.initiative && !$0.kind.hasSuffix("-group") }
    var query = ItemQuery(now: request.now, limit: SecurityPolicy.maxPageSize)
    query.isDone = false
    query.kinds = kinds.map(\.kind)
    query.concerning = [request.scope.person.text] + request.scope.parties.subtracting([request.scope.person.text])
    var items = try await site.repositories.items.list(query, within: request.scope)
    query.concerning = []
    // Most users hold no office and need no second query.
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

  /// The item with the context its next move needs. A move by the leader of the parent needs the parent, which costs a
  /// query; other moves do not.
  private func itemContext(_ item: Item, _ roster: Roster, _ request: PageRequest) async throws -> ItemContext {
    if request.workflow(item)?.expected(from: item.state)?.by.contains(.wholeLeader) == true {
      return try await site.repositories.items.context(of: item.id, within: request.scope)
    }
    return ItemContext(workflows: site.workflows, calendar: request.calendar, roster: roster, item: item)
  }

  /// A list of the page: the first rows as cards, the rest behind a link.
  private func list(_ kind: DeskListPart.Kind, _ rows: [DeskRow], isFirst: Bool, _ query: String, _ text: Text) -> DeskListPart {
    DeskListPart(
      kind, cards: rows.prefix(Self.shown).enumerated().map { index, row in row.card(isPrimary: isFirst && index == 0) }, count: rows.count,
      more: rows.count > Self.shown ? LinkPart(word: text.deskAll(rows.count), address: "/search?mine=1&\(query)") : nil)
  }
}

/// The lists of the desk; each item is in one of them at most.
private struct Piles {
  var late: [DeskRow] = []
  var due: [DeskRow] = []
  var check: [DeskRow] = []
  var waits: [DeskRow] = []
  /// The number of items whose next move is the user's, including those not due soon.
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

/// An item on the desk and whether its next move is the user's.
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
  /// Whether the item is due within 3 working days, or has no deadline and has not been started.
  var isSoon: Bool {
    item.limit.map { request.calendar.workingDaysLeft(until: $0, at: request.now) <= 3 }
      ?? (request.workflow(item)?.initial.id == item.state)
  }

  /// Whether the user assigned this item, or registered or moved it before somebody else received it.
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

  /// A button for the expected move: posts it directly, or leads to its form if the move needs fields.
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
  /// Whether the post's holder may make moves reserved for an office.
  fileprivate var isAnOffice: Bool { kind != .working || [.leader, .deputy, .supervisor, .responder].contains(role) }
}
