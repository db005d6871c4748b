/// Which steps are asked for. One of `from` … `until` (in which the limits lay) and `whole` keeps the read small.
package struct StepQuery: Hashable, Sendable {
  package var initiative: Item.ID
  package var from: Instant
  package var until: Instant
  package var whole: Item.ID?
  package var holder: String?
  package var kind: Workflow.Kind?
  package var state: Workflow.State.ID?
  package var now: Instant

  package init(initiative: Item.ID, from: Instant, until: Instant, whole: Item.ID? = nil, now: Instant) {
    self.initiative = initiative
    self.from = from
    self.until = until
    self.whole = whole
    self.now = now
  }
}

/// Steps of one party in one state of a kind; late ones apart by the days on which they were due and made.
package struct StepCount: Sendable {
  /// The day of the limit, and the day on which it was made, or today where it is not made yet.
  package struct Missed: Hashable, Sendable {
    package var due: Day
    package var made: Day
    package init(due: Day, made: Day) {
      self.due = due
      self.made = made
    }
  }

  package var kind: Workflow.Kind
  package var state: Workflow.State.ID
  /// The key of the party whose step it was; empty where nobody's.
  package var holder: String
  package var missed: Missed?
  package var isOpen: Bool
  package var count: Int
  /// One of them.
  package var item: Item.ID

  package init(
    kind: Workflow.Kind, state: Workflow.State.ID, holder: String, missed: Missed?, isOpen: Bool, count: Int, item: Item.ID
  ) {
    self.kind = kind
    self.state = state
    self.holder = holder
    self.missed = missed
    self.isOpen = isOpen
    self.count = count
    self.item = item
  }
}

/// One late step, to be looked up.
package struct LateStep: Sendable {
  package var item: Item
  package var state: Workflow.State.ID
  package var holder: String
  package var limit: Instant
  /// When it was made; nil where it still is not.
  package var made: Instant?
  package init(item: Item, state: Workflow.State.ID, holder: String, limit: Instant, made: Instant?) {
    self.item = item
    self.state = state
    self.holder = holder
    self.limit = limit
    self.made = made
  }
}

/// Lateness by whose step it was, each holder with their steps; the latest first.
package struct Lateness: Sendable {
  package struct Line: Hashable, Sendable {
    package var steps = 0
    package var late = 0
    /// Of the late ones, those not made yet.
    package var open = 0
    /// Working days, all late ones together.
    package var days = 0
    package var worst: Worst?

    package struct Worst: Hashable, Sendable {
      package var days: Int
      package var item: Item.ID
    }

    mutating func take(_ count: StepCount, on calendar: WorkCalendar) {
      steps += count.count
      guard let missed = count.missed else { return }
      let days = calendar.workingDays(after: missed.due, through: missed.made)
      late += count.count
      if count.isOpen { open += count.count }
      self.days += days * count.count
      if worst.map({ $0.days < days }) ?? true { worst = Worst(days: days, item: count.item) }
    }
  }

  package struct Step: Hashable, Sendable {
    package var kind: Workflow.Kind
    package var state: Workflow.State.ID
    package var line: Line
  }

  package struct Holder: Hashable, Sendable {
    package var key: String
    package var line: Line
    package var steps: [Step]
  }

  package var holders: [Holder] = []
  package var all = Line()

  package init(_ counts: [StepCount], on calendar: WorkCalendar) {
    for count in counts {
      all.take(count, on: calendar)
      let holder = holders.firstIndex { $0.key == count.holder } ?? holders.endIndex
      if holder == holders.endIndex { holders.append(Holder(key: count.holder, line: Line(), steps: [])) }
      holders[holder].line.take(count, on: calendar)
      let step = holders[holder].steps.firstIndex { $0.kind == count.kind && $0.state == count.state } ?? holders[holder].steps.endIndex
      if step == holders[holder].steps.endIndex {
        holders[holder].steps.append(Step(kind: count.kind, state: count.state, line: Line()))
      }
      holders[holder].steps[step].line.take(count, on: calendar)
    }
    for index in holders.indices { holders[index].steps.sort { ($1.line.days, $1.line.late) < ($0.line.days, $0.line.late) } }
    holders.sort { ($1.line.days, $1.line.late, $0.key) < ($0.line.days, $0.line.late, $1.key) }
  }
}
