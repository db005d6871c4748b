/// Who has handed in what: wholes that add up their parts, and the parts.
package protocol Collections: Sendable {
  /// The latest wholes of these kinds made before one, in the order in which they were made.
  func wholes(_ kinds: [Workflow.Kind], in initiative: Item.ID, before: Item.ID?, limit: Int, within scope: Scope) async throws -> [Item]
  /// Their parts of a kind, of so many leads after the one that first has a part here.
  func parts(of wholes: [Item.ID], kind: Workflow.Kind, after: Item.ID?, leads: Int, within scope: Scope) async throws -> [Item]
  /// All their parts, counted.
  func counts(of wholes: [Item.ID], parts form: Rollup, at now: Instant, within scope: Scope) async throws -> [PartCount]
  /// When each of these was handed in, the first time first.
  func submissions(of parts: [Item.ID], by moves: Set<Move.Name>) async throws -> [Item.ID: [Submission]]
}

/// Figures out of the same items and history that everybody works on; each read is bounded.
package protocol Figures: Sendable {
  /// Steps that had a limit, by whose they were.
  func steps(_ query: StepQuery, within scope: Scope) async throws -> [StepCount]
  /// The late ones, the latest by most first.
  func lateSteps(_ query: StepQuery, skipping: Int, limit: Int, within scope: Scope) async throws -> [LateStep]
  /// Items whose kinds show figures, with the figures as they stand now.
  func assessed(_ kinds: [Workflow.Kind], in initiative: Item.ID, under whole: Item.ID?, limit: Int, within scope: Scope) async throws
    -> [Assessed]
  /// Items registered and closed a day, by a field; what was reopened counts against what was closed on its day.
  func burnDown(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope) async throws -> [Burn]
  /// Notices that press for these items, by the item, the newest last.
  func escalation(on items: [Item.ID], within scope: Scope) async throws -> [Item.ID: [Item]]
}

/// Parts of a whole that stand in a state.
package struct PartCount: Hashable, Sendable {
  package var whole: Item.ID
  package var state: Workflow.State.ID
  package var count: Int
  /// Past their limits now.
  package var overdue: Int
  /// Handed in after their limits, once or more often.
  package var handedLate: Int
  package init(whole: Item.ID, state: Workflow.State.ID, count: Int, overdue: Int, handedLate: Int) {
    self.whole = whole
    self.state = state
    self.count = count
    self.overdue = overdue
    self.handedLate = handedLate
  }
}

package struct Submission: Hashable, Sendable {
  package var at: Instant
  package var limit: Instant?
  package var isLate: Bool
  package init(at: Instant, limit: Instant?, isLate: Bool) {
    self.at = at
    self.limit = limit
    self.isLate = isLate
  }
}

/// Rows of one option of a field, day by day.
package struct Burn: Hashable, Sendable {
  package struct Day: Hashable, Sendable {
    package var day: Domain.Day
    package var registered: Int
    package var closed: Int
    package init(day: Domain.Day, registered: Int, closed: Int) {
      self.day = day
      self.registered = registered
      self.closed = closed
    }
  }
  package var option: String
  package var days: [Day]
  package init(option: String, days: [Day]) {
    self.option = option
    self.days = days
  }

  package var registered: Int { days.reduce(0) { $0 + $1.registered } }
  package var closed: Int { days.reduce(0) { $0 + $1.closed } }

  /// Open at the end of a day.
  package func open(on day: Domain.Day) -> Int { days.filter { $0.day <= day }.reduce(0) { $0 + $1.registered - $1.closed } }
}

extension Workflow {
  /// The kind by which a late party is pressed.
  package static let escalation: Kind = "supervision-notice"
  /// In whose ids items of this kind count as closed.
  package var doneStates: [State.ID] { states.filter(\.isDone).map(\.id) }
  /// Whether its rows are sorted into categories, by which they are worked off.
  package var hasCategories: Bool { field("category")?.kind == .choice }
}
