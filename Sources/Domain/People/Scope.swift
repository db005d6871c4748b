/// The visibility of a person, computed once; SQL only filters by it. Items out of sight are not found.
package struct Scope: Hashable, Sendable {
  /// A post, with what the scope needs to know of the group it is in.
  package struct HeldPost: Hashable, Sendable {
    package var initiative: Item.ID
    package var group: Group.ID
    package var kind: Group.Kind
    package var role: Membership.Role
    /// The group's name.
    package var name = ""
    /// The groups that sit under it.
    package var below: [Group.ID]
    /// Whether there is no leading group above the group: a county's own is not the initiative's.
    package var isTop = true
    /// Ids of the agencies and people that sit in the group and in those below it.
    package var seated: [String] = []
    package init(initiative: Item.ID, group: Group.ID, kind: Group.Kind, role: Membership.Role, below: [Group.ID] = []) {
      self.initiative = initiative
      self.group = group
      self.kind = kind
      self.role = role
      self.below = below
    }
  }

  package var person: Person.ID
  /// The auditor: all initiatives.
  package var isEverything = false
  /// Initiatives seen whole: by the leading group and its office, and by supervisors.
  package var wholes: Set<Item.ID> = []
  /// Initiatives of which the notice, the groups and the schedule are seen.
  package var initiatives: Set<Item.ID> = []
  /// Initiatives in which the person assigns items without a lead.
  package var unassigned: Set<Item.ID> = []
  /// Initiatives whose hotline the person answers.
  package var desks: Set<Item.ID> = []
  /// Initiatives in whose office the person sits.
  package var offices: Set<Item.ID> = []
  /// Ids of the groups, the agency and the people whose items are seen.
  package var parties: Set<String> = []
  /// In an initiative, the ids of agencies and people whom the person leads there, so that their items in it are seen.
  package var led: [Item.ID: Set<String>] = [:]

  package init(of person: Person, standingInFor absent: [Person] = [], posts: [HeldPost]) {
    self.person = person.id
    isEverything = person.isAuditor
    for person in [person] + absent {
      parties.insert(person.id.text)
      if let agency = person.agency { parties.insert(agency.text) }
    }
    for post in posts { take(post) }
  }

  private mutating func take(_ post: HeldPost) {
    let sight = PostSight(post.role, in: post.kind, isTop: post.isTop)
    parties.insert(post.group.text)
    if sight.seesInitiative { initiatives.insert(post.initiative) }
    if sight.seesWhole { wholes.insert(post.initiative) }
    if sight.seesUnassigned { unassigned.insert(post.initiative) }
    if sight.isInOffice { offices.insert(post.initiative) }
    if sight.isAtDesk { desks.insert(post.initiative) }
    if sight.seesBelow {
      parties.formUnion(post.below.map(\.text))
      if !post.seated.isEmpty { led[post.initiative, default: []].formUnion(post.seated) }
    }
  }
}
