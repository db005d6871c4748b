import Domain

/// Parents that add up their parts, and the parts.
package struct SQLCollections: Collections, DatabasePort {
  let database: Database

  package func wholes(
    _ kinds: [Workflow.Kind], in initiative: Item.ID, before: Item.ID?, limit: Int, within scope: Scope
  ) async throws -> [Item] {
    let earlier: SQL = before.map { "AND i.id < \($0)" } ?? ""
    return try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i WHERE i.initiative = \(initiative) AND i.kind IN (\(list: kinds)) \(earlier)
          AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY i.id DESC LIMIT \(limit)
        """, ItemRow.read
      ).reversed()
    }
  }

  package func parts(
    of wholes: [Item.ID], kind: Workflow.Kind, after: Item.ID?, leads: Int, within scope: Scope
  ) async throws -> [Item] {
    let filter: SQL = "i.parent IN (\(list: wholes)) AND i.kind = \(kind) AND (\(ScopeFilter.sql(scope)))"
    return try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i WHERE \(filter) AND coalesce(i.lead, '') IN (
          SELECT coalesce(i.lead, '') FROM items i WHERE \(filter) GROUP BY 1 HAVING min(i.id) > \(after?.text ?? "") ORDER BY min(i.id)
          LIMIT \(leads))
        ORDER BY i.id
        """, ItemRow.read)
    }
  }

  package func counts(of wholes: [Item.ID], parts form: Rollup, at now: Instant, within scope: Scope) async throws -> [PartCount] {
    let submission = form.submission.sorted()
    return try await read { connection in
      try connection.rows(
        """
        SELECT i.parent, i.state, count(*), sum(CASE WHEN i.is_done = 0 AND i.sort_at < \(now) THEN 1 ELSE 0 END),
          sum(CASE WHEN EXISTS (SELECT 1 FROM history h WHERE h.item = i.id AND h.late_by IS NOT NULL AND h.act IN (\(list: submission)))
            THEN 1 ELSE 0 END)
        FROM items i WHERE i.parent IN (\(list: wholes)) AND i.kind = \(form.part.kind) AND (\(ScopeFilter.sql(scope))) GROUP BY i.parent, i.state
        """
      ) { row in PartCount(whole: row.id(0), state: row.text(1), count: row.int(2), overdue: row.int(3), handedLate: row.int(4)) }
    }
  }

  package func submissions(of parts: [Item.ID], by moves: Set<Move.Name>) async throws -> [Item.ID: [Submission]] {
    let rows = try await read { connection in
      try connection.rows(
        """
        SELECT h.item, h.at, h.limit_at, h.late_by IS NOT NULL FROM history h
        WHERE h.item IN (\(list: parts)) AND h.act IN (\(list: moves.sorted())) ORDER BY h.item, h.count
        """
      ) { row -> (Item.ID, Submission) in
        (row.id(0), Submission(at: row.instant(1), limit: row.optional(2, row.instant), isLate: row.flag(3)))
      }
    }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }
}
