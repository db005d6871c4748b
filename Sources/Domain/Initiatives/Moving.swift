extension Initiative {
  /// The same initiative with its first day on `day`: every date of it and its plan moves by as many days.
  package func moved(toStartOn day: Day) -> Initiative {
    guard let plan, let first = plan.items.compactMap(\.start).min() ?? plan.items.compactMap(\.due).min() else { return self }
    let shift = day - first
    var moved = self
    moved.due = due.map { $0 + shift }
    moved.issueDate = issueDate.map { $0 + shift }
    for place in plan.items.indices {
      moved.plan!.items[place].start = plan.items[place].start.map { $0 + shift }
      moved.plan!.items[place].due = plan.items[place].due.map { $0 + shift }
    }
    return moved
  }
}
