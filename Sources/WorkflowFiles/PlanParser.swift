import Domain

/// Reads the plan of an initiative file: agencies, people, groups and items. Checks references against what was read before them.
struct PlanParser {
  private(set) var agencies: Set<String> = []
  private(set) var people: Set<String> = []
  private(set) var groups: Set<String> = []
  private var items: Set<String> = []
  /// Named lists of parties: 各县.
  private var lists: [String: [String]] = [:]
  /// The keys of an agency's people, by the agency's name.
  private var staff: [String: [String]] = [:]

  mutating func plan(_ parts: [String: YAMLNode]) -> Plan {
    var plan = Plan()
    for node in parts["agencies"]?.list() ?? [] { if let agency = agency(node) { plan.agencies.append(agency) } }
    for (name, node) in parts["lists"]?.named() ?? [] { lists[name] = node.list().compactMap { $0.text() } }
    each(parts["people"]) { parser, key, node in if let person = parser.person(key, node) { plan.people.append(person) } }
    each(parts["groups"]) { parser, name, node in if let group = parser.group(name, node) { plan.groups.append(group) } }
    each(parts["items"]) { parser, key, node in if let item = parser.item(key, node) { plan.items.append(item) } }
    return plan
  }

  /// Visits the pairs of a mapping. Repeats a pair that has `each` for every member of that list, with `{party}` bound to the member and
  /// `{n}` to its position from 1.
  private mutating func each(_ nodes: YAMLNode?, _ visit: (inout PlanParser, String, YAMLNode) -> Void) {
    for (key, node) in nodes?.named() ?? [] {
      guard let name = node.member("each")?.text() else {
        visit(&self, key, node)
        continue
      }
      guard let list = lists[name] else {
        node.report(.unknownReference(name))
        continue
      }
      for (index, party) in list.enumerated() {
        node.reader.bindings = [("{party}", party), ("{n}", String(index + 1))]
        visit(&self, node.reader.bound(key), node)
      }
      node.reader.bindings = []
    }
  }

  /// Reads party names and expands named lists.
  func parties(_ node: YAMLNode?) -> [String] {
    (node?.listOrOne() ?? []).flatMap { node -> [String] in
      guard let name = node.text() else { return [] }
      if let list = lists[name] { return list }
      if name != "各工作组", !name.contains("{") { check(node, in: groups.union(agencies).union(people)) }
      return [name]
    }
  }

  /// The members of the named list.
  func list(_ node: YAMLNode?) -> [String] {
    guard let node, let name = node.text() else { return [] }
    if lists[name] == nil { node.report(.unknownReference(name)) }
    return lists[name] ?? []
  }

  private mutating func agency(_ node: YAMLNode) -> Plan.Agency? {
    let parts = node.fields(["name", "parent", "aliases", "phones", "hours"], required: ["name"])
    guard let name = parts["name"]?.text() else { return nil }
    if let parent = parts["parent"], let text = parent.text(), !agencies.contains(text) { parent.report(.unknownReference(text)) }
    let aliases = parts["aliases"]?.listOrOne().compactMap { $0.text() } ?? []
    for known in [name] + aliases where !agencies.insert(known).inserted { node.report(.duplicate(known)) }
    let hours = parts["hours"]?.text()
    if let hours, OfficeHours(hours) == nil { parts["hours"]?.report(.wants("09:00-12:00, 13:30-17:00", "09:00-12:00, 13:30-17:00")) }
    return Plan.Agency(
      name: name, parent: parts["parent"]?.text(), aliases: aliases,
      phones: parts["phones"]?.listOrOne().compactMap { $0.text() } ?? [], hours: hours.flatMap(OfficeHours.init))
  }

  private mutating func person(_ key: String, _ node: YAMLNode) -> Plan.Person? {
    // Register the key even if the person is invalid, so that references to it cause no second diagnostic.
    defer { people.insert(key) }
    let parts = node.fields(["name", "agency", "mail", "phone", "each"], required: ["name"])
    guard let name = parts["name"]?.text() else { return nil }
    check(parts["agency"], in: agencies)
    if let agency = parts["agency"]?.text() { staff[agency, default: []].append(key) }
    return Plan.Person(
      key: key, login: key, name: name, agency: parts["agency"]?.text(), mail: parts["mail"]?.text(), phone: parts["phone"]?.text())
  }

  private mutating func group(_ name: String, _ node: YAMLNode) -> Plan.Group? {
    defer { groups.insert(name) }
    let roles = Membership.Role.allCases.map(\.rawValue)
    let parts = node.fields(["kind", "parent", "duties", "agency", "each"] + roles, required: ["kind"])
    guard let kind = parts["kind"]?.choice(Group.Kind.self) else { return nil }
    check(parts["parent"], in: groups)
    var posts: [Plan.Appointment] = []
    for role in Membership.Role.allCases {
      for member in parts[role.rawValue]?.listOrOne() ?? [] { posts.append(post(role, member)) }
    }
    if let agency = parts["agency"]?.text() {
      check(parts["agency"], in: agencies)
      let seated = posts.compactMap(\.person)
      posts += (staff[agency] ?? []).filter { !seated.contains($0) }.map { Plan.Appointment(role: .member, person: $0) }
    }
    return Plan.Group(name: name, kind: kind, parent: parts["parent"]?.text(), duties: parts["duties"]?.text() ?? "", posts: posts)
  }

  /// Reads a person's key, or `{ post: 副组长 }` with or without a person; without one the post is vacant.
  private func post(_ role: Membership.Role, _ node: YAMLNode) -> Plan.Appointment {
    if node.isScalar {
      check(node, in: people)
      return Plan.Appointment(role: role, person: node.text())
    }
    let parts = node.fields(["person", "post"])
    check(parts["person"], in: people)
    return Plan.Appointment(role: role, person: parts["person"]?.text(), post: parts["post"]?.text() ?? "")
  }

  private mutating func item(_ key: String, _ node: YAMLNode) -> Plan.Item? {
    defer { items.insert(key) }
    let parts = node.fields(
      ["kind", "title", "parties", "start", "due", "follows", "part-of", "fields", "shares", "line", "each"], required: ["title"])
    guard let title = parts["title"]?.text() else { return nil }
    for reference in parts["follows"]?.listOrOne() ?? [] { check(reference, in: items) }
    check(parts["part-of"], in: items)
    var parties = parties(parts["parties"])
    if parties.isEmpty, parts["each"] != nil { parties = [node.reader.bound("{party}")] }
    let start = parts["start"]?.day()
    let due = parts["due"]?.day()
    if let start, let due, due < start { parts["due"]?.report(.wants("不早于开始的日期", "a day not before the start")) }
    return Plan.Item(
      key: key, kind: parts["kind"]?.text() ?? "task", title: title, parties: parties, start: start, due: due,
      follows: parts["follows"]?.listOrOne().compactMap { $0.text() } ?? [], parent: parts["part-of"]?.text(),
      fields: pairs(parts["fields"]), shares: pairs(parts["shares"]), line: parts["line"]?.integer())
  }

  func pairs(_ node: YAMLNode?) -> [String: String] {
    var pairs: [String: String] = [:]
    for (key, value) in node?.named() ?? [] { pairs[key] = value.text() }
    return pairs
  }

  /// Reports a reference that is not among the known names.
  func check(_ node: YAMLNode?, in known: Set<String>) {
    if let node, let text = node.text(), !known.contains(text) { node.report(.unknownReference(text)) }
  }
}
