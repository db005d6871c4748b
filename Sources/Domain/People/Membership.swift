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
