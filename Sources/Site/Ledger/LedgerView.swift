import Application
import Domain
import Hummingbird
import Web

/// Builds the page of a ledger or another kind from the query in its address. A class, since every computed property
/// of a struct would copy all of it.
final class LedgerView {
  let head: InitiativeHead
  let workflow: Workflow
  let items: [Item]
  let next: ItemQuery.Cursor?
  let categories: [Progress]
  let batches: [Progress]
  let days: [(day: Day, registered: Int, closed: Int)]
  let query: ItemQuery
  private let mayRegister: Bool

  static let pageSize = 50
  var request: PageRequest { head.request }
  var text: Text { request.text }
  var address: String { head.address(of: workflow) }
  private var isLedger: Bool { workflow.kind == Workflow.ledger }

  init(head: InitiativeHead, workflow: Workflow) async throws {
    let request = head.request
    self.head = head
    self.workflow = workflow
    mayRegister = head.mayRegister(workflow)
    query = Self.query(request, head, workflow)
    let found = try await request.repositories.search.find(query, within: request.scope)
    items = found.items
    next = found.next
    categories =
      workflow.hasCategories
      ? try await request.repositories.ledgers.progress(
        of: workflow.kind, by: "category", in: head.initiative.id, within: request.scope, at: request.now)
      : []
    batches =
      request.query("by") == "batch"
      ? try await request.repositories.ledgers.progress(
        of: workflow.kind, by: "batch", in: head.initiative.id, within: request.scope, at: request.now) : []
    days = try await Self.days(request, head, workflow)
  }

  /// Registrations and closures by day: of the category or batch in the query, else of all rows.
  private static func days(_ request: PageRequest, _ head: InitiativeHead, _ workflow: Workflow) async throws -> [(
    day: Day, registered: Int, closed: Int
  )] {
    guard workflow.hasCategories else { return [] }
    for field in ["category", "batch"] {
      guard let option = request.query(field) else { continue }
      let burns = try await request.repositories.statistics.burnDown(
        of: workflow.kind, by: field, in: head.initiative.id, within: request.scope)
      return burns.first { $0.option == option }?.days.map { ($0.day, $0.registered, $0.closed) } ?? []
    }
    return try await request.repositories.ledgers.burnDown(of: workflow.kind, in: head.initiative.id, within: request.scope)
  }

  /// The state filter; by default open rows for kinds with categories, all rows for others.
  private static func shown(_ request: PageRequest, _ workflow: Workflow) -> String {
    request.query("state") ?? (workflow.hasCategories ? "open" : "all")
  }

  /// The query for a kind's items, from the filter in the address.
  static func query(_ request: PageRequest, _ head: InitiativeHead, _ workflow: Workflow) -> ItemQuery {
    var query = ItemQuery(now: request.now, limit: pageSize)
    query.initiative = head.initiative.id
    query.kinds = [workflow.kind]
    switch shown(request, workflow) {
    case "open": query.isDone = false
    case "all": break
    case "late": query.isOverdue = true
    case "closed": query.isDone = true
    case let state: query.states = [state]
    }
    if let category = request.query("category") { query.choice = .init(field: "category", option: category) }
    query.batch = request.query("batch")
    query.words = request.query("q")
    query.after = request.query("after").flatMap { ItemQuery.Cursor($0) }
    return query
  }

  var page: LedgerPage {
    let (done, all, late) = (
      head.count(workflow.kind, done: true, parts: !isLedger), head.count(workflow.kind, parts: !isLedger),
      head.late(workflow.kind, parts: !isLedger)
    )
    let checking = head.stateCounts.filter { $0.kind == workflow.kind && $0.state == "checking" }.reduce(0) { $0 + $1.count }
    var facts = [
      FactPart(
        term: isLedger ? text.ledgerClosed : text.kindsDone, number: String(done),
        address: "\(address)?state=closed", rest: " " + text.ledgerOf(all))
    ]
    if workflow.state("checking") != nil {
      facts.append(FactPart(term: text.ledgerChecking, number: text.ledgerEntries(checking), address: "\(address)?state=checking"))
    }
    if late > 0 {
      facts.append(FactPart(term: text.ledgerLate, number: text.ledgerEntries(late), address: "\(address)?state=late", isLate: true))
    }
    let named = batches.filter { !$0.option.isEmpty }
    let dots = [HeadPart.Dot(text.ledgerTotal(all))] + (named.isEmpty ? [] : [.init(text.ledgerBatches(named.count))])
    let (rows, bulk) = written()
    return LedgerPage(
      frame: request.frame(
        "\(workflow.name[request.language]) · \(head.initiative.title)", isLedger ? .ledger : .initiatives, flash: request.flash,
        isWide: true,
        ledger: address, live: request.live(head.initiative.id)),
      head: HeadPart(
        crumbs: [LinkPart(word: head.initiative.title, address: head.address + "/schedule")],
        title: isLedger ? workflow.name[request.language].ledgerTitle(text) : workflow.name[request.language],
        dots: dots, facts: facts, isPrintable: true), burn: workflow.hasCategories ? burn : nil,
      progress: all > 0 && workflow.hasCategories ? progress : nil, filter: filter, address: address,
      selects: selects,
      hiddenInputs: hiddenInputs, exportAddress: all > 0 ? "\(head.address)/ledger/export?\(exported)" : nil,
      pasteAddress: mayPaste ? address + "/paste" : nil,
      newAddress: mayRegister ? "/items/new?kind=\(workflow.kind)&initiative=\(head.initiative.id)" : nil,
      what: isLedger ? text.ledgerProblem : text.wordTitle, numberSort: SortPart(word: text.wordNumber, address: ""),
      limitSort: SortPart(word: text.wordLimit, address: "", order: .ascending),
      columns: columns.map {
        LedgerPage.Column(word: $0.name[request.language], isNumber: $0.isNumeric, isMinor: $0.id != "category")
      },
      rows: rows, bulk: bulk, pages: pages, empty: empty, printed: text.fullStamp(request.now, in: request.zone))
  }

