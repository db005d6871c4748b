import Domain

/// The statements of the index, in which the two databases differ most. SQLite's full-text index holds a compressed, ordered posting list for
/// each token and intersects lists by skipping; it is given tokens, never text. PostgreSQL's inverted index has no order, so that a common
/// word would be sorted as a whole; there the index is a table of token and sequence.
extension SearchIndex {
  /// Replaces the entry of an item; nil where there is none before or afterwards.
  func replace(_ before: Entry?, by after: Entry?, on connection: any Connection) throws {
    guard let sequence = (after ?? before)?.sequence else { return }
    var deltas = SearchIndexDeltas()
    deltas.change(sequence, from: before?.tokens, to: after?.tokens)
    try deltas.write(on: connection)
  }

  static func write(_ delta: SearchIndexDeltas.Delta, of sequence: Int64, on connection: any Connection) throws {
    switch connection.dialect {
    case .sqlite:
      // A contentless index needs the old tokens to delete a row. Both statements always run, since it counts its rows.
      if delta.existed {
        try connection.run("INSERT INTO search (search, rowid, tokens) VALUES ('delete', \(sequence), \(spelled(delta.removed)))")
      }
      if delta.exists { try connection.run("INSERT INTO search (rowid, tokens) VALUES (\(sequence), \(spelled(delta.added)))") }
    case .postgresql:
      for token in delta.removed.sorted() { try connection.run("DELETE FROM search WHERE token = \(token) AND seq = \(sequence)") }
      let added = delta.added.sorted()
      for start in stride(from: 0, to: added.count, by: 50) {
        let rows = added[start..<min(start + 50, added.count)].map { "(\($0), \(sequence))" as SQL }
        try connection.run("INSERT INTO search (token, seq) VALUES \(SQL.joined(rows, by: ", ")) ON CONFLICT DO NOTHING")
      }
    }
  }

  func clear(on connection: any Connection) throws {
    switch connection.dialect {
    case .sqlite: try connection.run("INSERT INTO search (search) VALUES ('delete-all')")
    case .postgresql: try connection.run("DELETE FROM search")
    }
  }

  /// Merges segments of SQLite's index of about the same size.
  /// - Parameters:
  ///   - pages: about as many database pages are rewritten at most.
  ///   - all: begins to merge everything into one segment.
  /// - Returns: whether there was anything to do.
  static func merge(pages: Int, all: Bool = false, on connection: any Connection) throws -> Bool {
    guard connection.dialect == .sqlite else { return false }
    func changes() throws -> Int { try connection.count("SELECT total_changes()") }
    let before = try changes()
    try connection.run("INSERT INTO search (search, rank) VALUES ('merge', \(all ? -pages : pages))")
    // The command itself counts as one change.
    return try changes() - before > 1
  }

  private static func spelled(_ tokens: Set<Int64>) -> String { tokens.map(spelled).joined(separator: " ") }

  /// Sequences below `before` that have one token of each of `all`, the newest first.
  /// - Parameters:
  ///   - segment: limits the search to sequences of one segment.
  ///   - driver: index in `all` of the list to start from.
  static func sequences(
    of all: [[Int64]], before: Int64, in segment: Int64? = nil, limit: Int, drivenBy driver: Int, on connection: any Connection
  ) throws -> [Int64] {
    switch connection.dialect {
    case .sqlite:
      // A bound on the sequence would not limit the walk of the lists; the token of the segment does.
      let all = all + (segment.map { [[Self.token(ofSegment: $0)]] } ?? [])
      let match = all.map { either in "(" + either.map(spelled).joined(separator: " OR ") + ")" }.joined(separator: " AND ")
      return try connection.rows(
        "SELECT rowid FROM search WHERE search MATCH \(match) AND rowid < \(before) ORDER BY rowid DESC LIMIT \(limit)"
      ) { $0.integer(0) }
    case .postgresql:
      let low = (segment ?? 0) << segmentBits
      // Bounds on each list, since a merge of two would otherwise begin at the newest sequence of the other.
      let others = all.indices.filter { $0 != driver }.map { index -> SQL in
        """
         AND EXISTS (SELECT 1 FROM search o WHERE o.token IN (\(list: all[index])) AND o.seq = s.seq AND o.seq < \(before) AND o.seq >= \(low))
        """
      }
      // The list of one token is in order; several are few enough to be sorted, or they would not be the driver.
      let chosen: SQL = all[driver].count > 1 ? "DISTINCT s.seq" : "s.seq"
      return try connection.rows(
        """
        SELECT \(chosen) FROM search s WHERE s.token IN (\(list: all[driver])) AND s.seq < \(before)
          AND s.seq >= \(low)\(SQL.joined(others, by: "")) ORDER BY s.seq DESC LIMIT \(limit)
        """
      ) { $0.integer(0) }
    }
  }

  /// Whether fewer than `most` items below `before` have one of these tokens.
  static func isRare(_ either: [Int64], before: Int64, most: Int, on connection: any Connection) throws -> Bool {
    switch connection.dialect {
    case .sqlite:
      let match = either.map(spelled).joined(separator: " OR ")
      return try connection.first(
        "SELECT rowid FROM search WHERE search MATCH \(match) AND rowid < \(before) ORDER BY rowid DESC LIMIT 1 OFFSET \(most)"
      ) { $0.integer(0) } == nil
    case .postgresql:
      return try connection.count(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE token IN (\(list: either)) AND seq < \(before) LIMIT \(most)) AS few") < most
    }
  }

  /// Each token with each sequence it is kept for, in any order.
  static func each(on connection: any Connection, _ body: (Int64, Int64) -> Void) throws {
    switch connection.dialect {
    case .sqlite: _ = try connection.rows("SELECT term, doc FROM search_rows") { body(token(spelled: $0.text(0)), $0.integer(1)) }
    case .postgresql: _ = try connection.rows("SELECT token, seq FROM search") { body($0.integer(0), $0.integer(1)) }
    }
  }
}
