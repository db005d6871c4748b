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
      return try writer.commit(prepared, key: key, at: now)
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
