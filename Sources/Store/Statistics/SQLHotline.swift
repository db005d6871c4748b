import Domain

/// Reads of the hotline's pages.
package struct SQLHotline: Hotline, DatabasePort {
  let database: Database

  package func ticketFacts(
    in initiative: Item.ID, from: Instant?, until: Instant?, within scope: Scope, at now: Instant
  ) async throws -> [TicketFacts] {
    let accepted: SQL = "(SELECT min(a.at) FROM history a WHERE a.item = i.id AND a.act = 'accept')"
    return try await read { connection in
      try connection.rows(
        """
        SELECT i.id, i.state, i.is_done, \(ItemFilter.late(at: now)), json_extract(i.body, '$.fields.into') IS NOT NULL,
          json_extract(i.body, '$.fields.class'),
          json_extract(i.body, '$.fields.resolved'), json_extract(i.body, '$.fields.satisfaction'),
          (SELECT max(h.at) FROM history h WHERE h.item = i.id AND h.act IN ('dispatch', 'assign')
            AND h.at <= coalesce(\(accepted), \(Instant.never))), \(accepted)
        FROM items i WHERE i.initiative = \(initiative) AND i.kind = \(Workflow.hotline) AND (\(ScopeFilter.sql(scope, in: initiative)))
          AND i.registered_at >= \(from ?? Instant(seconds: 0)) AND i.registered_at <= \(until ?? .never)
        ORDER BY i.registered_at, i.id
        """
      ) { row in
        TicketFacts(
          id: row.id(0), state: row.text(1), isDone: row.flag(2), isLate: row.flag(3), isMerged: row.flag(4),
          classID: row.optional(5, row.text), resolved: row.optional(6, row.text), satisfaction: row.optional(7, row.text),
          sentAt: row.optional(8, row.instant), acceptedAt: row.optional(9, row.instant))
      }
    }
  }

  package func cityNumbers(among numbers: [String], in initiative: Item.ID) async throws -> Set<String> {
    try await read { connection in
      var known: Set<String> = []
      for start in stride(from: 0, to: numbers.count, by: 500) {
        let some = Array(numbers[start..<min(start + 500, numbers.count)])
        known.formUnion(
          // Rows of an import that is not done may still be removed.
          try connection.rows(
            """
            SELECT city_number FROM items WHERE initiative = \(initiative) AND city_number IN (\(list: some)) AND import_id IS NULL
            """
          ) { $0.text(0) })
      }
      return known
    }
  }

  package func tickets(ofCaller digits: String, in initiative: Item.ID, within scope: Scope) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i WHERE i.initiative = \(initiative) AND i.caller = \(digits)
          AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY i.registered_at DESC LIMIT 5
        """, ItemRow.read)
    }
  }
}
