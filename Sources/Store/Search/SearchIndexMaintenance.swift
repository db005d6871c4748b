import Domain

extension SearchIndex {
  /// With the key of this database, which is created where there is none yet.
  static func loaded(_ commits: CommitQueue, freshKey fresh: [UInt8]) async throws -> SearchIndex {
    let key = try await commits.run { connection in
      try connection.run("INSERT INTO keys (name, value) VALUES ('search', \(Chain.hex(fresh))) ON CONFLICT DO NOTHING")
      return try connection.first("SELECT value FROM keys WHERE name = 'search'") { $0.text(0) } ?? ""
    }
    return SearchIndex(key: Array(key.utf8))
  }
}

/// Keeps the search index in step with the items: rebuilds, merges and checks it.
struct SearchIndexMaintenance: DatabasePort {
  let database: Database
  private var searchIndex: SearchIndex { database.searchIndex }

  init(database: Database) { self.database = database }

  private func searched(
    _ filter: SQL, most: Int = 500, on connection: any Connection
  ) throws -> [(item: Item, visible: Workflow.Visibility, sequence: Int64)] {
    try connection.rows("SELECT \(ItemRow.columns), i.visible, i.seq FROM items i WHERE \(filter) ORDER BY i.seq LIMIT \(most)") { row in
      (try ItemRow.read(row), Workflow.Visibility(rawValue: row.text(ItemRow.width)) ?? .parties, row.integer(ItemRow.width + 1))
    }
  }

  /// Calls `body` with what the index should hold of the items that match, by sequence, reading a few hundred at a time.
  func entries(
    where filter: SQL, on connection: any Connection, _ body: (Item, SearchIndex.Entry) throws -> Void
  ) throws {
    var last: Int64 = 0
    while true {
      let rows = try searched("\(filter) AND i.seq > \(last)", on: connection)
      for (item, visible, sequence) in rows {
        let workflow = workflows[item.kind, version: item.workflowVersion]
        try body(item, searchIndex.entry(of: item, visible: visible, sequence: sequence, in: workflow))
      }
      guard let end = rows.last?.sequence else { return }
      last = end
    }
  }

  /// Removes items from the index that are about to be deleted.
  func remove(_ filter: SQL, on connection: any Connection) throws {
    try entries(where: filter, on: connection) { try searchIndex.replace($1, by: nil, on: connection) }
  }

  /// Builds the index again from the items, a few hundred a commit, so that others can go on writing.
  /// - Returns: the number of items.
  func rebuild() async throws -> Int {
    try await commits.run { try self.searchIndex.clear(on: $0) }
    var (count, last) = (0, Int64(0))
    while true {
      let after = last
      // Items written meanwhile are written again, which changes nothing in an index of sets.
      let (rows, end) = try await commits.run { connection in
        let rows = try self.searched("i.seq > \(after)", on: connection)
        for (item, visible, sequence) in rows {
          let workflow = self.workflows[item.kind, version: item.workflowVersion]
          try self.searchIndex.replace(
            nil, by: self.searchIndex.entry(of: item, visible: visible, sequence: sequence, in: workflow), on: connection)
        }
        return (rows.count, rows.last?.sequence)
      }
      guard let end else { break }
      (count, last) = (count + rows, end)
    }
    try await mergeAll()
    return count
  }

  /// Merges the index into one segment, some pages a commit.
  func mergeAll() async throws {
    guard try await merge(pages: 500, all: true) else { return }
    while try await merge(pages: 500) {}
  }

  /// Merges some segments of the index.
  /// - Parameters:
  ///   - pages: about as many database pages are rewritten at most.
  ///   - all: begins to merge everything into one segment.
  /// - Returns: whether there was anything to do.
  @discardableResult
  func merge(pages: Int = 50, all: Bool = false) async throws -> Bool {
    try await commits.run { try SearchIndex.merge(pages: pages, all: all, on: $0) }
  }

  /// Items that the index lacks a token of, and ranges of sequences in which it holds a token that no item has. Compares sums of hashes, one
  /// for each 256 sequences; items are looked at only where the sums differ.
  func findings(on connection: any Connection) throws -> [Finding] {
    var sums: [Int64: UInt64] = [:]
    try entries(where: "1 = 1", on: connection) { _, entry in
      for token in entry.tokens { sums[entry.sequence >> 8, default: 0] &+= Self.mixed(token, entry.sequence) }
    }
    try SearchIndex.each(on: connection) { token, sequence in sums[sequence >> 8, default: 0] &-= Self.mixed(token, sequence) }
    var findings: [Finding] = []
    for range in sums.filter({ $0.value != 0 }).keys.sorted() {
      let before = findings.count
      try entries(where: "i.seq >= \(range << 8) AND i.seq < \((range + 1) << 8)", on: connection) { item, entry in
        let isHeld = try entry.tokens.allSatisfy { token in
          try SearchIndex.sequences(of: [[token]], before: entry.sequence + 1, limit: 1, drivenBy: 0, on: connection) == [entry.sequence]
        }
        if !isHeld { findings.append(.unfindable(item: item.id, number: item.number)) }
      }
      if findings.count == before { findings.append(.straySearch(range << 8)) }
      if findings.count > 100 { break }
    }
    return findings
  }

  /// A hash whose sums do not depend on the order.
  private static func mixed(_ token: Int64, _ sequence: Int64) -> UInt64 {
    var mixed = UInt64(bitPattern: token) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: sequence) &* 0xC2B2_AE3D_27D4_EB4F
    mixed = (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 29
  }
}
