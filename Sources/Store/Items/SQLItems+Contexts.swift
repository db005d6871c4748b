import Domain

extension SQLItems {
  package func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext {
    guard let context = try await contexts(of: [id], within: scope)[id] else { throw Refusal.notFound }
    return context
  }

  package func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext] {
    try await read { try self.contexts(of: ids, within: scope, on: $0) }
  }

  func contexts(of ids: [Item.ID], within scope: Scope, on connection: any Connection) throws -> [Item.ID: ItemContext] {
    let found = try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE i.id IN (\(list: ids)) AND \(ScopeFilter.sql(scope))",
      ItemRow.read(caching: database.itemCache, on: connection))
    let reader = ItemContextReader(database: database, connection: connection)
    return Dictionary(uniqueKeysWithValues: try found.map { ($0.id, try reader.context(of: $0)) })
  }

  package func registrationContext(
    in initiative: Item.ID, under parent: Item.ID?, within scope: Scope
  ) async throws -> RegistrationContext {
    try await read { try self.registrationContext(in: initiative, under: parent, within: scope, on: $0) }
  }

  func registrationContext(
    in initiative: Item.ID, under parent: Item.ID?, within scope: Scope, on connection: any Connection
  ) throws -> RegistrationContext {
    let found = try connection.first(
      """
      SELECT \(ItemRow.columns) FROM items i
      WHERE i.id = \(initiative) AND i.kind = \(Workflow.initiative) AND (\(ScopeFilter.initiatives(scope)))
      """, ItemRow.read)
    guard let found else { throw Refusal.notFound }
    let above = try parent.map { parent in
      let item = try connection.first(
        "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(parent) AND i.initiative = \(initiative) AND \(ScopeFilter.sql(scope))",
        ItemRow.read)
      guard let item else { throw Refusal.notFound }
      return item
    }
    return try ItemContextReader(database: database, connection: connection).registrationContext(in: found, under: above)
  }

  func items(_ filter: SQL, maxItems: Int = 1000, on connection: any Connection) throws -> [Item] {
    try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) ORDER BY i.registered_at, i.number, i.id LIMIT \(maxItems)", ItemRow.read)
  }
}
