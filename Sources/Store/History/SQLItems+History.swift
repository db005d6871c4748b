import Domain

extension SQLItems {
  package func history(of id: Item.ID, within scope: Scope) async throws -> [Record] {
    try await read { connection in
      let seen: SQL = "SELECT 1 FROM items i WHERE i.id = \(id) AND (\(ScopeFilter.sql(scope)))"
      let records = try connection.rows("\(Self.records) WHERE h.item = \(id) AND EXISTS (\(seen)) ORDER BY h.count", Self.record)
      // Every item has a history, unless somebody deleted its rows by hand.
      guard try !records.isEmpty || connection.first(seen, { _ in true }) == true else { throw Refusal.notFound }
      return records
    }
  }

  static let records: SQL = """
    SELECT h.seq, h.item, h.count, h.at, h.person, h.absent, h.via, h.act, h.from_state, h.to_state, h.round, h.limit_at, h.late_by, h.details,
      h.hash, p.name, a.name
    FROM history h LEFT JOIN people p ON p.id = h.person LEFT JOIN people a ON a.id = h.absent
    """

  static func record(_ row: any Row) throws -> Record {
    var entry = Entry(
      at: row.instant(3), person: row.optional(4) { row.id($0) }, standingInFor: row.optional(5) { row.id($0) }, via: row.text(6),
      act: Entry.Act(row.text(7)), from: row.optional(8, row.text), to: row.text(9), round: row.int(10),
      limit: row.optional(11, row.instant), lateBy: row.optional(12, row.integer))
    // Details that somebody damaged by hand are reported by `verify`; the rest of the row is still shown.
    if let details = row.optional(13, row.text) { try? entry.fill(from: details) }
    return Record(
      sequence: row.integer(0), item: row.id(1), count: row.int(2), entry: entry, personName: row.optional(15, row.text),
      absentName: row.optional(16, row.text), hash: row.text(14))
  }

  package func links(of id: Item.ID, within scope: Scope) async throws -> [Linked] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns), l.kind, l.from_item = \(id) FROM links l
        JOIN items i ON i.id = CASE WHEN l.from_item = \(id) THEN l.to_item ELSE l.from_item END
        WHERE (l.from_item = \(id) OR l.to_item = \(id)) AND (\(ScopeFilter.sql(scope))) ORDER BY i.registered_at, i.id
        """
      ) { row in
        let isOut = row.flag(ItemRow.width + 1)
        let relation: Linked.Relation =
          switch Link.Kind(rawValue: row.text(ItemRow.width)) {
          case .startedBy: isOut ? .startedBy : .started
          case .mergedInto: isOut ? .mergedInto : .merged
          case .follows, nil: isOut ? .follows : .followedBy
          }
        return Linked(way: relation, item: try ItemRow.read(row))
      }
    }
  }
}
