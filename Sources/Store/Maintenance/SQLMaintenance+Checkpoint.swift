import Domain

extension SQLMaintenance {
  /// Chains the history rows since the last checkpoint onto its root. Rows never move, so they are read beside the writers.
  /// - Parameter maxRows: after a transfer of millions of rows they are chained in parts, so that the server can stop in between.
  /// - Returns: nil where there are no new rows, or another server was faster.
  package func checkpoint(at now: Instant, maxRows: Int = 1_000_000) async throws -> Checkpoint? {
    let (last, next) = try await read { connection in
      let last = try Self.lastCheckpoint(on: connection)
      // Rows of an unfinished import may still be removed; they are chained when they are shown.
      let end =
        try connection.first("SELECT min(h.seq) FROM history h JOIN items i ON i.id = h.item WHERE i.import_id IS NOT NULL") {
          $0.optional(0, $0.integer)
        } ?? nil
      var next = last
      try connection.each(
        """
        SELECT seq, hash FROM history WHERE seq > \(last.sequence) AND seq < \(end ?? .max) ORDER BY seq LIMIT \(maxRows)
        """
      ) { row in
        next.sequence = row.integer(0)
        next.count += 1
        next.root = Chain.root(after: next.root, row: row.text(1))
      }
      return (last, next)
    }
    guard next.sequence > last.sequence else { return nil }
    return try await commits.run { connection in
      guard try Self.lastCheckpoint(on: connection) == last else { return nil }
      try connection.run("INSERT INTO checkpoints (at, seq, count, root) VALUES (\(now), \(next.sequence), \(next.count), \(next.root))")
      return next
    }
  }

  private static func lastCheckpoint(on connection: any Connection) throws -> Checkpoint {
    try connection.first("SELECT seq, count, root FROM checkpoints ORDER BY id DESC LIMIT 1") {
      Checkpoint(sequence: $0.integer(0), count: $0.int(1), root: $0.text(2))
    } ?? Checkpoint(sequence: 0, count: 0, root: "")
  }
}
