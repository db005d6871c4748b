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
    case .office:
      let above = Set(heads(of: item, on: day).map(\.id))
      let offices = groups.filter { $0.kind == .office && ($0.parent.map(above.contains) ?? true) }
      return holders(in: offices, holding: Membership.Role.allCases, on: day)
    case .leadingLeader: return holders(in: heads(of: item, on: day), holding: [.leader, .deputy], on: day)
    case .party: return Set(item.parties.flatMap { people(of: $0, on: day) })
    case .lead: return Set(item.lead.map { people(of: $0, on: day) } ?? [])
    case .field: return Set(parties(of: role, for: item, whole: whole).flatMap { people(of: $0, on: day) })
    case .assignee: return item.assignee.map { [$0] } ?? Set(item.lead.map { people(of: $0, on: day) } ?? [])
    case .registrar: return [item.registrar]
    }
  }

  /// Whether somebody is among the holders of a role: their own posts are few, and tell it without everybody else's.
  package func holds(_ role: Role, _ person: Person.ID, for item: Item, whole: Item? = nil, on day: Day) -> Bool {
    holds(role, person, with: posts(of: person, on: day), for: item, whole: whole, on: day)
  }

  func holds(_ role: Role, _ person: Person.ID, with posts: [Membership], for item: Item, whole: Item?, on day: Day) -> Bool {
    func sits(above lead: Item, as roles: [Membership.Role]) -> Bool {
      let own = posts.filter { roles.contains($0.role) }.map(\.group)
      return !own.isEmpty && leading(lead, on: day).contains { group in above(group.id).contains(where: own.contains) }
    }
    func belongs(to party: Party) -> Bool {
      switch party {
      case .group(let group): posts.contains { $0.group == group }
      case .agency(let agency): !posts.isEmpty && people[person]?.agency == agency
      case .person(let named): named == person
      }
    }
    switch role {
    case .leader: return sits(above: item, as: [.leader, .deputy])
    case .wholeLeader: return sits(above: whole ?? item, as: [.leader, .deputy])
    case .convener: return sits(above: item, as: [.convener])
    case .liaison: return sits(above: item, as: [.liaison])
    case .member: return sits(above: item, as: [.member])
    case .vendor: return sits(above: item, as: [.vendor])
    case .responder: return posts.contains { $0.role == .responder }
    case .supervisor: return posts.contains { $0.role == .supervisor }
    case .office:
      let offices = posts.compactMap { group($0.group) }.filter { $0.kind == .office }
      return !offices.isEmpty && isOne(of: offices, under: heads(of: item, on: day))
    case .leadingLeader:
      let own = posts.filter { $0.role == .leader || $0.role == .deputy }.map(\.group)
      return !own.isEmpty && heads(of: item, on: day).contains { own.contains($0.id) }
    case .party: return item.parties.contains(where: belongs)
    case .lead: return item.lead.map(belongs) ?? false
    case .field: return parties(of: role, for: item, whole: whole).contains(where: belongs)
    case .assignee: return item.assignee.map { $0 == person } ?? item.lead.map(belongs) ?? false
    case .registrar: return item.registrar == person
    }
  }

  private func isOne(of offices: [Group], under heads: [Group]) -> Bool {
    offices.contains { office in office.parent.map { parent in heads.contains { $0.id == parent } } ?? true }
  }

  /// The parties whose people hold a role, where it is parties that do.
  func parties(of role: Role, for item: Item, whole: Item?) -> [Party] {
    switch role {
    case .party: item.parties
    case .lead: item.lead.map { [$0] } ?? []
    case .field(let id):
      (id.hasPrefix("whole.") ? whole?.fields[id.replacing("whole.", with: "", maxReplacements: 1)] : item.fields[id])?.list.compactMap {
        party($0)
      } ?? []
    // A group has posts, vacant or not; an agency may have nobody here at all.
    case .leader, .convener, .member, .liaison, .assignee: if case .agency? = item.lead { [item.lead!] } else { [] }
    default: []
    }
  }

  /// The current people of a party; of an agency, those who sit in a group of this initiative.
  package func people(of party: Party, on day: Day) -> [Person.ID] {
    switch party {
    case .group(let group): posts(in: group, on: day).compactMap(\.person)
    case .agency(let agency): seated(from: agency, on: day)
    case .person(let person): [person]
    }
  }

  /// The groups that lead an item: its lead, or those its lead sits in; without a lead, every working group.
  private func leading(_ item: Item, on day: Day) -> [Group] {
    switch item.lead {
    case .group(let id)?: return group(id).map { [$0] } ?? []
    case .agency?, .person?:
      let ids = Set(people(of: item.lead!, on: day).flatMap { posts(of: $0, on: day).map(\.group) })
      return groups.filter { ids.contains($0.id) }
    case nil: return groups.filter { $0.kind == .working }
    }
  }

  /// The leading groups above an item: its lead's own (a county's), and those above; without a lead, the topmost.
  private func heads(of item: Item, on day: Day) -> [Group] {
    let above = (item.lead == nil ? [] : leading(item, on: day)).flatMap { upwards(from: $0.id) }.filter { $0.kind == .leading }
    return above + tops.filter { top in !above.contains { $0.id == top.id } }
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

  /// Whether no leading group stands above this one.
  package func isTop(_ group: Group) -> Bool {
    !upwards(from: group.id).dropFirst().contains { $0.kind == .leading && (group.kind == .leading || !isTop($0)) }
  }

  private func upwards(from start: [Group], holding roles: [Membership.Role], on day: Day) -> Set<Person.ID> {
    holders(in: start.flatMap { above($0.id) }, holding: roles, on: day)
  }

  private func holders(in groups: [Group], holding roles: [Membership.Role], on day: Day) -> Set<Person.ID> {
    holders(in: groups.map(\.id), holding: roles, on: day)
  }
}
