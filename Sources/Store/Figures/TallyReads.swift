import Domain

extension Store {
  package func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [StateCount] {
    let rows = Self.counted("state", of: nil, TallyScope(scope, in: initiative), at: now)
    return try await read { connection in
      try connection.rows(
        """
        SELECT kind, option, is_done, is_part, sum(count), sum(overdue), sum(CASE WHEN was_late = 1 THEN count ELSE overdue END)
        FROM (\(rows)) AS counted GROUP BY kind, is_done, option, is_part HAVING sum(count) <> 0 ORDER BY kind, is_done, option, is_part
        """
      ) { row in
        StateCount(
          kind: row.text(0), state: row.text(1), isDone: row.flag(2), isPart: row.flag(3), count: row.int(4), late: row.int(5),
          everLate: row.int(6))
      }
    }
  }

  package func progress(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant
  ) async throws -> [Progress] {
    let rows = Self.counted(Self.tallied(field), of: kind, TallyScope(scope, in: initiative), at: now)
    return try await read { connection in
      try connection.rows(
        """
        SELECT option, sum(count), sum(CASE WHEN is_done = 1 THEN count ELSE 0 END), sum(overdue) FROM (\(rows)) AS counted
        GROUP BY option HAVING sum(count) <> 0 ORDER BY 2 DESC, 1
        """
      ) { row in Progress(option: row.text(0), count: row.int(1), done: row.int(2), late: row.int(3)) }
    }
  }

  /// Fields that figures are kept by; a ticket's nature lies where other kinds have their category.
  static func tallied(_ field: Field.ID) -> String { field == "nature" ? "category" : field }

  static func option(_ field: String) -> SQL {
    switch field {
    case "state": "i.state"
    case "category": "coalesce(i.category, '')"
    case "batch": "coalesce(i.batch_label, '')"
    default: "''"
    }
  }

  /// Rows of kind, option, done, part, late, how many, how many of them overdue: to be added up. What came due on days before
  /// today is kept up; what did so today is looked up.
  private static func counted(_ field: String, of kind: Workflow.Kind?, _ scope: TallyScope, at now: Instant) -> SQL {
    let ofKind: SQL = kind.map { "AND kind = \($0)" } ?? ""
    let kept: SQL = "initiative = \(scope.initiative) AND field = \(field) \(ofKind) AND \(scope.covers())"
    let today = CounterKey.day(now.seconds)
    let stretches = today / CounterDeltas.stretch
    let item: SQL = """
      i.kind AS kind, \(option(field)) AS option, i.is_done AS is_done, CASE WHEN i.parent IS NULL THEN 0 ELSE 1 END AS is_part,
      CASE WHEN i.late_at IS NULL THEN 0 ELSE 1 END AS was_late
      """
    var parts: [SQL] = [
      "SELECT kind, option, is_done, is_part, was_late, count, 0 AS overdue FROM item_counts WHERE \(kept)",
      """
      SELECT kind, option, 0, is_part, was_late, 0, count FROM due_counts
      WHERE \(kept) AND span = \(CounterDeltas.stretch) AND day < \(stretches)
      """,
      """
      SELECT kind, option, 0, is_part, was_late, 0, count FROM due_counts
      WHERE \(kept) AND span = 1 AND day >= \(stretches * CounterDeltas.stretch) AND day < \(today)
      """,
      """
      SELECT kind, option, 0, is_part, was_late, 0, 1 FROM (
        SELECT \(item), \(CounterKey.visibility) AS visibility FROM items i
        WHERE i.initiative = \(scope.initiative) AND i.is_done = 0 AND i.import_id IS NULL AND i.sort_at >= \(CounterKey.midnight(before: now))
          AND i.sort_at < \(now)) AS today
      WHERE \(scope.covers()) \(ofKind)
      """,
    ]
    if let own = scope.own {
      let narrowed: SQL = kind.map { "AND i.kind = \($0)" } ?? ""
      parts.append("SELECT \(item), 1, CASE WHEN i.is_done = 0 AND i.sort_at < \(now) THEN 1 ELSE 0 END \(own) \(narrowed)")
    }
    return SQL.joined(parts, by: " UNION ALL ")
  }
}
