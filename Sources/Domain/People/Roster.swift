/// The groups of one initiative, their dated posts, the people in them and the stand-ins. Every decision on permissions reads a roster and
/// relies upon its `version`.
package struct Roster: Sendable {
  package var initiative: Item.ID?
  package var version: Int
  /// The version of all people, agencies and posts: data cached beside a roster is valid as long as both versions are the same.
  package var directory = 0
  package var groups: [Group] { didSet { register = nil } }
  package var memberships: [Membership] { didSet { register = nil } }
  package var standIns: [StandIn]
  package var people: [Person.ID: Person] { didSet { register = nil } }
  package var agencies: [Agency.ID: Agency] { didSet { register = nil } }

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

  /// Indices into the lists, made by `enter`; dropped as soon as one of the lists changes.
  private var register: Register?

  /// Makes the lists quick to search, for one that is read more than once.
  package mutating func enter() { register = Register(self) }

  package func group(_ id: Group.ID) -> Group? {
    register.map { $0.groups[id].map { groups[$0] } } ?? groups.first { $0.id == id }
  }

  /// The group and all it sits under, nearest first.
  package func upwards(from id: Group.ID) -> [Group] {
    if let register { return (register.above[id] ?? []).map { groups[$0] } }
    var chain: [Group] = []
    var next: Group.ID? = id
    while let id = next, let group = group(id), !chain.contains(group) {
      chain.append(group)
      next = group.parent
    }
    return chain
  }

  package func posts(of person: Person.ID, on day: Day) -> [Membership] {
    let all = register.map { ($0.ofPerson[person] ?? []).map { memberships[$0] } } ?? memberships.filter { $0.person == person }
    return all.filter { $0.holds(on: day) }
  }

  package func posts(in group: Group.ID, on day: Day) -> [Membership] {
    let all = register.map { ($0.inGroup[group] ?? []).map { memberships[$0] } } ?? memberships.filter { $0.group == group }
    return all.filter { $0.holds(on: day) }
  }

  /// The people that `person` is a stand-in for on `day`.
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

  /// A person's name. People of one name are distinguished by their agency: 林舟（界首市医保局）.
  package func name(of id: Person.ID) -> String {
    guard let person = people[id] else { return "" }
    let isShared = register.map { $0.sharedNames.contains(person.name) } ?? people.values.contains { $0.name == person.name && $0.id != id }
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

extension Roster {
  private struct Register {
    var groups: [Group.ID: Int] = [:]
    /// A group and all above it, nearest first.
    var above: [Group.ID: [Int]] = [:]
    var inGroup: [Group.ID: [Int]] = [:]
    var ofPerson: [Person.ID: [Int]] = [:]
    /// Agencies that somebody here comes from, in the order of their names.
    var staffed: [Agency.ID] = []
    /// The people of an agency who have or had a post, in the order of ids.
    var ofAgency: [Agency.ID: [Person.ID]] = [:]
    /// Leading groups without another leading group above.
    var tops: [Int] = []
    /// Names that more than one bear.
    var sharedNames: Set<String> = []

    init(_ roster: Roster) {
      for (index, group) in roster.groups.enumerated() { groups[group.id] = index }
      for group in roster.groups { above[group.id] = roster.upwards(from: group.id).compactMap { groups[$0.id] } }
      for (index, membership) in roster.memberships.enumerated() {
        inGroup[membership.group, default: []].append(index)
        if let person = membership.person { ofPerson[person, default: []].append(index) }
      }
      staffed = roster.fromWhichPeopleCome.map(\.id)
      for person in ofPerson.keys.sorted() {
        if let agency = roster.people[person]?.agency { ofAgency[agency, default: []].append(person) }
      }
      tops = roster.tops.compactMap { groups[$0.id] }
      var names: Set<String> = []
      for person in roster.people.values where !names.insert(person.name).inserted { sharedNames.insert(person.name) }
    }
  }

  /// Agencies that somebody in the roster comes from, in the order of their names.
  package var staffedAgencies: [Agency] { register.map { $0.staffed.compactMap { agencies[$0] } } ?? fromWhichPeopleCome }

  private var fromWhichPeopleCome: [Agency] {
    let staffed = Set(people.values.compactMap(\.agency))
    return agencies.values.filter { staffed.contains($0.id) }.sorted { $0.name < $1.name }
  }

  /// The leading groups at the top.
  var tops: [Group] { register.map { $0.tops.map { groups[$0] } } ?? groups.filter { $0.kind == .leading && isTop($0) } }

  /// A group's id and those of all above it, nearest first.
  func above(_ id: Group.ID) -> [Group.ID] {
    register.map { ($0.above[id] ?? []).map { groups[$0].id } } ?? upwards(from: id).map(\.id)
  }

  /// The holders of these posts in these groups on `day`.
  func holders(in groups: [Group.ID], holding roles: [Membership.Role], on day: Day) -> Set<Person.ID> {
    var people: Set<Person.ID> = []
    for group in groups {
      for index in register.map({ $0.inGroup[group] ?? [] }) ?? Array(memberships.indices)
      where memberships[index].group == group && roles.contains(memberships[index].role) && memberships[index].holds(on: day) {
        if let person = memberships[index].person { people.insert(person) }
      }
    }
    return people
  }

  /// The people of an agency who have a post on `day`.
  func seated(from agency: Agency.ID, on day: Day) -> [Person.ID] {
    guard let register else {
      return Set(memberships.filter { $0.holds(on: day) }.compactMap(\.person)).sorted().filter { people[$0]?.agency == agency }
    }
    return (register.ofAgency[agency] ?? []).filter { person in
      register.ofPerson[person]?.contains { memberships[$0].holds(on: day) } ?? false
    }
  }
}
