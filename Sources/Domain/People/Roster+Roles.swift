extension Roster {
  /// The people who hold a role on `day`, seen from an item; each role includes the same one in the groups above.
  package func holders(of role: Role, for item: Item, whole: Item? = nil, on day: Day) -> Set<Person.ID> {
    switch seats(of: role, for: item, whole: whole) {
    case .posts(let posts, let place): holders(in: groups(at: place, on: day), holding: posts, on: day)
    case .parties(let parties): Set(parties.flatMap { people(of: $0, on: day) })
    case .person(let person): [person]
    }
  }

  /// Whether a person is among the holders of a role. Reads the person's own posts, which are few, and not everybody else's.
  package func holds(_ role: Role, _ person: Person.ID, for item: Item, whole: Item? = nil, on day: Day) -> Bool {
    holds(role, person, with: posts(of: person, on: day), for: item, whole: whole, on: day)
  }

  /// - Parameter posts: The person's posts on that day.
  func holds(_ role: Role, _ person: Person.ID, with posts: [Membership], for item: Item, whole: Item?, on day: Day) -> Bool {
    switch seats(of: role, for: item, whole: whole) {
    case .posts(let roles, let place):
      var own = posts.filter { roles.contains($0.role) }.map(\.group)
      // Most people sit in no office: then the groups above the item need not be found.
      if case .offices = place { own.removeAll { group($0)?.kind != .office } }
      return !own.isEmpty && groups(at: place, on: day).contains(where: own.contains)
    case .parties(let parties): return parties.contains { belongs(person, to: $0, with: posts) }
    case .person(let named): return named == person
    }
  }

  private func belongs(_ person: Person.ID, to party: Party, with posts: [Membership]) -> Bool {
    switch party {
    case .group(let group): posts.contains { $0.group == group }
    case .agency(let agency): !posts.isEmpty && people[person]?.agency == agency
    case .person(let named): named == person
    }
  }

  /// The parties that hold a role as such, so that the office may act for one in which nobody has an account. A group has posts, vacant or not; an
  /// agency may have nobody in the initiative at all.
  func parties(of role: Role, for item: Item, whole: Item?) -> [Party] {
    switch (role, item.lead, seats(of: role, for: item, whole: whole)) {
    case (.leader, .agency?, _), (.convener, .agency?, _), (.member, .agency?, _), (.liaison, .agency?, _), (.assignee, .agency?, _):
      [item.lead!]
    case (.assignee, _, _): []
    case (_, _, .parties(let parties)): parties
    case (_, _, .posts), (_, _, .person): []
    }
  }

  /// The current people of a party; of an agency, those who have a post in a group of this initiative.
  package func people(of party: Party, on day: Day) -> [Person.ID] {
    switch party {
    case .group(let group): posts(in: group, on: day).compactMap(\.person)
    case .agency(let agency): seated(from: agency, on: day)
    case .person(let person): [person]
    }
  }

  /// The office or the leading group above an item, where the role is theirs; without an item, the topmost.
  package func group(holding role: Role, for item: Item? = nil, on day: Day) -> Group.ID? {
    let above = item.map { heads(of: $0, on: day) } ?? tops
    switch role {
    case .leadingLeader: return above.first?.id
    case .office: return above.lazy.compactMap { head in groups.first { $0.kind == .office && $0.parent == head.id } }.first?.id
    default: return nil
    }
  }

  /// Whether no leading group is above this one.
  package func isTop(_ group: Group) -> Bool {
    !upwards(from: group.id).dropFirst().contains { $0.kind == .leading && (group.kind == .leading || !isTop($0)) }
  }
}
