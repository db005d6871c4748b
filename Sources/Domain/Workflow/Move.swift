/// A transition from one state to another, with its conditions and effects.
package struct Move: Hashable, Sendable, Codable {
  package typealias Name = String

  package var name: Name
  package var title: Domain.Name
  package var from: [Workflow.State.ID]
  package var to: Workflow.State.ID
  /// Empty: no person makes it, a join or the clock does.
  package var by: [Role]
  package var needs: [Need]
  /// Asked for, but not needed.
  package var asks: [Need]
  /// Moves whose makers may not make this one: nobody checks their own work.
  package var notBy: [Name]
  package var guards: [Guard]
  package var countsRound: Bool
  /// The roles that get a message at once.
  package var tell: [Role]
  /// When the clock makes it.
  package var timing: Timing?
  package var starts: [Start] = []
  package var carries: [Carry] = []
  package var onWhole: WholeEffect?
  /// Fills the fields that are sums or figures.
  package var addsUp = false
  /// Makes the item one with another of its kind, which this field names.
  package var merges: Field.ID?
  /// The amount that a consent must cover where a freeze lets this move through with one.
  package var spends: Field.ID?

  package init(
    name: Name, title: Domain.Name, from: [Workflow.State.ID], to: Workflow.State.ID, by: [Role], needs: [Need] = [], asks: [Need] = [],
    notBy: [Name] = [], guards: [Guard] = [], countsRound: Bool = false, tell: [Role] = [], timing: Timing? = nil
  ) {
    self.name = name
    self.title = title
    self.from = from
    self.to = to
    self.by = by
    self.needs = needs
    self.asks = asks
    self.notBy = notBy
    self.guards = guards
    self.countsRound = countsRound
    self.tell = tell
    self.timing = timing
  }
}

/// A value that a move may ask for: a field of the item, or one that every item has.
package enum Need: Hashable, Sendable, Codable, LosslessStringConvertible {
  case lead, assisting, assignee, reason, limit, title
  /// Which shares a return sends back, by their parties.
  case shares
  case field(Field.ID)

  private static let common: [String: Need] = [
    "lead": .lead, "assisting": .assisting, "assignee": .assignee, "reason": .reason, "limit": .limit, "title": .title,
    "shares": .shares,
  ]

  package init(_ description: String) { self = Self.common[description] ?? .field(description) }

  package var description: String {
    switch self {
    case .lead: "lead"
    case .assisting: "assisting"
    case .assignee: "assignee"
    case .reason: "reason"
    case .limit: "limit"
    case .title: "title"
    case .shares: "shares"
    case .field(let id): id
    }
  }

  /// The field of the kind that it asks for; nil for what every item has.
  package var field: Field.ID? { if case .field(let id) = self { id } else { nil } }

  package static var reserved: Set<String> { Set(common.keys) }
}
