import Domain

/// Statistics from items and histories.
package struct SQLStatistics: Statistics, DatabasePort {
  let database: Database

  package func steps(_ query: StepQuery, within scope: Scope) async throws -> [StepCount] {
    let offset = calendar.zone.offset(at: query.now)
    return try await read { connection in
      let steps = self.steps(query, scope, try self.rosterReader.roster(of: query.initiative, on: connection))
      return try connection.rows(
        """
        SELECT kind, state, holder, CASE WHEN late_by IS NULL THEN NULL ELSE (limit_at + \(offset)) / \(Day.seconds) END AS due,
          CASE WHEN late_by IS NULL THEN NULL ELSE (made_at + \(offset)) / \(Day.seconds) END AS made, is_open, count(*), min(item)
        FROM (\(steps)) AS steps GROUP BY kind, state, holder, due, made, is_open
        """
      ) { row in
        StepCount(
          kind: row.text(0), state: row.text(1), holder: row.text(2),
          missed: row.optional(3) { StepCount.Missed(due: Day(number: row.int($0)), made: Day(number: row.int(4))) }, isOpen: row.flag(5),
          count: row.int(6), item: row.id(7))
      }
    }
  }

  package func lateSteps(_ query: StepQuery, skipping: Int, limit: Int, within scope: Scope) async throws -> [LateStep] {
    try await read { connection in
      let steps = self.steps(query, scope, try self.rosterReader.roster(of: query.initiative, on: connection))
      return try connection.rows(
        """
        SELECT \(ItemRow.columns), steps.state, steps.holder, steps.limit_at, steps.made_at, steps.is_open
        FROM (\(steps)) AS steps JOIN items i ON i.id = steps.item WHERE steps.late_by IS NOT NULL
        ORDER BY steps.late_by DESC, i.id, steps.made_at LIMIT \(limit) OFFSET \(skipping)
        """
      ) { row in
        LateStep(
          item: try ItemRow.read(row), state: row.text(ItemRow.width), holder: row.text(ItemRow.width + 1),
          limit: row.instant(ItemRow.width + 2),
          made: row.flag(ItemRow.width + 4) ? nil : row.instant(ItemRow.width + 3))
      }
    }
  }

  package func burnDown(
    of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope
  ) async throws -> [Burn] {
    let query = DailyCountsQuery(CounterQuery.counted(field), of: kind, CounterScope(scope, in: initiative), done: kinds.done(kind)).rows
    let rows = try await read { connection in
      try connection.rows(
        """
        SELECT option, day, sum(registered), sum(closed) FROM (\(query)) AS days GROUP BY option, day HAVING \(DailyCountsQuery.isNotZero)
        ORDER BY option, day
        """
      ) { row in (option: row.text(0), day: Burn.Day(day: Day(number: row.int(1)), registered: row.int(2), closed: row.int(3))) }
    }
    let byOption = Dictionary(grouping: rows, by: \.option).map { Burn(option: $0, days: $1.map(\.day)) }.filter { $0.registered > 0 }
    return byOption.sorted { ($1.registered, $0.option) < ($0.registered, $1.option) }
  }

  /// Steps that were completed, and open ones past their deadlines.
  private func steps(_ query: StepQuery, _ scope: Scope, _ roster: Roster) -> SQL {
    let seen = ScopeFilter.sql(scope, in: query.initiative)
    var filter: SQL = "coalesce(i.initiative, '') = \(query.initiative) AND (\(seen))"
    if let whole = query.whole { filter = filter + " AND (i.id = \(whole) OR i.parent = \(whole))" }
    if let kind = query.kind { filter = filter + " AND i.kind = \(kind)" }
    let day = calendar.zone.day(of: query.now)
    let made = holder(roster, state: "h.from_state", on: day)
    let open = holder(roster, state: "i.state", on: day)
    var narrowed: SQL = "1 = 1"
    if let state = query.state { narrowed = narrowed + " AND state = \(state)" }
    if let holder = query.holder { narrowed = narrowed + " AND holder = \(holder)" }
    // A parent has few items; otherwise the deadlines select the rows.
    let limits: SQL =
      query.whole == nil
      ? "h.initiative = \(query.initiative) AND h.limit_at >= \(query.from) AND h.limit_at < \(query.until)"
      : "coalesce(h.limit_at, -1) >= \(query.from) AND h.limit_at < \(query.until)"
    return """
      SELECT * FROM (
        SELECT i.id AS item, i.kind AS kind, h.from_state AS state, h.limit_at AS limit_at, h.at AS made_at, h.late_by AS late_by, 0 AS is_open,
          CASE WHEN h.late_by IS NULL THEN \(made) ELSE coalesce(json_extract(h.details, '$.holder.group._0'),
            json_extract(h.details, '$.holder.agency._0'), json_extract(h.details, '$.holder.person._0'), \(made)) END AS holder
        FROM history h JOIN items i ON i.id = h.item WHERE \(limits) AND h.from_state IS NOT NULL AND \(filter)
        UNION ALL
        SELECT i.id, i.kind, i.state, i.sort_at, \(query.now), \(query.now) - i.sort_at, 1, \(open)
        FROM items i WHERE i.initiative = \(query.initiative) AND i.is_done = 0 AND i.sort_at >= \(query.from) AND i.sort_at < \(query.until) AND i.sort_at < \(query.now) AND \(filter)
      ) AS hops WHERE \(narrowed)
      """
  }

  /// The key of the party whose step a state is, by the workflow files.
  private func holder(_ roster: Roster, state: SQL, on day: Day) -> SQL {
    var cases: [SQL] = []
    for workflow in workflows.all {
      for held in workflow.states {
        guard let role = held.holder else { continue }
        let whose: SQL
        if case .field(let field) = role {
          whose = "json_extract(i.body, \("$.fields.\"\(field)\""))"
        } else if let group = roster.group(holding: role, on: day) {
          whose = "\(group)"
        } else {
          continue
        }
        cases.append(
          "WHEN i.kind = \(workflow.kind) AND i.workflow_version = \(workflow.version) AND \(state) = \(held.id) THEN \(whose)")
      }
    }
    let lead: SQL = "coalesce(i.lead, '')"
    return cases.isEmpty ? lead : "coalesce(CASE \(SQL.joined(cases, by: " ")) ELSE NULL END, \(lead))"
  }
}
