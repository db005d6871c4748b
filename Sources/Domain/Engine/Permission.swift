/// How a person comes to hold a role: by their own posts, or standing in for somebody.
struct Capacity: Hashable, Sendable {
  var standingInFor: Person.ID?
}

extension World {
  /// Whether `person` holds one of the roles today, seen from `item`, themselves or for somebody absent.
  func capacity(of person: Person, in roles: [Role], for item: Item, on day: Day) -> Capacity? {
    if person.id == Person.system.id { return Capacity() }
    guard person.isActive, !person.isAuditor else { return nil }
    let holders = roles.reduce(into: Set<Person.ID>()) { $0.formUnion(roster.holders(of: $1, for: item, whole: parent, on: day)) }
    if holders.contains(person.id) { return Capacity() }
    return roster.absent(for: person.id, on: day).first(where: holders.contains).map { Capacity(standingInFor: $0) }
  }

  /// Nobody checks their own work: bars who made the move, whom they stood in for, and who stands in for either today.
  func isBarred(_ person: Person.ID, actingFor absent: Person.ID?, by moves: [Move.Name], on day: Day) -> Bool {
    let makers = moves.reduce(into: Set<Person.ID>()) { $0.formUnion(item.makers[$1] ?? []) }
    let barred = makers.union(makers.flatMap { roster.substitutes(of: $0, on: day) })
    return barred.contains(person) || absent.map(barred.contains) ?? false
  }
}

extension Roster {
  /// The people who hold a role on `day`, seen from an item; each role includes the same one in the groups above.
  package func holders(of role: Role, for item: Item, whole: Item? = nil, on day: Day) -> Set<Person.ID> {
    switch role {
    case .leader: return upwards(from: leading(item, on: day), holding: [.leader, .deputy], on: day)
    case .wholeLeader: return upwards(from: leading(whole ?? item, on: day), holding: [.leader, .deputy], on: day)
    case .convener: return upwards(from: leading(item, on: day), holding: [.convener], on: day)
    case .liaison: return upwards(from: leading(item, on: day), holding: [.liaison], on: day)
    case .member: return upwards(from: leading(item, on: day), holding: [.member], on: day)
    case .vendor: return upwards(from: leading(item, on: day), holding: [.vendor], on: day)
    // The desk answers for the whole initiative, whichever group a ticket went to.
    case .responder: return holders(in: groups, holding: [.responder], on: day)
    case .supervisor: return holders(in: groups, holding: [.supervisor], on: day)
    case .office: return holders(in: groups.filter { $0.kind == .office }, holding: Membership.Role.allCases, on: day)
    case .leadingLeader: return holders(in: groups.filter { $0.kind == .leading }, holding: [.leader, .deputy], on: day)
    case .party: return Set(item.parties.flatMap { people(of: $0, on: day) })
    case .assignee: return item.assignee.map { [$0] } ?? Set(item.lead.map { people(of: $0, on: day) } ?? [])
    case .registrar: return [item.registrar]
    }
  }

  /// The current people of a party; of an agency, those who sit in a group of this initiative.
  package func people(of party: Party, on day: Day) -> [Person.ID] {
    switch party {
    case .group(let group): posts(in: group, on: day).compactMap(\.person)
    case .agency(let agency): seated(on: day).filter { people[$0]?.agency == agency }
    case .person(let person): [person]
    }
  }

  private func seated(on day: Day) -> [Person.ID] {
    Set(memberships.filter { $0.holds(on: day) }.compactMap(\.person)).sorted()
  }

  /// The groups that lead an item: its lead, or those its lead sits in; without a lead, every working group.
  private func leading(_ item: Item, on day: Day) -> [Group] {
    switch item.lead {
    case .group(let id)?: return group(id).map { [$0] } ?? []
    case .agency?, .person?:
      let people = Set(self.people(of: item.lead!, on: day))
      let ids = Set(memberships.filter { $0.holds(on: day) && $0.person.map(people.contains) ?? false }.map(\.group))
      return groups.filter { ids.contains($0.id) }
    case nil: return groups.filter { $0.kind == .working }
    }
  }

  private func upwards(from start: [Group], holding roles: [Membership.Role], on day: Day) -> Set<Person.ID> {
    holders(in: start.flatMap { upwards(from: $0.id) }, holding: roles, on: day)
  }

  private func holders(in groups: [Group], holding roles: [Membership.Role], on day: Day) -> Set<Person.ID> {
    let ids = Set(groups.map(\.id))
    return Set(memberships.filter { ids.contains($0.group) && roles.contains($0.role) && $0.holds(on: day) }.compactMap(\.person))
  }
}
