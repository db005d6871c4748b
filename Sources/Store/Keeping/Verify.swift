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
  /// A search for what the item says would not find it.
  case unfindable(item: Item.ID, number: String)
  /// The search index holds, from this sequence on, what no item says.
  case straySearch(Int64)
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

  /// Checks the database's integrity, its references, every chain and every checkpoint, that the search index
  /// holds what the items say and, where all that holds, the figures too.
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
    // Figures of items that are not what they were would differ too, and say nothing new.
    if findings.isEmpty { findings += try figures(on: connection) }
    return try findings + checkSearch(on: connection)
  }

  /// Where an item's chain has got to while it is walked.
  private struct Walk {
    var item: Item.ID
    /// What the item says of itself: its number and state, how many rows, and the hash of the last.
    var number: String
    var state: String
    var stands: (count: Int, head: String)
    var count = 0
    var hash = Chain.start
    var reached = ""

    var finding: Finding? {
      if count != stands.count || hash != stands.head { return .cutHistory(item: item, number: number, count: min(count, stands.count)) }
      return reached == state ? nil : .changedItem(item: item, number: number)
    }
  }

  /// One item after the other, so that it takes no more memory for more of them.
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
        walk = Walk(item: item, number: row.text(20), state: row.text(21), stands: (row.int(22), row.text(23)))
      }
      guard !row.isNull(1) else { return }
      let record = try Store.record(row)
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

  /// Chains the rows since the last checkpoint onto its root; nil where nothing was written since, or another server was faster.
  /// What is written keeps its place, so the rows are read beside those who write. Of millions that were carried over it takes some at
  /// a time, so that a server that is to end ends.
  package func checkpoint(at now: Instant, most: Int = 1_000_000) async throws -> Checkpoint? {
    let (last, next) = try await read { connection in
      let last = try Self.lastCheckpoint(on: connection)
      // Rows of an import under way may still be taken back; they are chained when they are seen.
      let end =
        try connection.first("SELECT min(h.seq) FROM history h JOIN items i ON i.id = h.item WHERE i.import_id IS NOT NULL") {
          $0.optional(0, $0.integer)
        } ?? nil
      var next = last
      try connection.each(
        """
        SELECT seq, hash FROM history WHERE seq > \(last.sequence) AND seq < \(end ?? .max) ORDER BY seq LIMIT \(most)
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
