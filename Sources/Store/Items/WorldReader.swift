import Domain

/// Reads worlds within one transaction; what many of them share is read once.
final class WorldReader {
  private let store: Store
  private let connection: any Connection
  private var around: [Item.ID: Surroundings] = [:]
  private var wholes: [Item.ID: Item?] = [:]

  init(store: Store, connection: any Connection) {
    self.store = store
    self.connection = connection
  }

  /// - Parameter follows: whether it, or on a share its whole, follows anything.
  func world(of item: Item, follows: Bool) throws -> World {
    let around = try item.initiative.map { try surroundings(in: $0) } ?? Surroundings()
    var world = World(workflows: store.workflows, calendar: store.calendar, roster: around.roster, item: item)
    world.parent = try item.parent.flatMap { $0 == around.initiative?.id ? around.initiative : try whole($0) }
    world.initiative = around.initiative.flatMap { $0.id == item.id ? nil : $0 }
    world.freezes = around.freezes
    if item.childrenVersion > 0 {
      world.children = try items("i.parent = \(item.id)")
      if item.kind == Workflow.initiative {
        // Through the index of what is open, no further than can be named.
        world.open = try store.list(openIn: item.id, most: World.mostOpen, on: connection)
      }
    }
    if follows {
      world.predecessors = try items(
        "i.id IN (SELECT to_item FROM links WHERE kind = 'follows' AND from_item IN (\(item.id), \(item.parent)))")
    }
    try add(to: &world)
    return world
  }

  /// What only some kinds' decisions read.
  private func add(to world: inout World) throws {
    let item = world.item
    let reads = store.workflows.reads(of: item)
    if let parent = world.parent {
      if reads.siblings {
        world.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id)")
      } else if store.workflows[parent.kind, version: parent.workflowVersion]?.shares?.kind == item.kind {
        world.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id) AND i.kind = \(item.kind)")
      }
    }
    if reads.started {
      world.started = try items("i.id IN (SELECT from_item FROM links WHERE kind = 'started-by' AND to_item = \(item.id))")
    }
    if reads.origin {
      world.origins = try items("i.id IN (SELECT to_item FROM links WHERE kind = 'started-by' AND from_item = \(item.id))")
    }
    if reads.merged {
      world.main = try items("i.id IN (SELECT to_item FROM links WHERE kind = 'merged-into' AND from_item = \(item.id))").first
      world.merged = try items("i.id IN (SELECT from_item FROM links WHERE kind = 'merged-into' AND to_item = \(item.id))")
    }
    if reads.figures { world.figures = try store.figures(for: item, on: connection) }
  }

  /// What all items of an initiative are decided in.
  private struct Surroundings {
    var roster = Roster()
    var initiative: Item?
    var freezes: [Item] = []
  }

  private func surroundings(in initiative: Item.ID) throws -> Surroundings {
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
    var around = Surroundings(roster: Roster(initiative: initiative))
    if let found {
      if let versions = found.roster { around.roster = try store.roster(of: initiative, at: versions, on: connection) }
      around.initiative = try store.known.value(of: initiative, at: found.item) ?? store.item(initiative, on: connection)
      if found.isFrozen { around.freezes = try items("i.initiative = \(initiative) AND i.kind = 'freeze' AND i.is_done = 0") }
    }
    self.around[initiative] = around
    return around
  }

  private func whole(_ id: Item.ID) throws -> Item? {
    if let whole = wholes[id] { return whole }
    let whole = try store.item(id, on: connection)
    wholes[id] = whole
    return whole
  }

  private func items(_ filter: SQL, most: Int = 1000) throws -> [Item] { try store.items(filter, most: most, on: connection) }
}
