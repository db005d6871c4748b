import Domain

/// The statements of searching, where the two databases have the least in common. SQLite keeps compressed lists of
/// sequences in its full-text index, each in order and met with others by leaping; it is given tokens, never text, and
/// holds nothing of the items. PostgreSQL's inverted index has no order, so that a common word would be sorted whole;
/// there a row for each token and item does.
extension SearchIndex {
  /// Moves an item from what it was found by to what it is found by now.
  func move(_ before: Entry?, to after: Entry?, on connection: any Connection) throws {
    guard let sequence = (after ?? before)?.sequence else { return }
    var sheet = SearchIndexDeltas()
    sheet.move(sequence, from: before?.tokens, to: after?.tokens)
    try sheet.write(on: connection)
  }

  static func write(_ shift: SearchIndexDeltas.Rescheduling, of sequence: Int64, on connection: any Connection) throws {
    switch connection.dialect {
    case .sqlite:
      // Without its text the index must be told what to forget. Both are always said, since it counts its rows.
      if shift.was {
        try connection.run("INSERT INTO search (search, rowid, tokens) VALUES ('delete', \(sequence), \(spelled(shift.gone)))")
      }
      if shift.isThere { try connection.run("INSERT INTO search (rowid, tokens) VALUES (\(sequence), \(spelled(shift.come)))") }
    case .postgresql:
      for token in shift.gone.sorted() { try connection.run("DELETE FROM search WHERE token = \(token) AND seq = \(sequence)") }
      let come = shift.come.sorted()
      for start in stride(from: 0, to: come.count, by: 50) {
        let rows = come[start..<min(start + 50, come.count)].map { "(\($0), \(sequence))" as SQL }
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

  /// Writes at most about so many pages anew where pieces of a size can be made one.
  /// - Parameter whole: begins to make one of all.
  /// - Returns: whether there was anything to do.
  static func merge(pages: Int, whole: Bool = false, on connection: any Connection) throws -> Bool {
    guard connection.dialect == .sqlite else { return false }
    func changes() throws -> Int { try connection.count("SELECT total_changes()") }
    let before = try changes()
    try connection.run("INSERT INTO search (search, rank) VALUES ('merge', \(whole ? -pages : pages))")
    // The command itself counts as one.
    return try changes() - before > 1
  }

  private static func spelled(_ tokens: Set<Int64>) -> String { tokens.map(spelled).joined(separator: " ") }

  /// Sequences below `before` that have one token of each of `all`, the newest first.
  /// - Parameter stretch: none but these; the lists are walked no further.
  static func sequences(
    of all: [[Int64]], before: Int64, in stretch: Int64? = nil, limit: Int, drivenBy driver: Int, on connection: any Connection
  ) throws -> [Int64] {
    switch connection.dialect {
    case .sqlite:
      // A bound on the sequence would not keep the lists from being walked; the token of the stretch does.
      let all = all + (stretch.map { [[Self.token(ofStretch: $0)]] } ?? [])
      let match = all.map { either in "(" + either.map(spelled).joined(separator: " OR ") + ")" }.joined(separator: " AND ")
      return try connection.rows(
        "SELECT rowid FROM search WHERE search MATCH \(match) AND rowid < \(before) ORDER BY rowid DESC LIMIT \(limit)"
      ) { $0.integer(0) }
    case .postgresql:
      let low = (stretch ?? 0) << stretchBits
      // The bounds are said of each list, since a merge of two would otherwise begin at the newest of the other.
      let others = all.indices.filter { $0 != driver }.map { place -> SQL in
        """
         AND EXISTS (SELECT 1 FROM search o WHERE o.token IN (\(list: all[place])) AND o.seq = s.seq AND o.seq < \(before) AND o.seq >= \(low))
        """
      }
      // Of one token they come in order; several are few enough to be sorted, or they would not drive.
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
