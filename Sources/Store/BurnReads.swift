import Domain

/// How many were registered and closed a day. A reopened item was closed on the day it was, and open again from the day
/// it was reopened: yesterday's number does not change.
extension Store {
  package func burnDown(
    of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope, zoneOffset: Int
  ) async throws -> [(day: Day, registered: Int, closed: Int)] {
    let events = events(of: kind, option: "''", in: initiative, scope, zoneOffset)
    return try await read { connection in
      try connection.rows("SELECT day, sum(opened), sum(closed) FROM (\(events)) AS days GROUP BY day ORDER BY day") { row in
        (day: Day(number: row.int(0)), registered: row.int(1), closed: row.int(2))
      }
    }
  }

  package func burnDown(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, zoneOffset: Int
  ) async throws -> [Burn] {
    let events = events(of: kind, option: Self.option(field), in: initiative, scope, zoneOffset)
    let rows = try await read { connection in
      try connection.rows(
        "SELECT choice, day, sum(opened), sum(closed) FROM (\(events)) AS days GROUP BY choice, day ORDER BY choice, day"
      ) { row in (option: row.text(0), day: Burn.Day(day: Day(number: row.int(1)), registered: row.int(2), closed: row.int(3))) }
    }
    let byOption = Dictionary(grouping: rows, by: \.option).map { Burn(option: $0, days: $1.map(\.day)) }
    return byOption.sorted { ($1.registered, $0.option) < ($0.registered, $1.option) }
  }

  /// What an item's option is: categories lie in a column of their own.
  static func option(_ field: Field.ID) -> SQL {
    ["category", "nature"].contains(field) ? "coalesce(i.category, '')" : "coalesce(json_extract(i.body, \("$.fields.\"\(field)\"")), '')"
  }

  private func events(of kind: Workflow.Kind, option: SQL, in initiative: Item.ID, _ scope: Scope, _ zoneOffset: Int) -> SQL {
    let filter: SQL = "i.initiative = \(initiative) AND i.kind = \(kind) AND (\(ScopeFilter.sql(scope, in: initiative)))"
    let done = Set(workflows.all.filter { $0.kind == kind }.flatMap(\.doneStates)).sorted()
    // Whoever comes out of a closed state has begun a new round; all others were closed once at most.
    return """
      SELECT \(option) AS choice, (i.registered_at + \(zoneOffset)) / 86400 AS day, 1 AS opened, 0 AS closed FROM items i WHERE \(filter)
      UNION ALL
      SELECT \(option), (i.closed_at + \(zoneOffset)) / 86400, 0, 1 FROM items i WHERE i.closed_at IS NOT NULL AND i.round = 1 AND \(filter)
      UNION ALL
      SELECT \(option), (h.at + \(zoneOffset)) / 86400, 0, CASE WHEN h.to_state IN (\(list: done)) THEN 1 ELSE -1 END
      FROM items i JOIN history h ON h.item = i.id
      WHERE i.round > 1 AND \(filter) AND (h.to_state IN (\(list: done))) <> (coalesce(h.from_state, '') IN (\(list: done)))
      """
  }
}
