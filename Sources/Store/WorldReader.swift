import Domain

/// Reads worlds within one transaction; what many of them share is read once.
final class WorldReader {
  private let store: Store
  private let connection: any Connection
  private var rosters: [Item.ID: Roster] = [:]
  private var wholes: [Item.ID: Item?] = [:]
  private var freezes: [Item.ID: [Item]] = [:]
  /// Of many, those that follow something; nil where it was not looked for.
  private var following: Set<Item.ID>?

  init(store: Store, connection: any Connection) {
    self.store = store
    self.connection = connection
  }

  func look(forWhatFollows ids: [Item.ID]) throws {
    following = Set(
      try connection.rows("SELECT from_item FROM links WHERE kind = 'follows' AND from_item IN (\(list: ids))") { $0.id(0) as Item.ID })
  }

  func world(of item: Item) throws -> World {
    let roster = try item.initiative.map { try self.roster(of: $0) } ?? Roster()
    var world = World(workflows: store.workflows, calendar: store.calendar, roster: roster, item: item)
    world.parent = try item.parent.flatMap { try whole($0) }
    world.initiative = try item.initiative.flatMap { $0 == item.id ? nil : try whole($0) }
    if item.childrenVersion > 0 {
      world.children = try items("i.parent = \(item.id)")
      if item.kind == Workflow.initiative {
        // Through the index of what is open, no further than can be named.
        world.open = try store.list(openIn: item.id, most: World.mostOpen, on: connection)
      }
    }
    if item.parent != nil || following?.contains(item.id) != false {
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
    if let initiative = item.initiative { world.freezes = try freezes(in: initiative) }
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

  private func roster(of initiative: Item.ID) throws -> Roster {
    if let roster = rosters[initiative] { return roster }
    let roster = try store.roster(of: initiative, on: connection)
    rosters[initiative] = roster
    return roster
  }

  private func whole(_ id: Item.ID) throws -> Item? {
    if let whole = wholes[id] { return whole }
    let whole = try store.item(id, on: connection)
    wholes[id] = whole
    return whole
  }

  private func freezes(in initiative: Item.ID) throws -> [Item] {
    if let open = freezes[initiative] { return open }
    let open = try items("i.initiative = \(initiative) AND i.kind = 'freeze' AND i.is_done = 0")
    freezes[initiative] = open
    return open
  }

  private func items(_ filter: SQL, most: Int = 1000) throws -> [Item] { try store.items(filter, most: most, on: connection) }
}
