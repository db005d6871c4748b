/// The values that a person filled in, checked against the fields of the kind.
package struct Form: Hashable, Sendable {
  package var title: String?
  package var lead: Party?
  package var assisting: [Party]?
  package var assignee: Person.ID?
  package var limit: Day?
  /// The parties whose shares go back.
  package var shares: [Party]?
  package var reason: String?
  package var fields: [Field.ID: Value]
  /// What was left or made empty, by name. A correction empties it; a move takes nothing from it.
  package var emptied: Set<String> = []

  package init(
    title: String? = nil, lead: Party? = nil, assisting: [Party]? = nil, assignee: Person.ID? = nil, limit: Day? = nil,
    shares: [Party]? = nil, reason: String? = nil, fields: [Field.ID: Value] = [:]
  ) {
    self.title = title
    self.lead = lead
    self.assisting = assisting
    self.assignee = assignee
    self.limit = limit
    self.shares = shares
    self.reason = reason
    self.fields = fields
  }

  /// Everything that is filled in, except the reason, which is accepted with any move.
  var given: [Need] {
    [.title, .lead, .assisting, .assignee, .limit, .shares].filter { $0 == .assisting ? assisting != nil : has($0) }
      + fields.keys.sorted().map(Need.field)
  }

  /// - Throws: `Refusal.faults`, `.unknown` for each value that is filled in and not among `accepted`.
  package func check(accepting accepted: [Need]) throws(Refusal) {
    let unknown = given.filter { !accepted.contains($0) }
    if !unknown.isEmpty { throw .faults(unknown.map { Fault($0.description, .unknown) }) }
  }

  package func has(_ need: Need) -> Bool {
    switch need {
    case .lead: lead != nil
    case .assisting: !(assisting ?? []).isEmpty
    case .assignee: assignee != nil
    case .reason: reason?.isEmpty == false
    case .limit: limit != nil
    case .title: title?.isEmpty == false
    case .shares: !(shares ?? []).isEmpty
    case .field(let id): fields[id] != nil
    }
  }
}
