extension Item {
  /// The limit that ran until now, and by how many seconds it was missed. A miss stays on record.
  mutating func missed(at now: Instant) -> (limit: Instant?, lateBy: Int64?) {
    guard isOverdue(at: now), let limit else { return (limit, nil) }
    lateAt = lateAt ?? limit
    return (limit, now - (clock?.missedFrom ?? limit))
  }

  /// The limits that the file gives the item in a state.
  func limits(in state: Workflow.State, of workflow: Workflow, on calendar: WorkCalendar) -> Clocks.Limits {
    Clocks.Limits(
      whole: workflow.whole?.limit(for: self, on: calendar)?.resolved(for: self), state: state.limit?.resolved(for: self))
  }

  /// Sets the whole's limit anew where it depends on a field that was just filled in; one set by hand stays.
  mutating func reset(_ rule: Workflow.Whole?, since before: Item, on calendar: WorkCalendar) -> [String: Entry.Edit] {
    guard let rule, let limit = rule.limit(for: self, on: calendar)?.resolved(for: self), limit != whole?.rule,
      whole?.rule == rule.limit(for: before, on: calendar)?.resolved(for: before)
    else { return [:] }
    let old = whole.map { day($0, calendar) }
    clocks.reset(limit, from: registeredAt, on: calendar)
    return ["limit": Entry.Edit(before: old, after: whole.map { day($0, calendar) })]
  }

  private func day(_ clock: Clock, _ calendar: WorkCalendar) -> Value { .text(calendar.zone.day(of: clock.limit).description) }
}
