import Domain

/// How many were registered and closed a day. A reopened item was closed on the day it was, and open again from the day
/// it was reopened: yesterday's number does not change.
extension Store {
  package func burnDown(
    of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope
  ) async throws -> [(day: Day, registered: Int, closed: Int)] {
    let flows = flows("all", of: kind, TallyScope(scope, in: initiative))
    return try await read { connection in
      try connection.rows("SELECT day, sum(registered), sum(closed) FROM (\(flows)) AS days GROUP BY day HAVING \(Self.moved) ORDER BY day")
      { row in
        (day: Day(number: row.int(0)), registered: row.int(1), closed: row.int(2))
      }
    }
  }

  package func burnDown(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope
  ) async throws -> [Burn] {
    let flows = flows(Self.tallied(field), of: kind, TallyScope(scope, in: initiative))
    let rows = try await read { connection in
      try connection.rows(
        "SELECT option, day, sum(registered), sum(closed) FROM (\(flows)) AS days GROUP BY option, day HAVING \(Self.moved) ORDER BY option, day"
      ) { row in (option: row.text(0), day: Burn.Day(day: Day(number: row.int(1)), registered: row.int(2), closed: row.int(3))) }
    }
    let byOption = Dictionary(grouping: rows, by: \.option).map { Burn(option: $0, days: $1.map(\.day)) }.filter { $0.registered > 0 }
    return byOption.sorted { ($1.registered, $0.option) < ($0.registered, $1.option) }
  }

  private static let moved: SQL = "sum(registered) <> 0 OR sum(closed) <> 0"

  private func flows(_ field: String, of kind: Workflow.Kind, _ scope: TallyScope) -> SQL {
    let kept: SQL = """
      SELECT option, day, registered, closed FROM daily_counts
      WHERE initiative = \(scope.initiative) AND field = \(field) AND kind = \(kind) AND \(scope.covers())
      """
    guard let own = scope.own else { return kept }
    let (option, done) = (Self.option(field), kinds.done(kind).sorted())
    func day(_ at: SQL) -> SQL { "(\(at) + \(CounterKey.shift)) / 86400" }
    // Whoever comes out of a closed state has begun a new round; all others were closed once at most.
    return """
      \(kept)
      UNION ALL SELECT \(option), \(day("i.registered_at")), 1, 0 \(own) AND i.kind = \(kind)
      UNION ALL SELECT \(option), \(day("i.closed_at")), 0, 1 \(own) AND i.kind = \(kind) AND i.closed_at IS NOT NULL AND i.round = 1
      UNION ALL SELECT option, \(day("h.at")), 0, CASE WHEN h.to_state IN (\(list: done)) THEN 1 ELSE -1 END
      FROM (SELECT i.id AS id, \(option) AS option \(own) AND i.kind = \(kind) AND i.round > 1) AS again JOIN history h ON h.item = again.id
      WHERE (h.to_state IN (\(list: done))) <> (coalesce(h.from_state, '') IN (\(list: done)))
      """
  }
}
