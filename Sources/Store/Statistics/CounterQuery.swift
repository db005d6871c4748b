import Domain

/// Reads the counters of an initiative for one user: rows of kind, option, is_done, is_part, was_late, count and how many of these are
/// overdue, to be summed up. What was due before today comes from `due_counts`; what was due today is looked up in the items.
struct CounterQuery {
  private let field: String
  private let kind: Workflow.Kind?
  private let scope: CounterScope

  /// - Parameter kind: nil for all.
  init(_ field: String, of kind: Workflow.Kind?, _ scope: CounterScope) {
    self.field = field
    self.kind = kind
    self.scope = scope
  }

  /// The counted field that a field is stored as: a ticket's nature is stored where other kinds have their category.
  static func counted(_ field: Field.ID) -> String { field == "nature" ? "category" : field }

  /// The option of an item `i` in a counted field.
  static func option(_ field: String) -> SQL {
    switch field {
    case "state": "i.state"
    case "category": "coalesce(i.category, '')"
    case "batch": "coalesce(i.batch_label, '')"
    default: "''"
    }
  }

  func rows(at now: Instant) -> SQL {
    let ofKind: SQL = kind.map { "AND kind = \($0)" } ?? ""
    let counted: SQL = "initiative = \(scope.initiative) AND field = \(field) \(ofKind) AND \(scope.covers())"
    let today = CounterKey.day(now.seconds)
    let spans = today / CounterDeltas.daysPerSpan
    let item: SQL = """
      i.kind AS kind, \(Self.option(field)) AS option, i.is_done AS is_done, CASE WHEN i.parent IS NULL THEN 0 ELSE 1 END AS is_part,
      CASE WHEN i.late_at IS NULL THEN 0 ELSE 1 END AS was_late
      """
    var parts: [SQL] = [
      "SELECT kind, option, is_done, is_part, was_late, count, 0 AS overdue FROM item_counts WHERE \(counted)",
      """
      SELECT kind, option, 0, is_part, was_late, 0, count FROM due_counts
      WHERE \(counted) AND span = \(CounterDeltas.daysPerSpan) AND day < \(spans)
      """,
      """
      SELECT kind, option, 0, is_part, was_late, 0, count FROM due_counts
      WHERE \(counted) AND span = 1 AND day >= \(spans * CounterDeltas.daysPerSpan) AND day < \(today)
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
