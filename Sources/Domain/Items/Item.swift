/// Anything with a state: a task, a ledger entry, a hotline ticket, a share, a group, an initiative.
package struct Item: Hashable, Sendable {
  package typealias ID = Identifier<Item>

  package var id: ID
  package var kind: Workflow.Kind
  /// The version of its workflow that it runs to its end on.
  package var workflowVersion: Int
  /// Given at commit, from its kind's numbering; empty where the kind has none.
  package var number: String
  package var title: String
  package var state: Workflow.State.ID
  package var isDone: Bool
  /// Counts its changes, from 1.
  package var version: Int
  /// Raised when a part or share opens or closes, so that its closing and theirs cannot both be right alone.
  package var childrenVersion: Int
  package var initiative: ID?
  package var parent: ID?
  package var lead: Party?
  package var assisting: [Party]
  package var assignee: Person.ID?
  package var registrar: Person.ID
  package var registeredAt: Instant
  package var closedAt: Instant?
  /// First day of its window in the schedule, where it has one.
  package var start: Day?
  package var round: Int
  package var fields: [Field.ID: Value]
  package var clocks: Clocks
  /// The first limit ever missed. It is never cleared.
  package var lateAt: Instant?
  /// The time at which it entered its state.
  package var since: Instant
  /// The makers of each move since the start or the last reopening, with the people they acted for.
  package var makers: [Move.Name: Set<Person.ID>]

  package init(
    id: ID, kind: Workflow.Kind, workflowVersion: Int, number: String = "", title: String, state: Workflow.State.ID, isDone: Bool = false,
    version: Int = 1, childrenVersion: Int = 0, initiative: ID?, parent: ID? = nil, lead: Party? = nil, assisting: [Party] = [],
    assignee: Person.ID? = nil, registrar: Person.ID, registeredAt: Instant, closedAt: Instant? = nil, start: Day? = nil, round: Int = 1,
    fields: [Field.ID: Value] = [:], whole: Clock? = nil, step: Clock? = nil, lateAt: Instant? = nil,
    since: Instant? = nil, makers: [Move.Name: Set<Person.ID>] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.workflowVersion = workflowVersion
    self.number = number
    self.title = title
    self.state = state
    self.isDone = isDone
    self.version = version
    self.childrenVersion = childrenVersion
    self.initiative = initiative
    self.parent = parent
    self.lead = lead
    self.assisting = assisting
    self.assignee = assignee
    self.registrar = registrar
    self.registeredAt = registeredAt
    self.closedAt = closedAt
    self.start = start
    self.round = round
    self.fields = fields
    clocks = Clocks(whole: whole, step: step)
    self.lateAt = lateAt
    self.since = since ?? registeredAt
    self.makers = makers
  }
}

extension Item {
  package var parties: [Party] { (lead.map { [$0] } ?? []) + assisting }

  /// The limit of the whole item, and of the state that it is in.
  package var whole: Clock? { clocks.whole }
  package var step: Clock? { clocks.step }
  package var clock: Clock? { clocks.inForce }

  /// The limit in force. Nil if there is none, or while the clock is paused.
  package var limit: Instant? { clock.flatMap { $0.isPaused ? nil : $0.limit } }
  package var firstLimit: Instant? { clock?.first }
  package var isPaused: Bool { clock?.isPaused ?? false }

  /// Whether its limit has passed while it was open.
  package func isOverdue(at now: Instant) -> Bool {
    !isDone && (step == nil ? whole?.isMissed(at: now) : step?.isMissed(at: now)) ?? false
  }
  /// Whether the limit, running or paused, is past.
  package func isPast(at now: Instant) -> Bool { (step?.limit ?? whole?.limit).map { $0 < now } ?? false }
  /// Whether it is or ever was late.
  package func isLate(at now: Instant) -> Bool { lateAt != nil || isOverdue(at: now) }
}
