/// Who is who in one initiative: its groups, their dated posts, the people in them and those who stand in.
/// Every decision on who may do what reads one of these, and names its `version`.
package struct Roster: Sendable, Codable {
  package var initiative: Item.ID?
  package var version: Int
  package var groups: [Group]
  package var memberships: [Membership]
  package var standIns: [StandIn]
  package var people: [Person.ID: Person]
  package var agencies: [Agency.ID: Agency]

  package init(
    initiative: Item.ID? = nil, version: Int = 0, groups: [Group] = [], memberships: [Membership] = [], standIns: [StandIn] = [],
    people: [Person.ID: Person] = [:], agencies: [Agency.ID: Agency] = [:]
  ) {
    self.initiative = initiative
    self.version = version
    self.groups = groups
    self.memberships = memberships
    self.standIns = standIns
    self.people = people
    self.agencies = agencies
  }

  package func group(_ id: Group.ID) -> Group? { groups.first { $0.id == id } }

  /// The group and all it sits under, nearest first.
  package func upwards(from id: Group.ID) -> [Group] {
    var chain: [Group] = []
    var next: Group.ID? = id
    while let id = next, let group = group(id), !chain.contains(group) {
      chain.append(group)
      next = group.parent
    }
    return chain
  }

  package func posts(of person: Person.ID, on day: Day) -> [Membership] {
    memberships.filter { $0.person == person && $0.holds(on: day) }
  }

  package func posts(in group: Group.ID, on day: Day) -> [Membership] {
    memberships.filter { $0.group == group && $0.holds(on: day) }
  }

  /// Whom `person` stands in for on `day`.
  package func absent(for person: Person.ID, on day: Day) -> [Person.ID] {
    standIns.filter { $0.substitute == person && $0.holds(on: day) }.map(\.person)
  }

  package func substitutes(of person: Person.ID, on day: Day) -> [Person.ID] {
    standIns.filter { $0.person == person && $0.holds(on: day) }.map(\.substitute)
  }

  /// A party by its id: a group of this initiative, an agency or a person in it.
  package func party(_ key: String) -> Party? {
    if group(Group.ID(key)) != nil { return .group(Group.ID(key)) }
    if agencies[Agency.ID(key)] != nil { return .agency(Agency.ID(key)) }
    if people[Person.ID(key)] != nil { return .person(Person.ID(key)) }
    return nil
  }

  package func name(of party: Party) -> String {
    switch party {
    case .group(let id): group(id)?.name ?? ""
    case .agency(let id): agencies[id]?.name ?? ""
    case .person(let id): name(of: id)
    }
  }

  /// A person's name; people of one name are told apart by their agency: 林舟（界首市医保局）.
  package func name(of id: Person.ID) -> String {
    guard let person = people[id] else { return "" }
    let isShared = people.values.contains { $0.name == person.name && $0.id != id }
    guard isShared, let agency = person.agency.flatMap({ agencies[$0] }) else { return person.name }
    return "\(person.name)（\(agency.name)）"
  }
}

extension Roster {
  /// Whether this is what the screen calls a person whose name is shared; the costly comparison comes last.
  package func isShown(_ person: Person, as name: String) -> Bool {
    name.hasPrefix(person.name + "（") && self.name(of: person.id) == name
  }

  /// All groups that sit under a group, at any depth.
  package func below(_ id: Group.ID) -> [Group.ID] {
    groups.map(\.id).filter { $0 != id && upwards(from: $0).contains { $0.id == id } }
  }
}
