import Domain

extension Store {
  /// A query with words is answered by `find`.
  package func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item] {
    if query.words != nil { return try await find(query, within: scope).items }
    let filter = Self.filter(query, scope)
    return try await read { connection in
      try connection.rows(
        "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) ORDER BY i.sort_at, i.id LIMIT \(query.limit)", ItemRow.read)
    }
  }

  static func filter(_ query: ItemQuery, _ scope: Scope) -> SQL {
    var filters = [ScopeFilter.sql(scope, in: query.initiative)]
    if !query.kinds.isEmpty { filters.append("i.kind IN (\(list: query.kinds))") }
    if !query.states.isEmpty { filters.append("i.state IN (\(list: query.states))") }
    if let initiative = query.initiative { filters.append("i.initiative = \(initiative)") }
    if let parent = query.parent { filters.append("i.parent = \(parent)") }
    if let party = query.party { filters.append("i.id IN (SELECT item FROM parties WHERE party = \(party))") }
    if !query.concerning.isEmpty {
      filters.append(
        "(i.registrar = \(query.concerning[0]) OR i.lead IS NULL OR i.id IN (SELECT item FROM parties WHERE party IN (\(list: query.concerning))))"
      )
    }
    if let assignee = query.assignee { filters.append("i.assignee = \(assignee)") }
    if let before = query.dueBefore { filters.append("i.sort_at <= \(before)") }
    if let after = query.dueAfter { filters.append("i.sort_at >= \(after) AND i.sort_at < 253402300799") }
    // Said, not bound, so that the index of what is open is known to hold it.
    if let isDone = query.isDone { filters.append(isDone ? "i.is_done = 1" : "i.is_done = 0") }
    if query.isOverdue { filters.append("i.is_done = 0 AND i.sort_at < \(query.now)") }
    if let isLate = query.isLate { filters.append(isLate ? late(at: query.now) : "NOT \(late(at: query.now))") }
    if let choice = query.choice { filters.append("i.category = \(choice.option)") }
    if let batch = query.batch { filters.append("coalesce(json_extract(i.body, '$.fields.batch'), '') = \(batch)") }
    if let ids = query.ids { filters.append("i.id IN (\(list: ids))") }
    if let after = query.after, query.words == nil {
      filters.append("(i.sort_at > \(after.at) OR (i.sort_at = \(after.at) AND i.id > \(after.id)))")
    }
    return SQL.joined(filters, by: " AND ")
  }

  /// Late once is late for good; else open past its limit.
  static func late(at now: Instant) -> SQL { "(i.late_at IS NOT NULL OR (i.is_done = 0 AND i.sort_at < \(now)))" }

  package func history(of id: Item.ID, within scope: Scope) async throws -> [Record] {
    try await read { connection in
      guard try connection.count("SELECT count(*) FROM items i WHERE i.id = \(id) AND (\(ScopeFilter.sql(scope)))") == 1 else {
        throw Refusal.notFound
      }
      return try connection.rows("\(Self.records) WHERE h.item = \(id) ORDER BY h.count", Self.record)
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
    // What somebody spoiled by hand is for `verify` to name; the rest is still shown.
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
        let isOut = row.flag(20)
        let way: Linked.Way =
          switch Link.Kind(rawValue: row.text(19)) {
          case .startedBy: isOut ? .startedBy : .started
          case .mergedInto: isOut ? .mergedInto : .merged
          case .follows, nil: isOut ? .follows : .followedBy
          }
        return Linked(way: way, item: try ItemRow.read(row))
      }
    }
  }
}
