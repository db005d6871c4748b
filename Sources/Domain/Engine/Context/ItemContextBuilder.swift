/// Builds the whole context of an item, and of the other items that a move on it may write. It is the one place that knows what decisions read:
/// the moves that the item's state takes say it.
package struct ItemContextBuilder {
  /// The roster, the initiative and its freezes, which all decisions in an initiative share.
  package struct InitiativeRows {
    package var roster: Roster
    package var initiative: Item?
    /// The open freezes of the initiative.
    package var freezes: [Item]

    package init(roster: Roster = Roster(), initiative: Item? = nil, freezes: [Item] = []) {
      self.roster = roster
      self.initiative = initiative
      self.freezes = freezes
    }
  }

  private let workflows: Workflows
  private let calendar: WorkCalendar
  private let source: any ItemContextSource
  /// Parents are shared by many items of a bulk.
  private var parents: [Item.ID: Item?] = [:]
  private var buckets: [Item.ID: [ChildrenSummary.Bucket]] = [:]

  package init(workflows: Workflows, calendar: WorkCalendar, source: any ItemContextSource) {
    self.workflows = workflows
    self.calendar = calendar
    self.source = source
  }

  /// The context in which every move of the item's state can be decided.
  package mutating func context(of item: Item, in initiativeRows: InitiativeRows) throws -> ItemContext {
    let moves = workflows[item.kind, version: item.workflowVersion]?.moves(from: item.state) ?? []
    return try context(of: item, for: moves, in: initiativeRows, path: [])
  }

  /// The context in which a new item can be registered under `parent`.
  package mutating func registrationContext(in initiativeRows: InitiativeRows, under parent: Item?) throws -> RegistrationContext {
    var context = RegistrationContext(
      workflows: workflows, calendar: calendar, roster: initiativeRows.roster, initiative: initiativeRows.initiative, parent: parent)
    context.freezes = initiativeRows.freezes
    if let parent {
      let guards = workflows.newest.map(\.registration).filter { $0.under.isEmpty || $0.under.contains(parent.kind) }.flatMap(\.guards)
      context.parentContext = try self.context(of: parent, for: [], guards: guards, in: initiativeRows, path: [])
    }
    return context
  }

  /// - Parameters:
  ///   - moves: The moves that may be made on it.
  ///   - guards: Guards that are asked of it beside those of the moves.
  ///   - path: The items whose decisions lead here; those are written already.
  private mutating func context(
    of item: Item, for moves: [Move], guards: [Guard] = [], in initiativeRows: InitiativeRows, path: Set<Item.ID>
  ) throws -> ItemContext {
    var context = ItemContext(workflows: workflows, calendar: calendar, roster: initiativeRows.roster, item: item)
    context.initiative = initiativeRows.initiative.flatMap { $0.id == item.id ? nil : $0 }
    context.freezes = initiativeRows.freezes
    context.parent = try item.parent.flatMap { $0 == initiativeRows.initiative?.id ? initiativeRows.initiative : try parent($0) }
    guard let workflow = workflows[item.kind, version: item.workflowVersion] else { return context }
    let guards = guards + moves.flatMap(\.guards)
    let path = path.union([item.id])

    try readChildren(of: item, workflow, for: moves, guards, into: &context)
    try readSiblings(of: item, workflow, guards, into: &context)
    if guards.contains(.predecessorsDone) {
      context.predecessors = try source.linked(.follows, with: [item.id] + (item.parent.map { [$0] } ?? []), isOut: true)
    }
    let carried = Set(moves.flatMap(\.carries).map(\.to))
    if carried.contains(.started) { context.started = try source.linked(.startedBy, with: [item.id], isOut: false) }
    if carried.contains(.origin) { context.origins = try source.linked(.startedBy, with: [item.id], isOut: true) }
    if workflow.readsMerged {
      context.main = try source.linked(.mergedInto, with: [item.id], isOut: true).first
      context.merged = try source.linked(.mergedInto, with: [item.id], isOut: false)
    }
    if guards.contains(where: \.readsOpenItems) { context.open = try source.openItems(in: item.id) }
    if workflow.readsFigures { context.figures = try source.figures(for: item) }
    try readRelated(to: item, workflow, for: moves, in: initiativeRows, path: path, into: &context)
    return context
  }

  /// Counts the children and reads whole: shares, children that a move writes, consents, and the first that keep a guard from holding.
  private mutating func readChildren(
    of item: Item, _ workflow: Workflow, for moves: [Move], _ guards: [Guard], into context: inout ItemContext
  ) throws {
    guard item.childrenVersion > 0 else { return }
    let all = try buckets(ofChildrenOf: item)
    context.children = ChildrenSummary(buckets: all)
    var whole: Set<ChildrenSummary.Bucket> = []
    if let shares = workflow.shares { whole.formUnion(all.filter { $0.kind == shares.kind }) }
    let parts = all.filter(context.isPart)
    for carry in moves.flatMap(\.carries) where carry.to == .parts { whole.formUnion(parts.filter { move(carry, in: $0) != nil }) }
    for start in moves.flatMap(\.starts) where start.each == .parts { whole.formUnion(parts.filter { context.isSource(of: start, $0) }) }
    if !context.freezes.isEmpty {
      whole.formUnion(all.filter { workflows[$0.kind, version: $0.version]?.consent?.state == $0.state })
    }
    var items = try source.children(of: item.id, in: all.filter(whole.contains), maxItems: nil)
    for guardian in guards {
      let blocking = context.blocking(guardian).filter { !whole.contains($0) }
      let known = Set(items.map(\.id))
      items += try source.children(of: item.id, in: blocking, maxItems: Refusal.Blockers.maxNamed).filter { !known.contains($0.id) }
    }
    context.children = ChildrenSummary(
      buckets: all, items: items.sorted { ($0.registeredAt, $0.number, $0.id) < ($1.registeredAt, $1.number, $1.id) })
  }

  private func move(_ carry: Carry, in bucket: ChildrenSummary.Bucket) -> Move? {
    guard carry.kind.map({ $0 == bucket.kind }) ?? true else { return nil }
    return workflows[bucket.kind, version: bucket.version]?.transition(carry.move, from: bucket.state)
  }

  /// Siblings are the children of the parent without the item itself.
  private mutating func readSiblings(of item: Item, _ workflow: Workflow, _ guards: [Guard], into context: inout ItemContext) throws {
    guard let parent = context.parent, workflow.readsSiblings || context.shareKind(of: parent) == item.kind else { return }
    context.siblings = ChildrenSummary(buckets: try buckets(ofChildrenOf: parent))
    context.siblings.replace(item, with: nil)
  }

  /// The contexts of the items that the moves may write beside this one.
  private mutating func readRelated(
    to item: Item, _ workflow: Workflow, for moves: [Move], in initiativeRows: InitiativeRows, path: Set<Item.ID>,
    into context: inout ItemContext
  ) throws {
    var written: [Item.ID: (item: Item, moves: [Move])] = [:]
    func write(_ other: Item, by name: Move.Name?) {
      guard !path.contains(other.id) else { return }
      let move = name.flatMap { workflows[other.kind, version: other.workflowVersion]?.transition($0, from: other.state) }
      if name != nil, move == nil { return }
      written[other.id, default: (other, [])].moves += move.map { [$0] } ?? []
    }
    for move in moves {
      for carry in move.carries {
        for other in context.others(carry.to) where carry.kind.map({ $0 == other.kind }) ?? true { write(other, by: carry.move) }
      }
      if move.onWhole != nil, let parent = context.parent { write(parent, by: nil) }
    }
    if let parent = context.parent, let above = workflows[parent.kind, version: parent.workflowVersion], let shares = above.shares,
      shares.kind == item.kind, shares.join != .all
    {
      write(parent, by: shares.move)
    }
    for child in context.children.items {
      if let consent = workflows[child.kind, version: child.workflowVersion]?.consent, consent.state == child.state,
        !context.freezes.isEmpty
      {
        write(child, by: consent.use)
      }
    }
    for (id, other) in written {
      context.related[id] = try self.context(of: other.item, for: other.moves, in: initiativeRows, path: path)
    }
  }

  private mutating func parent(_ id: Item.ID) throws -> Item? {
    if let known = parents[id] { return known }
    let parent = try source.item(id)
    parents[id] = parent
    return parent
  }

  private mutating func buckets(ofChildrenOf parent: Item) throws -> [ChildrenSummary.Bucket] {
    if let known = buckets[parent.id] { return known }
    let read = try source.buckets(ofChildrenOf: parent.id, summing: workflows.summedFields(under: parent.kind))
    buckets[parent.id] = read
    return read
  }
}
