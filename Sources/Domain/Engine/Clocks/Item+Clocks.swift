/// An item's clocks as it goes from state to state.
extension Item {
  /// The limit that ran until now, and by how much it was missed; a miss is kept for good.
  mutating func missed(at now: Instant) -> (limit: Instant?, lateBy: Int64?) {
    guard isOverdue(at: now), let limit else { return (limit, nil) }
    lateAt = lateAt ?? limit
    return (limit, now - (clock?.missedFrom ?? limit))
  }

  /// The clocks as the state changes: a paused state stops them, coming back lets them run on, a state with a limit of
  /// its own starts a new one, also for a new round; a counted limit of the whole starts anew with a round or a
  /// reopening, while a printed day stays what it is; a done state keeps the last one for the record.
  mutating func turn(
    from left: Workflow.State?, to next: Workflow.State, of workflow: Workflow, isNewRound: Bool, at now: Instant, on calendar: WorkCalendar
  ) {
    if next.isPaused {
      step?.pause(at: now)
      whole?.pause(at: now)
      return
    }
    whole?.resume(at: now, on: calendar)
    whole?.release(at: now)
    if isNewRound || (left?.isDone == true && !next.isDone), let rule = whole?.base ?? whole?.rule, rule.isCounted {
      whole = Clock(rule, from: now, on: calendar)
    }
    if next.isDone || (left?.isPaused == true && step?.state == next.id && !isNewRound) {
      step?.resume(at: now, on: calendar)
    } else {
      step = ownLimit(of: next, in: workflow, on: calendar).map { Clock($0, of: next.id, from: now, on: calendar) }
    }
  }

  /// The limit that a state gives the item. A day that somebody set for the whole stands over those of the states in which
  /// its parties are at work; what others take to check, answer or decide runs by itself.
  func ownLimit(of state: Workflow.State, in workflow: Workflow, on calendar: WorkCalendar) -> TimeLimit? {
    let isGiven = whole != nil && whole?.rule != workflow.whole?.limit(for: self, on: calendar)?.resolved(for: self)
    if isGiven, state.shape == .open || state.shape == .doing { return nil }
    return state.limit.flatMap { $0.resolved(for: self) }
  }
}
