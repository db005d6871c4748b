import Domain

extension Store {
  package func world(of id: Item.ID, within scope: Scope) async throws -> World {
    try await read { try self.world(of: id, within: scope, on: $0) }
  }

  func world(of id: Item.ID, within scope: Scope, on connection: any Connection) throws -> World {
    let item = try connection.first(
      "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(id) AND \(ScopeFilter.sql(scope))", ItemRow.read)
    guard let item else { throw Refusal.notFound }
    let roster = try item.initiative.map { try self.roster(of: $0, on: connection) } ?? Roster()
    var world = World(workflows: workflows, calendar: calendar, roster: roster, item: item)
    world.parent = try item.parent.flatMap { try self.item($0, on: connection) }
    world.initiative = try item.initiative.flatMap { $0 == item.id ? nil : try self.item($0, on: connection) }
    if item.childrenVersion > 0 {
      world.children = try items("i.parent = \(item.id)", on: connection)
      if item.kind == Workflow.initiative {
        world.open = try items(
          "i.initiative = \(item.id) AND i.id <> \(item.id) AND i.is_done = 0 AND i.batch IS NULL", most: 200, on: connection
        )
        .filter { !$0.kind.hasSuffix("-group") }
      }
    }
    try add(to: &world, on: connection)
    world.predecessors = try items(
      "i.id IN (SELECT to_item FROM links WHERE kind = 'follows' AND from_item IN (\(item.id), \(item.parent)))", on: connection)
    return world
  }

  /// What only some kinds' decisions read.
  private func add(to world: inout World, on connection: any Connection) throws {
    let item = world.item
    let workflow = workflows[item.kind, version: item.workflowVersion]
    if let parent = world.parent {
      if workflow?.readsSiblings == true {
        world.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id)", on: connection)
      } else if workflows[parent.kind, version: parent.workflowVersion]?.shares?.kind == item.kind {
        world.siblings = try items("i.parent = \(parent.id) AND i.id <> \(item.id) AND i.kind = \(item.kind)", on: connection)
      }
    }
    if let initiative = item.initiative {
      world.freezes = try items("i.initiative = \(initiative) AND i.kind = 'freeze' AND i.is_done = 0", on: connection)
    }
    if workflow?.readsStarted == true {
      world.started = try items(
        "i.id IN (SELECT from_item FROM links WHERE kind = 'started-by' AND to_item = \(item.id))", on: connection)
    }
    if workflow?.readsOrigin == true {
      world.origins = try items(
        "i.id IN (SELECT to_item FROM links WHERE kind = 'started-by' AND from_item = \(item.id))", on: connection)
    }
    if workflow?.readsMerged == true {
      world.main = try items("i.id IN (SELECT to_item FROM links WHERE kind = 'merged-into' AND from_item = \(item.id))", on: connection)
        .first
      world.merged = try items(
        "i.id IN (SELECT from_item FROM links WHERE kind = 'merged-into' AND to_item = \(item.id))", on: connection)
    }
    if workflow?.readsFigures == true { world.figures = try figures(for: item, on: connection) }
  }

  package func place(in initiative: Item.ID, under parent: Item.ID?, within scope: Scope) async throws -> World.Place {
    try await read { connection in
      let found = try connection.first(
        "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(initiative) AND i.kind = \(Workflow.initiative) AND (\(ScopeFilter.initiatives(scope)))",
        ItemRow.read)
      guard let found else { throw Refusal.notFound }
      let above = try parent.map { parent in
        let item = try connection.first(
          "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(parent) AND i.initiative = \(initiative) AND \(ScopeFilter.sql(scope))",
          ItemRow.read)
        guard let item else { throw Refusal.notFound }
        return item
      }
      return World.Place(
        workflows: self.workflows, calendar: self.calendar, roster: try self.roster(of: initiative, on: connection), initiative: found,
        parent: above)
    }
  }

  func item(_ id: Item.ID, on connection: any Connection) throws -> Item? {
    try connection.first("SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(id)", ItemRow.read)
  }

  func items(_ filter: SQL, most: Int = 1000, on connection: any Connection) throws -> [Item] {
    try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) ORDER BY i.registered_at, i.number, i.id LIMIT \(most)", ItemRow.read)
  }
}

extension ScopeFilter {
  /// Of the initiatives `i`, those whose notice, groups and schedule are seen. Vendor staff see the head of the
  /// initiative their group works in, so that what they were given has a place.
  static func initiatives(_ scope: Scope) -> SQL {
    if scope.isEverything { return "i.batch IS NULL" }
    return """
      i.batch IS NULL AND (i.registrar = \(scope.person) OR i.id IN (\(list: scope.wholes.union(scope.initiatives).sorted()))
        OR i.id IN (SELECT initiative FROM groups WHERE id IN (\(list: scope.parties.sorted()))))
      """
  }
}
