import Domain

/// Reads how many items were registered and closed each day, for one user: rows of option, day, registered and closed, to be summed up. An
/// item that is reopened counts as closed on the day when it was closed and as open again from the day when it was reopened: yesterday's
/// number does not change.
struct DailyCountsQuery {
  static let isNotZero: SQL = "sum(registered) <> 0 OR sum(closed) <> 0"

  let rows: SQL

  /// - Parameter done: states in which the kind counts as closed.
  init(_ field: String, of kind: Workflow.Kind, _ scope: CounterScope, done: Set<Workflow.State.ID>) {
    let counted: SQL = """
      SELECT option, day, registered, closed FROM daily_counts
      WHERE initiative = \(scope.initiative) AND field = \(field) AND kind = \(kind) AND \(scope.covers())
      """
    guard let own = scope.own else {
      rows = counted
      return
    }
    let (option, done) = (CounterQuery.option(field), done.sorted())
    func day(_ at: SQL) -> SQL { "(\(at) + \(CounterKey.utcOffset)) / \(Day.seconds)" }
    // Only items of a later round were ever reopened; all others were closed once at most.
    rows = """
      \(counted)
      UNION ALL SELECT \(option), \(day("i.registered_at")), 1, 0 \(own) AND i.kind = \(kind)
      UNION ALL SELECT \(option), \(day("i.closed_at")), 0, 1 \(own) AND i.kind = \(kind) AND i.closed_at IS NOT NULL AND i.round = 1
      UNION ALL SELECT option, \(day("h.at")), 0, CASE WHEN h.to_state IN (\(list: done)) THEN 1 ELSE -1 END
      FROM (SELECT i.id AS id, \(option) AS option \(own) AND i.kind = \(kind) AND i.round > 1) AS again JOIN history h ON h.item = again.id
      WHERE (h.to_state IN (\(list: done))) <> (coalesce(h.from_state, '') IN (\(list: done)))
      """
  }
}
