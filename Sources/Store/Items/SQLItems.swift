import Domain

/// Items: their contexts, lists, histories and links, and the commit of what was decided.
package struct SQLItems: Items, DatabasePort {
  let database: Database

  package func commit(_ proposals: [Proposal], key: IdempotencyKey?, at now: Instant) async throws -> CommitResult {
    assert(ReadTransaction.current == nil, "a read transaction would not see what is committed inside it")
    let database = database
    let prepared = proposals.map { PreparedProposal($0, in: database) }
    defer { database.changes.somethingChanged() }
    let result: CommitResult = try await commits.run(on: prepared.flatMap(\.change.overwritten)) { connection, deltas in
      let writer = ChangeWriter(database: database, connection: connection, deltas: deltas)
      defer { deltas = writer.deltas }
      if let key, let stored = try IdempotencyRows.response(to: key, on: connection) { return .stored(stored) }
      let outcomes = try prepared.map { try writer.write($0) }
      if let key, let response = key.answer(outcomes) { try IdempotencyRows.insert(response, for: key, at: now, on: connection) }
      return .outcomes(outcomes)
    }
    if case .outcomes(let outcomes) = result { for outcome in outcomes { cache(outcome) } }
    return result
  }

  /// Items that were just written are likely to be read next.
  private func cache(_ outcome: Outcome) {
    for item in outcome.items ?? [] {
      database.itemCache.store(item, of: item.id, at: ItemVersions(own: item.version, children: item.childrenVersion))
    }
  }

  package func response(to key: IdempotencyKey) async throws -> IdempotentResponse? {
    try await read { try IdempotencyRows.response(to: key, on: $0) }
  }
}

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
