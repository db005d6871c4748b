import Domain

extension CounterDeltas {
  /// All visible items, counted from their rows and histories.
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
    var deltas = CounterDeltas()
    _ = try connection.rows("SELECT i.id, \(CounterKey.columns) FROM items i WHERE i.import_id IS NULL") { row in
      var key = CounterKey(row, at: 1)
      if key.map({ $0.round > 1 }) == true { key?.closings = closings[row.id(0)] ?? [] }
      deltas.add(key)
    }
    return deltas
  }

  /// The counters as they are stored.
  static func stored(on connection: any Connection) throws -> [Key: Amount] {
    func words(_ row: any Row) -> [String] { (0..<5).map(row.text) }
    let itemCounts = try connection.rows(
      "SELECT initiative, field, kind, option, visibility, is_done, is_part, was_late, count FROM item_counts"
    ) { (Key(table: .itemCounts, words: words($0), numbers: (5..<8).map($0.int)), Amount($0.int(8), 0)) }
    let dueCounts = try connection.rows(
      "SELECT initiative, field, kind, option, visibility, span, day, is_part, was_late, count FROM due_counts"
    ) { (Key(table: .dueCounts, words: words($0), numbers: (5..<9).map($0.int)), Amount($0.int(9), 0)) }
    let dailyCounts = try connection.rows(
      "SELECT initiative, field, kind, option, visibility, day, registered, closed FROM daily_counts"
    ) { (Key(table: .dailyCounts, words: words($0), numbers: [$0.int(5)]), Amount($0.int(6), $0.int(7))) }
    return Dictionary(uniqueKeysWithValues: (itemCounts + dueCounts + dailyCounts).filter { $0.1 != .zero })
  }
}
