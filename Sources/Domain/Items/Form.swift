/// What a person filled in, checked against what the kind declares.
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

  /// What it gives of that which every item has, but for the reason, which may stand beside any move. A move takes it
  /// only where its file asks for it: or whoever may do one thing could move a limit or hand the item on by the way.
  var common: [Need] {
    [.title, .lead, .assisting, .assignee, .limit, .shares].filter { $0 == .assisting ? assisting != nil : has($0) }
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
