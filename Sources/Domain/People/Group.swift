/// A group of an initiative: 领导小组, its 办公室, or a 工作组. It stands in states of its own (its item has the same id).
package struct Group: Hashable, Sendable, Codable {
  package typealias ID = Item.ID
  package enum Kind: String, Codable, Sendable, CaseIterable { case leading, office, working }

  package var id: ID
  package var initiative: Item.ID
  package var name: String
  package var kind: Kind
  package var parent: ID?
  package var duties: String
  /// Dissolved groups stay for the record; nothing new is given to them.
  package var isOpen: Bool

  package init(id: ID, initiative: Item.ID, name: String, kind: Kind, parent: ID? = nil, duties: String = "", isOpen: Bool = true) {
    self.id = id
    self.initiative = initiative
    self.name = name
    self.kind = kind
    self.parent = parent
    self.duties = duties
    self.isOpen = isOpen
  }
}

/// A dated post in a group. A vacant post has no person; who held it on a given day can be asked.
package struct Membership: Hashable, Sendable, Codable {
  package typealias ID = Identifier<Membership>
  package enum Role: String, Codable, Sendable, CaseIterable {
    case leader, deputy, convener, liaison, member, vendor, responder, supervisor
  }

  package var id: ID
  package var group: Group.ID
  package var person: Person.ID?
  package var role: Role
  /// The post as the notice prints it: 市医疗保障局党组书记、局长. May be empty.
  package var post: String
  package var first: Day
  package var last: Day?

  package init(id: ID, group: Group.ID, person: Person.ID?, role: Role, post: String = "", first: Day, last: Day? = nil) {
    self.id = id
    self.group = group
    self.person = person
    self.role = role
    self.post = post
    self.first = first
    self.last = last
  }

  package func holds(on day: Day) -> Bool { first <= day && last.map { day <= $0 } ?? true }
}

/// Who is responsible for an item: a group, an agency or a person.
package enum Party: Hashable, Sendable, Codable {
  case group(Group.ID)
  case agency(Agency.ID)
  case person(Person.ID)

  /// The id alone, as the API gives and takes it.
  package var key: String {
    switch self {
    case .group(let id): id.text
    case .agency(let id): id.text
    case .person(let id): id.text
    }
  }
}
