import Domain

/// Reads worlds within one transaction; what many of them share is read once.
final class WorldReader {
  private let store: SQLItems
  private let connection: any Connection
  private var around: [Item.ID: InitiativeContext] = [:]
  private var wholes: [Item.ID: Item?] = [:]

  init(store: SQLItems, connection: any Connection) {
    self.store = store
    self.connection = connection
  }

  /// - Parameter follows: whether it, or on a share its whole, follows anything.
  func context(of item: Item, follows: Bool) throws -> ItemContext {
    let around = try item.initiative.map { try initiativeContext(in: $0) } ?? InitiativeContext()
    var context = ItemContext(workflows: store.workflows, calendar: store.calendar, roster: around.roster, item: item)
    context.parent = try item.parent.flatMap { $0 == around.initiative?.id ? around.initiative : try whole($0) }
    context.initiative = around.initiative.flatMap { $0.id == item.id ? nil : $0 }
    context.freezes = around.freezes
    if item.childrenVersion > 0 {
      context.children = try items("i.parent = \(item.id)")
      if item.kind == Workflow.initiative {
        // Through the index of what is open, no further than can be named.
        context.open = try store.list(openIn: item.id, most: ItemContext.mostOpen, on: connection)
      }
    }
    if follows {
      context.predecessors = try items(
        "i.id IN (SELECT to_item FROM links WHERE kind = 'follows' AND from_item IN (\(item.id), \(item.parent)))")
    }
    try add(to: &context)
    return context
  }

  /// What only some kinds' decisions read.
  private func add(to context: inout ItemContext) throws {
    let item = context.item
    let reads = store.workflows.reads(of: item)
    if let parent = context.parent {
      if reads.siblings {
        context.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id)")
      } else if store.workflows[parent.kind, version: parent.workflowVersion]?.shares?.kind == item.kind {
        context.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id) AND i.kind = \(item.kind)")
      }
    }
    if reads.started {
      context.started = try items("i.id IN (SELECT from_item FROM links WHERE kind = 'started-by' AND to_item = \(item.id))")
    }
    if reads.origin {
      context.origins = try items("i.id IN (SELECT to_item FROM links WHERE kind = 'started-by' AND from_item = \(item.id))")
    }
    if reads.merged {
      context.main = try items("i.id IN (SELECT to_item FROM links WHERE kind = 'merged-into' AND from_item = \(item.id))").first
      context.merged = try items("i.id IN (SELECT from_item FROM links WHERE kind = 'merged-into' AND to_item = \(item.id))")
    }
    if reads.figures { context.figures = try FigureReader(database: store.database).figures(for: item, on: connection) }
  }

  /// What all items of an initiative are decided in.
  private struct InitiativeContext {
    var roster = Roster()
    var initiative: Item?
    var freezes: [Item] = []
  }

  private func initiativeContext(in initiative: Item.ID) throws -> InitiativeContext {
    if let known = around[initiative] { return known }
    let found = try connection.first(
      """
      SELECT (SELECT roster_version FROM initiatives WHERE id = i.id), (SELECT value FROM versions WHERE name = 'directory'),
        i.version, i.children_version, EXISTS (SELECT 1 FROM items f WHERE f.initiative = i.id AND f.kind = 'freeze' AND f.is_done = 0)
      FROM items i WHERE i.id = \(initiative)
      """
    ) { row in
      (
        roster: row.optional(0, row.int).map { RosterVersions(roster: $0, directory: row.int(1)) },
        item: ItemVersions(own: row.int(2), children: row.int(3)), isFrozen: row.flag(4)
      )
    }
    var around = InitiativeContext(roster: Roster(initiative: initiative))
    if let found {
      if let versions = found.roster { around.roster = try store.rosterReader.roster(of: initiative, at: versions, on: connection) }
      around.initiative =
        try store.database.itemCache.value(of: initiative, at: found.item) ?? store.itemReader.item(initiative, on: connection)
      if found.isFrozen { around.freezes = try items("i.initiative = \(initiative) AND i.kind = 'freeze' AND i.is_done = 0") }
    }
    self.around[initiative] = around
    return around
  }

  private func whole(_ id: Item.ID) throws -> Item? {
    if let whole = wholes[id] { return whole }
    let whole = try store.itemReader.item(id, on: connection)
    wholes[id] = whole
    return whole
  }

  private func items(_ filter: SQL, most: Int = 1000) throws -> [Item] { try store.items(filter, most: most, on: connection) }
}
