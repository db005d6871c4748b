import Domain

extension SQLMaintenance {
  /// Checks the integrity of the database, its references, every chain, every checkpoint, the search index and, where these hold, the counters.
  /// - Parameter anchors: checkpoints that were kept elsewhere, from the log or a print, which nobody could change here.
  package func verify(anchors: [Checkpoint] = []) async throws -> [Finding] {
    try await read { try self.findings(on: $0, anchors: anchors) }
  }

  func findings(on connection: any Connection, anchors: [Checkpoint] = []) throws -> [Finding] {
    var findings: [Finding] = []
    // PostgreSQL checks its own pages and references.
    if connection.dialect == .sqlite {
      findings += try connection.rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }.map(Finding.database)
      findings += try connection.rows("PRAGMA foreign_key_check") {
        Finding.reference(table: $0.text(0), row: $0.isNull(1) ? 0 : $0.integer(1))
      }
    }
    findings += try Self.chains(on: connection)
    findings += try Self.checkpoints(anchors, on: connection)
    // Counters of changed items differ too, which is nothing new.
    if findings.isEmpty { findings += try counterFindings(on: connection) }
    return try findings + SearchIndexMaintenance(database: database).findings(on: connection)
  }

  /// The state of the walk along an item's chain.
  private struct Walk {
    var item: Item.ID
    /// As stored with the item.
    var number: String
    var state: String
    var stored: (count: Int, hash: String)
    var count = 0
    var hash = Chain.start
    var reached = ""

    var finding: Finding? {
      if count != stored.count || hash != stored.hash { return .cutHistory(item: item, number: number, count: min(count, stored.count)) }
      return reached == state ? nil : .changedItem(item: item, number: number)
    }
  }

  /// Walks one item after the other, in constant memory.
  private static func chains(on connection: any Connection) throws -> [Finding] {
    var findings = try connection.rows(
      "SELECT DISTINCT h.item FROM history h LEFT JOIN items i ON i.id = h.item WHERE i.id IS NULL ORDER BY h.item"
    ) { Finding.historyWithoutItem($0.id(0)) }
    var walk: Walk?
    try connection.each(
      """
      SELECT h.seq, h.item, h.count, h.at, h.person, h.absent, h.via, h.act, h.from_state, h.to_state, h.round, h.limit_at, h.late_by, h.details,
        h.hash, NULL, NULL, h.salt, h.digest, i.id, i.number, i.state, i.history_count, i.history_head
      FROM items i LEFT JOIN history h ON h.item = i.id ORDER BY i.id, h.count
      """
    ) { row in
      let item: Item.ID = row.id(19)
      if walk?.item != item {
        if let finding = walk?.finding { findings.append(finding) }
        walk = Walk(item: item, number: row.text(20), state: row.text(21), stored: (row.int(22), row.text(23)))
      }
      guard !row.isNull(1) else { return }
      let record = try SQLItems.record(row)
      let number = walk!.number
      if record.count != walk!.count + 1 { findings.append(.cutHistory(item: item, number: number, count: record.count)) }
      let digest = row.text(18)
      let isWhole = row.isNull(13) || Chain.digest(salt: row.text(17), details: row.text(13)) == digest
      let hash = Chain.hash(after: walk!.hash, item: item, count: record.count, entry: record.entry, digest: digest)
      if !isWhole || hash != record.hash { findings.append(.changedRow(item: item, number: number, count: record.count)) }
      (walk!.count, walk!.hash, walk!.reached) = (record.count, record.hash, record.entry.to)
    }
    if let finding = walk?.finding { findings.append(finding) }
    return findings
  }

  private static func checkpoints(_ anchors: [Checkpoint], on connection: any Connection) throws -> [Finding] {
    let kept = try connection.rows("SELECT seq, count, root FROM checkpoints ORDER BY id") { row in
      Checkpoint(sequence: row.integer(0), count: row.int(1), root: row.text(2))
    }
    let marks = (kept + anchors).sorted { $0.sequence < $1.sequence }
    var next = 0
    var root = ""
    var count = 0
    var findings: [Finding] = []
    func settle(before sequence: Int64) {
      while next < marks.count, marks[next].sequence < sequence {
        if marks[next].count != count || marks[next].root != root { findings.append(.checkpoint(marks[next].sequence)) }
        next += 1
      }
    }
    try connection.each("SELECT seq, hash FROM history ORDER BY seq") { row in
      settle(before: row.integer(0))
      root = Chain.root(after: root, row: row.text(1))
      count += 1
    }
    settle(before: .max)
    return Array(findings.prefix(1))
  }
}
