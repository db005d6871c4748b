extension Draft {
  /// Everybody named in a group, once.
  package var people: [String] {
    (groups ?? []).flatMap { ($0.leaders ?? []) + ($0.deputies ?? []) + ($0.members ?? []) }.once
  }

  /// All parties and contacts that are no group of the draft, once each.
  package var agencies: [String] {
    let groups = Set((groups ?? []).map(\.name))
    return ((tasks ?? []).flatMap(\.parties).filter { !groups.contains($0) && $0 != "各工作组" } + (directory ?? []).map(\.agency)).once
  }

  /// The same agency by the name it is known by.
  package mutating func rename(agency name: String, to known: String) {
    func renamed(_ names: [String]?) -> [String]? { names.map { $0.map { $0 == name ? known : $0 }.once } }
    for index in (tasks ?? []).indices {
      tasks![index].responsible = renamed(tasks![index].responsible)
      tasks![index].cooperating = renamed(tasks![index].cooperating)
    }
    for index in (directory ?? []).indices where directory![index].agency == name { directory![index].agency = known }
  }

  /// The only known person of a name is meant by it, until somebody says otherwise.
  package mutating func recognise(_ known: [Person]) {
    let byName = Dictionary(grouping: known.filter { $0.isActive && !$0.isAuditor && !$0.isAdministrator }, by: \.name)
    var met: [String: String] = [:]
    for name in people { if let same = byName[name], same.count == 1 { met[name] = same[0].id.text } }
    accounts = met.isEmpty ? nil : met
  }
}
