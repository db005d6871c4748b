import Domain

extension SQLMaintenance {
  /// Kinds of initiatives whose counters differ from their items.
  func counterFindings(on connection: any Connection) throws -> [Finding] {
    let counted = try CounterDeltas.recounted(on: connection, done: kinds.done).rows
    let stored = try CounterDeltas.stored(on: connection)
    let differing = Set(counted.keys).union(stored.keys).filter { counted[$0] != stored[$0] }
    let misplaced = try connection.rows(
      """
      SELECT DISTINCT i.initiative, i.kind FROM parties p JOIN items i ON i.id = p.item
      WHERE p.sort_at <> i.sort_at OR p.is_done <> i.is_done
      """
    ) { Finding.figures(initiative: $0.id(0), kind: $0.text(1)) }
    return Set(misplaced).union(differing.map { Finding.figures(initiative: Item.ID($0.words[0]), kind: $0.words[2]) }).sorted {
      "\($0)" < "\($1)"
    }
  }

  /// Counts everything again and replaces the counters. Other writers wait meanwhile.
  package func recount() async throws {
    let kinds = kinds
    try await commits.run { connection, deltas in
      for table in ["item_counts", "due_counts", "daily_counts"] as [SQL] { try connection.run("DELETE FROM \(table)") }
      try connection.run(
        """
        UPDATE parties SET is_done = (SELECT i.is_done FROM items i WHERE i.id = parties.item),
          sort_at = (SELECT i.sort_at FROM items i WHERE i.id = parties.item)
        WHERE EXISTS (SELECT 1 FROM items i
          WHERE i.id = parties.item AND (i.is_done <> parties.is_done OR i.sort_at <> parties.sort_at))
        """)
      deltas.counters = try CounterDeltas.recounted(on: connection, done: kinds.done)
    }
  }
}
