/// One row of an item's history: actor, time, source, reason and changes. Rows are only added.
package struct Entry: Hashable, Sendable, Codable {
  /// The act: a move of the workflow by its name, or one of these.
  package enum Act: Hashable, Sendable, LosslessStringConvertible, Codable {
    case register, edit, note, reveal, load
    /// A move that a freeze refused.
    case refuse
    /// Moved to another version of its workflow.
    case migrate
    case moved(Move.Name)

    private static let own: [String: Act] = [
      "+register": .register, "+edit": .edit, "+note": .note, "+reveal": .reveal, "+load": .load,
      "+refuse": .refuse, "+migrate": .migrate,
    ]

    package init(_ description: String) { self = Self.own[description] ?? .moved(description) }

    package var description: String {
      switch self {
      case .register: "+register"
      case .edit: "+edit"
      case .note: "+note"
      case .reveal: "+reveal"
      case .load: "+load"
      case .refuse: "+refuse"
      case .migrate: "+migrate"
      case .moved(let name): name
      }
    }
  }

  package struct Edit: Hashable, Sendable, Codable {
    package var before: Value?
    package var after: Value?
    package init(before: Value?, after: Value?) {
      self.before = before
      self.after = after
    }
  }

  package var at: Instant
  /// Nil where time or a join made the move.
  package var person: Person.ID?
  /// The person that the actor acted for as a stand-in.
  package var standingInFor: Person.ID?
  package var via: String
  package var act: Act
  package var from: Workflow.State.ID?
  package var to: Workflow.State.ID
  package var round: Int
  package var reason: String?
  package var edits: [String: Edit]
  /// The limit that ran until this row, and by how many seconds it was missed: lateness falls on the hop that was late.
  package var limit: Instant?
  package var lateBy: Int64?
  /// The party charged with the lateness.
  package var holder: Party?
  /// The party without an account for which somebody else wrote this down.
  package var onBehalf: Party?

  package init(
    at: Instant, person: Person.ID?, standingInFor: Person.ID? = nil, via: String, act: Act, from: Workflow.State.ID?,
    to: Workflow.State.ID,
    round: Int, reason: String? = nil, edits: [String: Edit] = [:], limit: Instant? = nil, lateBy: Int64? = nil
  ) {
    self.at = at
    self.person = person
    self.standingInFor = standingInFor
    self.via = via
    self.act = act
    self.from = from
    self.to = to
    self.round = round
    self.reason = reason
    self.edits = edits
    self.limit = limit
    self.lateBy = lateBy
  }
}
