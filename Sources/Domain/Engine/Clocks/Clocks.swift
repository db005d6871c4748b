/// The two limits of an item: that of the whole item, and that of the state it is in. They change by the events below and by nothing else.
///
/// | event | limit of the whole item | limit of the state |
/// | --- | --- | --- |
/// | `start` | begins, if the kind has one or a day was given | begins, if the first state has one |
/// | `enter` a paused state | stops | stops |
/// | `enter` another state | runs on, is no longer held | the new state's own begins |
/// | `enter` the state left for a pause | runs on | runs on |
/// | `enter` for a new round, or reopened | begins anew, if it is counted; a printed day stays | the state's own begins |
/// | `enter` a done state | stays for the record | stays for the record |
/// | `hold`, `release` | stands still, runs on with grace | the same |
/// | `extend` | only if the state has no limit | becomes the day |
/// | `reset` | another rule from the same start | — |
/// | `recalculate` | counted again by another calendar | the same |
/// | `changeHours` | counted again, if it runs in hours and nobody has set it | the same |
package struct Clocks: Hashable, Sendable {
  package private(set) var whole: Clock?
  package private(set) var step: Clock?

  package init(whole: Clock? = nil, step: Clock? = nil) {
    self.whole = whole
    self.step = step
  }

  /// The limits that the file gives an item in a state, resolved for the item's fields.
  struct Limits {
    var whole: TimeLimit?
    var state: TimeLimit?
  }

  /// The clock in force: the state's own, else the whole's.
  package var inForce: Clock? { step ?? whole }

  /// - Parameter day: A limit given by hand replaces the file's.
  mutating func start(in state: Workflow.State, _ limits: Limits, givenDay day: Day?, at start: Instant, on calendar: WorkCalendar) {
    whole = (day.map(TimeLimit.on) ?? limits.whole).map { Clock($0, from: start, on: calendar) }
    step = own(limits, of: state).map { Clock($0, of: state.id, from: start, on: calendar) }
  }

  mutating func enter(
    _ next: Workflow.State, from left: Workflow.State?, isNewRound: Bool, _ limits: Limits, at now: Instant, on calendar: WorkCalendar
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
      step = own(limits, of: next).map { Clock($0, of: next.id, from: now, on: calendar) }
    }
  }

  /// A day that somebody set for the whole item takes precedence over the limits of the states in which its parties are at work; the limits within which
  /// others check, answer or decide run all the same.
  private func own(_ limits: Limits, of state: Workflow.State) -> TimeLimit? {
    let isGiven = whole != nil && whole?.rule != limits.whole
    return isGiven && [.open, .doing].contains(state.shape) ? nil : limits.state
  }

  /// An answer on more time is awaited: until then no limit runs.
  mutating func hold(at now: Instant) {
    step?.hold(at: now)
    whole?.hold(at: now)
  }

  mutating func release(at now: Instant) {
    step?.release(at: now)
    whole?.release(at: now)
  }

  /// A limit set by hand replaces the one in force; the first stays on record.
  /// - Parameter start: From when a limit runs that the item did not have yet.
  mutating func extend(to day: Day, from start: Instant, on calendar: WorkCalendar) {
    if step != nil {
      step!.extend(to: day, on: calendar)
    } else if whole != nil {
      whole!.extend(to: day, on: calendar)
    } else {
      whole = Clock(.on(day), from: start, on: calendar)
    }
  }

  /// Another rule for the whole item, counted from the same start.
  mutating func reset(_ rule: TimeLimit, from start: Instant, on calendar: WorkCalendar) {
    if whole == nil { whole = Clock(rule, from: start, on: calendar) } else { whole!.reset(rule, on: calendar) }
  }

  /// Counts both limits again. A paused limit is counted when it resumes.
  mutating func recalculate(on calendar: WorkCalendar) {
    whole?.recalculate(on: calendar)
    step?.recalculate(on: calendar)
  }

  /// Counts limits in hours again, when another party with other office hours must act. A limit in days, one set by hand and a paused one
  /// do not change.
  mutating func changeHours(to calendar: WorkCalendar) {
    if whole?.rule.runsInHours == true, whole?.extensions == 0 { whole?.recalculate(on: calendar) }
    if step?.rule.runsInHours == true, step?.extensions == 0 { step?.recalculate(on: calendar) }
  }

  /// The state has another name in a newer version of the kind.
  mutating func rename(_ state: Workflow.State.ID, to next: Workflow.State.ID) {
    if step?.state == state { step?.state = next }
  }
}

extension Clock {
  fileprivate mutating func recalculate(on calendar: WorkCalendar) {
    if !isPaused { limit = calendar.deadline(rule, from: start, pauses: pauses).instant }
  }
}

extension TimeLimit {
  fileprivate var runsInHours: Bool {
    switch span {
    case .count(_, .workingHours), .count(_, .workingMinutes): true
    case .count, .day, .month, .field: until == .close
    }
  }
}
