import Domain
import Synchronization
import Testing

/// The items of one initiative in memory. Decides through the engine and takes each change over whole, as a store does, after checking
/// every precondition.
final class InMemoryRegister {
  var now: Instant
  var roster = Roster.bureau
  var workflows = ShippedLibrary.workflows
  let calendar = ShippedLibrary.calendar
  private(set) var items: [Item.ID: Item] = [:]
  private(set) var history: [Item.ID: [Entry]] = [:]
  private(set) var reminders: [Item.ID: [Message]] = [:]
  private(set) var messages: [Message] = []
  private(set) var links: [Link] = []
  private let ids = Counter()

  /// Opens on a Wednesday morning with the initiative running.
  init(_ now: Instant = "2019-11-20 09:00") {
    self.now = now
    items[Roster.linhe] = Item(
      id: Roster.linhe, kind: Workflow.initiative, workflowVersion: workflows[Workflow.initiative]!.version, title: "个人账户实转虚",
      state: "running", initiative: Roster.linhe,
      registrar: Person.zhao.id, registeredAt: now)
  }

  subscript(id: Item.ID) -> Item { items[id]! }

  func action(_ person: Person) -> ActionContext {
    let ids = ids
    return ActionContext(person: person, now: now, via: "web 10.0.0.1") { ids.next() }
  }

  func context(_ id: Item.ID) -> ItemContext {
    var builder = ItemContextBuilder(workflows: workflows, calendar: calendar, source: self)
    do { return try builder.context(of: self[id], in: initiativeRows) } catch { fatalError("\(error)") }
  }

  /// Where a new item is registered.
  func registration(under parent: Item.ID? = nil) -> RegistrationContext {
    var builder = ItemContextBuilder(workflows: workflows, calendar: calendar, source: self)
    do { return try builder.registrationContext(in: initiativeRows, under: parent.map { self[$0] }) } catch { fatalError("\(error)") }
  }

  private var initiativeRows: ItemContextBuilder.InitiativeRows {
    .init(roster: roster, initiative: items[Roster.linhe], freezes: sorted { $0.kind == Workflow.freeze && !$0.isDone })
  }

  func children(of id: Item.ID) -> [Item] { sorted { $0.parent == id } }
  /// The share of one party.
  func share(of party: Party, in id: Item.ID) -> Item.ID { children(of: id).last { $0.lead == party }!.id }

  private func sorted(_ keep: (Item) -> Bool) -> [Item] { items.values.filter(keep).sorted { $0.id < $1.id } }

  @discardableResult
  func register(
    _ kind: String, _ form: Form, by person: Person, under parent: Item.ID? = nil, follows: [Item.ID] = []
  ) throws(Refusal) -> Item.ID {
    let change = try registration(under: parent).register(kind, with: form, follows: follows.map { self[$0] }, on: action(person))
    take(change)
    return change.writes[0].item.id
  }

  @discardableResult
  func make(_ move: String, on id: Item.ID, by person: Person, _ form: Form = Form()) throws(Refusal) -> Item {
    take(try context(id).decide(move, with: form, on: action(person)))
    return self[id]
  }

  /// Several moves in a row, each with who makes it.
  func make(_ moves: [(String, Person, Form)], on id: Item.ID) throws(Refusal) {
    for (move, person, form) in moves { try make(move, on: id, by: person, form) }
  }

  /// Why the move would not be made; nil where it would. Nothing changes.
  func refusal(of move: String, on id: Item.ID, by person: Person, _ form: Form = Form()) -> Refusal? {
    do throws(Refusal) { _ = try context(id).decide(move, with: form, on: action(person)) } catch { return error }
    return nil
  }

  func offers(_ id: Item.ID, to person: Person) -> [String] {
    context(id).offers(to: person, at: now).filter { $0.refusal == nil }.map(\.move.name)
  }

