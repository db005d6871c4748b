/// A step from one state to another, and what it takes.
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
  /// Who hears of it at once.
  package var tell: [Role]

  package init(
    name: Name, title: Domain.Name, from: [Workflow.State.ID], to: Workflow.State.ID, by: [Role], needs: [Need] = [], asks: [Need] = [],
    notBy: [Name] = [], guards: [Guard] = [], countsRound: Bool = false, tell: [Role] = []
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
  }
}

/// What a move may ask a person for: a field of the item, or one of what every item has.
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

  package static var reserved: Set<String> { Set(common.keys) }
}

/// The closed list of what a move may be guarded by. There is no expression language.
package enum Guard: String, Codable, Sendable, CaseIterable {
  /// Every part of the item is closed; the open ones are named.
  case partsClosed = "parts-closed"
  /// The join over the shares is met; the open ones are named.
  case sharesDone = "shares-done"
  /// What the item follows is done; what is not is named. On a share: what its whole follows.
  case predecessorsDone = "predecessors-done"
  /// Asked before the limit has passed.
  case beforeLimit = "before-limit"
  /// Groups and items of the initiative are closed; the open ones are named.
  case nothingOpen = "nothing-open"
}

/// Who may do something, seen from an item. Each includes the same role in the groups above and those who stand in.
package enum Role: String, Codable, Sendable, CaseIterable {
  /// Leader or deputy of the lead's group; while there is no lead, of any working group.
  case leader
  case convener, liaison, member, vendor, responder
  /// 督查室 and the like: holds the post in any group of the initiative.
  case supervisor
  /// The current people of lead and assisting parties; on a share, of its party.
  case party
  /// The one the item was handed to; while there is nobody, the lead's people.
  case assignee
  /// Whoever registered the item.
  case registrar
  /// Anyone seated in the office of the leading group.
  case office
  case leadingLeader = "leading-leader"
  /// On a share: leader or deputy of the group that leads the whole.
  case wholeLeader = "whole-leader"
}

/// When somebody is reminded of an item that stands in `state`, measured from its limit.
package struct ReminderRule: Hashable, Sendable, Codable {
  package enum Colour: String, Codable, Sendable, CaseIterable { case blue, yellow, red }
  package enum Moment: Hashable, Sendable, Codable {
    case before(Limit)
    /// On the day of the limit itself.
    case onLimit
    case late(Limit)
    /// So long after the state was entered, whatever the limit.
    case after(Limit)
  }

  package var state: Workflow.State.ID
  package var moment: Moment
  package var every: Limit?
  package var to: [Role]
  package var colour: Colour?

  package init(state: Workflow.State.ID, moment: Moment, every: Limit? = nil, to: [Role], colour: Colour? = nil) {
    self.state = state
    self.moment = moment
    self.every = every
    self.to = to
    self.colour = colour
  }
}
