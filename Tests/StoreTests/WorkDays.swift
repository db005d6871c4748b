import Domain
import TestSupport

@testable import Store

/// Days of random work in a small house: registered, moved, corrected, reopened, merged, brought in as a table.
struct WorkDays {
  let house: House
  private(set) var now = House.now
  private(set) var kinds: Set<Workflow.Kind> = []
  private(set) var reopened = 0
  private var dice: Dice
  private static let registered: [Workflow.Kind] = ["ledger-entry", "ledger-entry", "hotline-ticket", "task", "record-correction"]

  init(seed: UInt64) async throws {
    dice = Dice(seed: seed)
    house = try await House()
  }

  /// Everybody's eyes: all of it, the leader above, the group's own people, whoever answers the line.
  var scopes: [Scope] {
    get async throws {
      var scopes = [House.everything]
      let day = Zone.china.day(of: now)
      for name in ["陈晨", "王明", "李静"] {
        let person = try await house.person(name)
        let store = house.store
        scopes.append(Scope(of: person, posts: try await store.database.read { try store.accounts.posts(of: [person.id], on: day, $0) }))
      }
      var responder = scopes[3]
      responder.desks = [house.initiative]
      var stranger = Scope(of: .system, posts: [])
      stranger.person = Person.ID("nobody")
      return scopes + [responder, stranger]
    }
  }

  mutating func step() async throws {
    now = now + Int64(1 + dice.roll(dice.oneIn(6) ? 400_000 : 9000))
    var changes: [Change] = []
    for _ in 0..<dice.roll(4) {
      if let change = try? await registering(dice.pick(Self.registered)) { changes.append(change) }
    }
    if dice.oneIn(5), !changes.isEmpty {
      let made = changes
      try await house.store.ledgers.commitTogether(made.count, at: now) { Array(made[$0]) }
      return
    }
    var query = ItemQuery(now: now, limit: 1000)
    query.initiative = house.initiative
    let items = try await house.store.items.list(query, within: House.everything).filter {
      $0.kind != Workflow.initiative && !$0.kind.hasSuffix("-group")
    }
    kinds.formUnion(items.map(\.kind))
    for _ in 0..<8 where !items.isEmpty {
      let closed = items.filter(\.isDone)
      let item = closed.isEmpty || !dice.oneIn(3) ? dice.pick(items) : dice.pick(closed)
      if let change = try? await moving(item, among: items) {
        changes.append(change)
        if item.isDone, change.writes.contains(where: { $0.item.id == item.id && !$0.item.isDone }) { reopened += 1 }
      }
    }
    // Side by side, so that some of them share a transaction, and some are refused in it.
    let (store, at, half) = (house.store, now, changes.count / 2)
    let (some, others) = (Array(changes[..<half]), Array(changes[half...]))
    async let first = store.items.commit(some, at: at)
    async let second = store.items.commit(others, at: at)
    _ = try await (first, second)
  }

  private mutating func registering(_ kind: Workflow.Kind) async throws -> Change {
    let place = try await house.store.items.registrationContext(in: house.initiative, under: nil, within: House.everything)
    let workflow = place.workflows[kind]!
    var form = Form(title: "\(workflow.name.zh)\(dice.roll(100))")
    let groups = place.roster.groups.filter { $0.kind == .working }.map { Party.group($0.id) }
    if kind == Workflow.task || dice.oneIn(3) { form.lead = groups[0] }
    if kind == Workflow.task { form.limit = Zone.china.day(of: now) + dice.roll(40) }
    for field in place.workflows.registrable(in: workflow) where field.kind != .file && (field.isRequired || dice.oneIn(2)) {
      form.fields[field.id] = value(of: field)
    }
    let people = [Person.system, try await house.person("李静"), try await house.person("王明")]
    return try place.register(kind, with: form, on: house.action(dice.pick(people), at: now))
  }

  private mutating func moving(_ item: Item, among items: [Item]) async throws -> Change? {
    var context = try await house.store.items.context(of: item.id, within: House.everything)
    let workflow = try context.workflow(of: item)
    let action = house.action(.system, at: now)
    if dice.oneIn(6) {
      let fields = workflow.fields.filter { ["category", "nature", "batch"].contains($0.id) }
      return try context.edit(
        Form(fields: Dictionary(fields.map { ($0.id, value(of: $0)) }) { first, _ in first }), on: action)
    }
    if dice.oneIn(8) { return try context.tick(on: action) }
    let moves = workflow.moves(from: item.state).filter { !["cancel", "withdraw", "decline"].contains($0.name) }
    guard !moves.isEmpty else { return nil }
    let move = dice.pick(moves)
    if move.merges != nil { context.main = items.first { $0.kind == item.kind && $0.id != item.id } }
    var form = Form()
    for need in move.needs + move.asks {
      switch need {
      case .lead: form.lead = context.roster.groups.first { $0.kind == .working }.map { Party.group($0.id) }
      case .assignee: form.assignee = context.roster.memberships.compactMap(\.person).first
      case .limit: form.limit = Zone.china.day(of: now) + dice.roll(20)
      case .reason: form.reason = "因故"
      case .title: form.title = "标题"
      case .assisting, .shares: break
      case .field(let id): if let field = workflow.field(id), field.kind != .file { form.fields[id] = value(of: field) }
      }
    }
    return try context.decide(move.name, with: form, on: action)
  }

  private mutating func value(of field: Field) -> Value {
    switch field.kind {
    case .choice: .text(dice.pick(field.options).id)
    case .flag: .flag(dice.oneIn(2))
    case .number, .money, .percent: .integer(Int64(dice.roll(3) * 100))
    case .date: .text((Zone.china.day(of: now) + dice.roll(30)).description)
    case .file, .words, .party: .list([])
    case .phone: .text("0531\(80_000_000 + dice.roll(5))")
    case .identityCard: .text("37010219800101001X")
    case .text, .paragraph: .text("第\(dice.roll(3))批")
    }
  }
}