  func take(_ change: Change, sourceLocation: SourceLocation = #_sourceLocation) {
    for case .item(let id, let version) in change.preconditions { #expect(items[id]?.version == version, sourceLocation: sourceLocation) }
    for case .children(let id, let version) in change.preconditions {
      #expect(items[id]?.childrenVersion == version, sourceLocation: sourceLocation)
    }
    for case .freezes(_, let versions) in change.preconditions {
      let open = items.values.filter { $0.kind == Workflow.freeze && !$0.isDone }
      #expect(versions == Dictionary(uniqueKeysWithValues: open.map { ($0.id, $0.version) }), sourceLocation: sourceLocation)
    }
    for case .roster(_, let version) in change.preconditions { #expect(roster.version == version, sourceLocation: sourceLocation) }
    for write in change.writes {
      #expect(items[write.item.id]?.version == write.was?.version, "of \(write.item.title)", sourceLocation: sourceLocation)
      items[write.item.id] = write.item
      history[write.item.id, default: []] += write.entries
      if let access = write.reminders { reminders[write.item.id] = access }
    }
    for id in change.raises { items[id]?.childrenVersion += 1 }
    for membership in change.memberships {
      roster.memberships.removeAll { $0.id == membership.id }
      roster.memberships.append(membership)
    }
    roster.standIns.removeAll { change.withdrawnStandIns.contains($0.id) }
    roster.standIns += change.standIns
    if !change.reseats.isEmpty { roster.version += 1 }
    messages += change.messages
    links += change.links
    links.removeAll(where: change.unlinks.contains)
  }

  /// A group's own item, as the plan sets it up.
  func group(_ kind: String) -> Item.ID {
    let id = Item.ID(ids.next())
    let item = Item(
      id: id, kind: kind, workflowVersion: workflows[kind]!.version, title: "督导组", state: workflows[kind]!.initial.id,
      initiative: Roster.linhe, registrar: "zhao",
      registeredAt: now)
    take(
      Change(writes: [
        Change.Write(
          item: item, was: nil, entries: [Entry(at: now, person: "zhao", via: "file", act: .load, from: nil, to: item.state, round: 1)],
          reminders: [])
      ]))
    return id
  }

  /// Puts an item there as it stands, without deciding.
  func put(_ item: Item) { items[item.id] = item }
}

extension InMemoryRegister: ItemContextSource {
  func item(_ id: Item.ID) -> Item? { items[id] }

  func buckets(ofChildrenOf parent: Item.ID, summing kinds: [Field.ID: Set<Workflow.Kind>]) -> [ChildrenSummary.Bucket] {
    ChildrenSummary(of: children(of: parent)).buckets.map { bucket in
      var bucket = bucket
      bucket.sums = bucket.sums.filter { kinds[$0.key]?.contains(bucket.kind) == true }
      return bucket
    }
  }

  func children(of parent: Item.ID, in buckets: [ChildrenSummary.Bucket], maxItems: Int?) -> [Item] {
    Array(children(of: parent).filter { child in buckets.contains { $0.holds(child) } }.prefix(maxItems ?? .max))
  }

  func linked(_ kind: Link.Kind, with ids: [Item.ID], isOut: Bool) -> [Item] {
    let ends = links.filter { $0.kind == kind && ids.contains(isOut ? $0.from : $0.to) }.map { isOut ? $0.to : $0.from }
    return sorted { ends.contains($0.id) }
  }

  func openItems(in initiative: Item.ID) -> OpenItems {
    let open = sorted { $0.initiative == initiative && $0.id != initiative && !$0.isDone }
    let top = open.filter { item in !open.contains { $0.id == item.parent } }
    return OpenItems(count: top.count, items: top)
  }

  func figures(for item: Item) -> [Figure: Int64] { [:] }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  func next() -> String {
    "item-"
      + count.withLock { count in
        count += 1
        return String(1000 + count)
      }
  }
}

extension Form {
  static func reason(_ words: String) -> Form { Form(reason: words) }
  static func result(_ words: String) -> Form { Form(fields: ["result": .text(words)]) }
}

/// A task and a ledger entry as they come in on a usual day.
extension InMemoryRegister {
  func task(_ title: String = "起草函件", lead: Party = .policy, assisting: [Party] = [], due: Day? = "2019-11-29", follows: [Item.ID] = [])
    throws
    -> Item.ID
  {
    try register("task", Form(title: title, lead: lead, assisting: assisting, limit: due), by: .zhao, follows: follows)
  }

  func entry(_ title: String = "挂失补卡：余额待转") throws -> Item.ID {
    try register("ledger-entry", Form(title: title, fields: ["category": .text("lost-card")]), by: .zheng)
  }

  func ticket(_ nature: String = "consult") throws -> Item.ID {
    try register("hotline-ticket", Form(title: "余额何时能查", fields: ["nature": .text(nature)]), by: .lin)
  }
}