  var columns: [Field] { workflow.fields.filter(\.isColumn) }

  /// The query string without the position in the list.
  private var narrowed: String {
    ["state", "category", "batch", "q"].compactMap { name in request.query(name).map { "\(name)=\($0.escapedForAddress)" } }.joined(
      separator: "&")
  }

  private var exported: String { isLedger ? narrowed : "kind=\(workflow.kind)&\(narrowed)" }
  private var mayPaste: Bool { mayRegister && workflow.isPasted }

  private var hiddenInputs: [HiddenInputPart] {
    ["state", "batch", "q"].compactMap { name in request.query(name).map { HiddenInputPart(name: name, value: $0) } }
  }

  private var filter: FilterPart {
    let now = Self.shown(request, workflow)
    // Counts include items that are parts of others.
    let stateCounts = head.stateCounts.filter { $0.kind == workflow.kind }
    let open = stateCounts.filter { !$0.isDone }.reduce(0) { $0 + $1.count }
    func choice(_ word: String, _ state: String, _ count: Int, isLate: Bool = false) -> FilterPart.Choice {
      FilterPart.Choice(word: word, address: "?state=\(state)", count: count, isCurrent: now == state, isLate: isLate)
    }
    var choices = [
      choice(isLedger ? text.ledgerOpen : text.kindsOpen, "open", open),
      choice(text.ledgerLate, "late", stateCounts.reduce(0) { $0 + $1.late }, isLate: true),
    ]
    for state in workflow.states.reversed() where !state.isDone {
      let count = head.stateCounts.filter { $0.kind == workflow.kind && $0.state == state.id }.reduce(0) { $0 + $1.count }
      choices.append(choice(state.name[request.language], state.id, count))
    }
    choices.append(choice(text.ledgerEverything, "all", stateCounts.reduce(0) { $0 + $1.count }))
    return FilterPart(label: text.ledgerFilter, choices: choices)
  }

  private var selects: [LedgerPage.Select] {
    guard let field = workflow.field("category") else { return [] }
    let chosen = request.query("category")
    let label = field.name[request.language]
    return [
      LedgerPage.Select(
        name: "category", label: label, all: text.ledgerAllOf(label),
        options: field.options.map { .init(value: $0.id, label: $0.name[request.language], isChosen: $0.id == chosen) })
    ]
  }

  private var pages: PagesPart {
    let next = next.map { "?\(narrowed)\(narrowed.isEmpty ? "" : "&")after=\($0.description)" }
    return PagesPart(words: text.ledgerEntries(items.count), previous: query.after == nil ? nil : "?\(narrowed)", next: next)
  }

  private var empty: EmptyPart? {
    guard items.isEmpty else { return nil }
    if let words = query.words, SearchTerms(words) == nil { return EmptyPart(title: text.searchShort, words: text.searchAskHow) }
    if next != nil { return EmptyPart(title: text.searchSoFar, words: text.searchSoFarWords) }
    if head.count(workflow.kind, parts: true) == 0 {
      return EmptyPart(
        title: text.ledgerEmpty, words: text.ledgerEmptyWords,
        act: mayPaste ? LinkPart(word: text.ledgerPaste, address: address + "/paste") : nil)
    }
    return EmptyPart(
      title: text.ledgerEmptyFilter, words: text.ledgerEmptyFilterWords, act: LinkPart(word: text.ledgerEverything, address: "?state=all"))
  }
}

extension Need {
  /// Whether the need is an attached file, which a bulk move cannot supply.
  var isFile: Bool { self == .field("evidence") }
}

extension String {
  /// The title of the ledger from the name of its entries: 问题台账条目 becomes 问题台账.
  fileprivate func ledgerTitle(_ text: Text) -> String { text.isChinese ? hasSuffix("条目") ? String(dropLast(2)) : self : text.tabsLedger }
}
