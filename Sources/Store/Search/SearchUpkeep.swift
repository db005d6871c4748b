import Domain

extension SearchIndex {
  /// With the key of this database, made where there is none yet.
  static func kept(_ commits: CommitQueue, fresh: [UInt8]) async throws -> SearchIndex {
    let key = try await commits.run { connection in
      try connection.run("INSERT INTO keys (name, value) VALUES ('search', \(Chain.hex(fresh))) ON CONFLICT DO NOTHING")
      return try connection.first("SELECT value FROM keys WHERE name = 'search'") { $0.text(0) } ?? ""
    }
    return SearchIndex(key: Array(key.utf8))
  }
}

extension Store {
  func searched(
    _ filter: SQL, most: Int = 500, on connection: any Connection
  ) throws -> [(item: Item, visible: Workflow.Visibility, sequence: Int64)] {
    try connection.rows("SELECT \(ItemRow.columns), i.visible, i.seq FROM items i WHERE \(filter) ORDER BY i.seq LIMIT \(most)") { row in
      (try ItemRow.read(row), Workflow.Visibility(rawValue: row.text(19)) ?? .parties, row.integer(20))
    }
  }

  /// Hands out what the index should hold of the items that pass `filter`, in the order of their making, a few hundred at a time.
  func searchEntries(
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

  /// Forgets items that are about to be removed.
  func forget(_ filter: SQL, on connection: any Connection) throws {
    try searchEntries(where: filter, on: connection) { try searchIndex.move($1, to: nil, on: connection) }
  }

  /// Makes the index anew from the items, a few hundred a commit, so that others can go on writing.
  /// - Returns: the number of items.
  package func rebuildSearch() async throws -> Int {
    try await commits.run { try self.searchIndex.clear(on: $0) }
    var (count, last) = (0, Int64(0))
    while true {
      let after = last
      // What somebody writes meanwhile is written once more, which an index of sets does not mind.
      let (rows, end) = try await commits.run { connection in
        let rows = try self.searched("i.seq > \(after)", on: connection)
        for (item, visible, sequence) in rows {
          let workflow = self.workflows[item.kind, version: item.workflowVersion]
          try self.searchIndex.move(
            nil, to: self.searchIndex.entry(of: item, visible: visible, sequence: sequence, in: workflow), on: connection)
        }
        return (rows.count, rows.last?.sequence)
      }
      guard let end else { break }
      (count, last) = (count + rows, end)
    }
    try await joinSearch()
    return count
  }

  /// Makes one piece of all, some pages a commit.
  func joinSearch() async throws {
    guard try await mergeSearch(pages: 500, whole: true) else { return }
    while try await mergeSearch(pages: 500) {}
  }

  /// Merges a little of what has come apart with writing.
  /// - Returns: whether there was anything to do.
  @discardableResult
  package func mergeSearch(pages: Int = 50, whole: Bool = false) async throws -> Bool {
    try await commits.run { try SearchIndex.merge(pages: pages, whole: whole, on: $0) }
  }

  /// Items that would not be found by all they say, and how many sequences the index holds for nothing. Sums of hashes of both
  /// sides are held against each other, a few hundred items to a sum; only where they differ are the items looked at.
  func checkSearch(on connection: any Connection) throws -> [Finding] {
    var sums: [Int64: UInt64] = [:]
    try searchEntries(where: "1 = 1", on: connection) { _, entry in
      for token in entry.tokens { sums[entry.sequence >> 8, default: 0] &+= Self.mixed(token, entry.sequence) }
    }
    try SearchIndex.each(on: connection) { token, sequence in sums[sequence >> 8, default: 0] &-= Self.mixed(token, sequence) }
    var findings: [Finding] = []
    for place in sums.filter({ $0.value != 0 }).keys.sorted() {
      let before = findings.count
      try searchEntries(where: "i.seq >= \(place << 8) AND i.seq < \((place + 1) << 8)", on: connection) { item, entry in
        let isHeld = try entry.tokens.allSatisfy { token in
          try SearchIndex.sequences(of: [[token]], before: entry.sequence + 1, limit: 1, drivenBy: 0, on: connection) == [entry.sequence]
        }
        if !isHeld { findings.append(.unfindable(item: item.id, number: item.number)) }
      }
      if findings.count == before { findings.append(.straySearch(place << 8)) }
      if findings.count > 100 { break }
    }
    return findings
  }

  /// Sums of these do not tell in which order they were made.
  private static func mixed(_ token: Int64, _ sequence: Int64) -> UInt64 {
    var mixed = UInt64(bitPattern: token) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: sequence) &* 0xC2B2_AE3D_27D4_EB4F
    mixed = (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 29
  }
}
