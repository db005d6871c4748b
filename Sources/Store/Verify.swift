import Domain

/// Something that is not as it was written.
package enum Finding: Hashable, Sendable {
  case database(String)
  case reference(table: String, row: Int64)
  /// A history row whose values no longer give its hash.
  case changedRow(item: Item.ID, number: String, count: Int)
  /// Rows missing before this one, or at the end of an item's history.
  case cutHistory(item: Item.ID, number: String, count: Int)
  case historyWithoutItem(Item.ID)
  /// The item does not stand where its history left it.
  case changedItem(item: Item.ID, number: String)
  /// All rows up to a checkpoint no longer give its root.
  case checkpoint(Int64)
  /// Figures of a kind are not what its items come to.
  case figures(initiative: Item.ID, kind: Workflow.Kind)
}

extension Store {
  /// All rows up to a sequence: how many, and what they chain to.
  package struct Checkpoint: Hashable, Sendable {
    package var sequence: Int64
    package var count: Int
    package var root: String
    package init(sequence: Int64, count: Int, root: String) {
      self.sequence = sequence
      self.count = count
      self.root = root
    }
  }

  /// Checks the database's integrity, its references, every chain and every checkpoint, and where all that holds the figures.
  /// - Parameter anchors: checkpoints kept elsewhere, from the log or a print, which nobody here could have changed.
  package func verify(anchors: [Checkpoint] = []) async throws -> [Finding] {
    try await read { try self.findings(on: $0, anchors: anchors) }
  }

  func findings(on connection: any Connection, anchors: [Checkpoint] = []) throws -> [Finding] {
    var findings: [Finding] = []
    // PostgreSQL looks after its own pages and references.
    if connection.dialect == .sqlite {
      findings += try connection.rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }.map(Finding.database)
      findings += try connection.rows("PRAGMA foreign_key_check") {
        Finding.reference(table: $0.text(0), row: $0.isNull(1) ? 0 : $0.integer(1))
      }
    }
    findings += try Self.chains(on: connection)
    findings += try Self.checkpoints(anchors, on: connection)
    return try findings.isEmpty ? figures(on: connection) : findings
  }

  private struct Stand {
    var number: String
    var state: String
    var count: Int
    var head: String
  }

  private static func chains(on connection: any Connection) throws -> [Finding] {
    var stands: [Item.ID: Stand] = [:]
    try connection.each("SELECT id, number, state, history_count, history_head FROM items") { row in
      stands[Item.ID(row.text(0))] = Stand(number: row.text(1), state: row.text(2), count: row.int(3), head: row.text(4))
    }
    var findings: [Finding] = []
    var walk: (item: Item.ID, count: Int, hash: String, state: String)?
    func finish() {
      guard let walk, let stand = stands.removeValue(forKey: walk.item) else { return }
      if walk.count != stand.count || walk.hash != stand.head {
        findings.append(.cutHistory(item: walk.item, number: stand.number, count: min(walk.count, stand.count)))
      } else if walk.state != stand.state {
        findings.append(.changedItem(item: walk.item, number: stand.number))
      }
    }
    try connection.each(
      """
      SELECT seq, item, count, at, person, absent, via, act, from_state, to_state, round, limit_at, late_by, details, hash, NULL, NULL, salt, digest
      FROM history ORDER BY item, count
      """
    ) { row in
      let record = try Store.record(row)
      if walk?.item != record.item {
        finish()
        walk = (record.item, 0, Chain.start, "")
        if stands[record.item] == nil { findings.append(.historyWithoutItem(record.item)) }
      }
      let number = stands[record.item]?.number ?? ""
      if record.count != walk!.count + 1 { findings.append(.cutHistory(item: record.item, number: number, count: record.count)) }
      let digest = row.text(18)
      let isWhole = row.isNull(13) || Chain.digest(salt: row.text(17), details: row.text(13)) == digest
      let hash = Chain.hash(after: walk!.hash, item: record.item, count: record.count, entry: record.entry, digest: digest)
      if !isWhole || hash != record.hash { findings.append(.changedRow(item: record.item, number: number, count: record.count)) }
      walk = (record.item, record.count, record.hash, record.entry.to)
    }
    finish()
    findings += stands.sorted { $0.key < $1.key }.map { .cutHistory(item: $0.key, number: $0.value.number, count: 0) }
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

  /// Chains all rows since the last checkpoint onto its root; nil where nothing was written since.
  package func checkpoint(at now: Instant) async throws -> Checkpoint? {
    try await commits.run { connection in
      let last =
        try connection.first("SELECT seq, count, root FROM checkpoints ORDER BY id DESC LIMIT 1") {
          Checkpoint(sequence: $0.integer(0), count: $0.int(1), root: $0.text(2))
        } ?? Checkpoint(sequence: 0, count: 0, root: "")
      // Rows of an import under way may still be taken back; they are chained when they are seen.
      let end =
        try connection.first("SELECT min(h.seq) FROM history h JOIN items i ON i.id = h.item WHERE i.batch IS NOT NULL") {
          $0.optional(0, $0.integer)
        } ?? nil
      var next = last
      try connection.each("SELECT seq, hash FROM history WHERE seq > \(last.sequence) AND seq < \(end ?? .max) ORDER BY seq") { row in
        next.sequence = row.integer(0)
        next.count += 1
        next.root = Chain.root(after: next.root, row: row.text(1))
      }
      guard next.sequence > last.sequence else { return nil }
      try connection.run("INSERT INTO checkpoints (at, seq, count, root) VALUES (\(now), \(next.sequence), \(next.count), \(next.root))")
      return next
    }
  }
}
