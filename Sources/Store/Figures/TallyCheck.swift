import Domain

/// Figures that are kept up can be counted again: to find what differs, and to put it right.
extension CounterDeltas {
  /// All that is seen, counted from the items themselves.
  static func recounted(on connection: any Connection, done: (Workflow.Kind) -> Set<Workflow.State.ID>) throws -> CounterDeltas {
    var closings: [Item.ID: [CounterKey.Closing]] = [:]
    _ = try connection.rows(
      """
      SELECT i.id, i.kind, h.at, h.from_state, h.to_state FROM items i JOIN history h ON h.item = i.id
      WHERE i.round > 1 AND i.import_id IS NULL ORDER BY h.item, h.count
      """
    ) { row in
      if let closing = CounterKey.Closing(row, at: 2, done: done(row.text(1))) { closings[row.id(0), default: []].append(closing) }
    }
    var sheet = CounterDeltas()
    _ = try connection.rows("SELECT i.id, \(CounterKey.columns) FROM items i WHERE i.import_id IS NULL") { row in
      var access = CounterKey(row, at: 1)
      if access.map({ $0.round > 1 }) == true { access?.closings = closings[row.id(0)] ?? [] }
      sheet.add(access)
    }
    return sheet
  }

  static func kept(on connection: any Connection) throws -> [Key: Amount] {
    func words(_ row: any Row) -> [String] { (0..<5).map(row.text) }
    let tallies = try connection.rows(
      "SELECT initiative, field, kind, option, visibility, is_done, is_part, was_late, count FROM item_counts"
    ) {
      (Key(table: .itemCounts, words: words($0), numbers: (5..<8).map($0.int)), Amount($0.int(8), 0))
    }
    let dues = try connection.rows(
      "SELECT initiative, field, kind, option, visibility, span, day, is_part, was_late, count FROM due_counts"
    ) {
      (Key(table: .dueCounts, words: words($0), numbers: (5..<9).map($0.int)), Amount($0.int(9), 0))
    }
    let flows = try connection.rows("SELECT initiative, field, kind, option, visibility, day, registered, closed FROM daily_counts") {
      (Key(table: .dailyCounts, words: words($0), numbers: [$0.int(5)]), Amount($0.int(6), $0.int(7)))
    }
    return Dictionary(uniqueKeysWithValues: (tallies + dues + flows).filter { $0.1 != .zero })
  }
}

extension Store {
  /// Kinds of an initiative whose figures are not what there is.
  func figures(on connection: any Connection) throws -> [Finding] {
    let counted = try CounterDeltas.recounted(on: connection, done: kinds.done).rows
    let kept = try CounterDeltas.kept(on: connection)
    let differing = Set(counted.keys).union(kept.keys).filter { counted[$0] != kept[$0] }
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

  /// Counts all figures again.
  package func recount() async throws {
    try await commits.run { connection, sheet in
      for table in ["item_counts", "due_counts", "daily_counts"] as [SQL] { try connection.run("DELETE FROM \(table)") }
      try connection.run(
        """
        UPDATE parties SET is_done = (SELECT i.is_done FROM items i WHERE i.id = parties.item),
          sort_at = (SELECT i.sort_at FROM items i WHERE i.id = parties.item)
        WHERE EXISTS (SELECT 1 FROM items i
          WHERE i.id = parties.item AND (i.is_done <> parties.is_done OR i.sort_at <> parties.sort_at))
        """)
      sheet.counters = try CounterDeltas.recounted(on: connection, done: self.kinds.done)
    }
  }
}
