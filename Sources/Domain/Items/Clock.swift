/// A running limit: its rule, its start, and its pauses.
package struct Clock: Hashable, Sendable, Codable {
  /// The state it belongs to; nil where it is the whole item's.
  package var state: Workflow.State.ID?
  package var rule: TimeLimit
  /// The rule in force before a day was set by hand; a new round counts by it again.
  package var base: TimeLimit?
  package var start: Instant
  package var pauses: [Interval]
  package var limit: Instant
  /// The limit first set; an extension leaves it on record.
  package var first: Instant
  package var extensions: Int
  /// Since when an answer on more time is awaited, and when the last one came: the days between are not late.
  package var heldSince: Instant?
  package var grace: Instant?

  package init(_ rule: TimeLimit, of state: Workflow.State.ID? = nil, from start: Instant, on calendar: WorkCalendar) {
    self.state = state
    self.rule = rule
    self.start = start
    pauses = []
    limit = calendar.deadline(rule, from: start).instant
    first = limit
    extensions = 0
  }

  /// A limit at a given instant, as a database stores it.
  package init(_ rule: TimeLimit, at limit: Instant) {
    self.rule = rule
    start = limit
    pauses = []
    self.limit = limit
    first = limit
    extensions = 0
  }

  package var isPaused: Bool { heldSince != nil || isStopped }
  private var isStopped: Bool { pauses.last.map { $0.end == nil } ?? false }

  /// From when it counts as missed: a limit that passed while the answer was awaited, from the answer.
  package var missedFrom: Instant { max(limit, grace ?? limit) }
  func isMissed(at now: Instant) -> Bool { !isPaused && missedFrom < now }

  package mutating func hold(at now: Instant) { heldSince = heldSince ?? now }

  /// The limit does not move.
  package mutating func release(at now: Instant) {
    guard let since = heldSince else { return }
    if limit >= since { grace = now }
    heldSince = nil
  }

  package mutating func pause(at now: Instant) {
    if !isStopped { pauses.append(Interval(start: now)) }
  }

  package mutating func resume(at now: Instant, on calendar: WorkCalendar) {
    guard isStopped else { return }
    pauses[pauses.count - 1].end = now
    limit = calendar.deadline(rule, from: start, pauses: pauses).instant
  }

  /// Another rule from the same start; the first limit stays on record.
  package mutating func reset(_ rule: TimeLimit, on calendar: WorkCalendar) {
    self.rule = rule
    limit = calendar.deadline(rule, from: start, pauses: pauses).instant
  }

  /// A new limit set by hand; counting goes on from it.
  package mutating func extend(to day: Day, on calendar: WorkCalendar) {
    base = base ?? rule
    rule = .on(day)
    limit = calendar.deadline(rule, from: start).instant
    extensions += 1
  }
}
