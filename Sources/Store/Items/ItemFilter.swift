import Domain

enum ItemFilter {
  /// Conditions of a query on an item, without those that bound the order. Columns are wrapped in `coalesce`, so that the planner uses no
  /// other index than the scan's own.
  static func sql(_ query: ItemQuery) -> SQL {
    var filters: [SQL] = []
    if !query.kinds.isEmpty { filters.append("coalesce(i.kind, '') IN (\(list: query.kinds))") }
    if !query.states.isEmpty { filters.append("coalesce(i.state, '') IN (\(list: query.states))") }
    if let initiative = query.initiative { filters.append("coalesce(i.initiative, '') = \(initiative)") }
    if let parent = query.parent { filters.append("coalesce(i.parent, '') = \(parent)") }
    if let party = query.party { filters.append("EXISTS (SELECT 1 FROM parties o WHERE o.item = i.id AND o.party = \(party))") }
    if !query.concerning.isEmpty {
      filters.append(
        """
        (i.registrar = \(query.concerning[0]) OR i.lead IS NULL
          OR EXISTS (SELECT 1 FROM parties o WHERE o.item = i.id AND o.party IN (\(list: query.concerning))))
        """)
    }
    if let assignee = query.assignee { filters.append("coalesce(i.assignee, '') = \(assignee)") }
    if let isDone = query.isDone { filters.append("coalesce(i.is_done, 0) = \(isDone)") }
    if query.isOverdue { filters.append("coalesce(i.is_done, 0) = 0") }
    if let isLate = query.isLate { filters.append(isLate ? late(at: query.now) : "NOT \(late(at: query.now))") }
    if let choice = query.choice { filters.append("coalesce(i.category, '') = \(choice.option)") }
    if let batch = query.batch { filters.append("coalesce(i.batch_label, '') = \(batch)") }
    return filters.isEmpty ? "1 = 1" : SQL.joined(filters, by: " AND ")
  }

  /// Whether an item was ever late, or is open past its deadline.
  static func late(at now: Instant) -> SQL { "(i.late_at IS NOT NULL OR (i.is_done = 0 AND i.sort_at < \(now)))" }
}
