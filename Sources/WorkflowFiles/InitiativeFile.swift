import Domain

/// An initiative as a file in `Workflows/initiatives` sets it up: the notice's head and the plan under it.
package struct InitiativeFile: Sendable {
  package var key: String
  package var title: String
  package var documentNumber: String?
  package var issuers: [String]
  package var issueDate: Day?
  package var due: Day?
  package var notice: [String]
  package var plan: Plan

  /// - Throws: every complaint there is; references that lead nowhere are named with their line.
  package init(_ text: String, file: String) throws(Complaints) {
    let paper = Paper(file: file)
    let top = try paper.open(text)
    let known = ["initiative", "title", "documentNumber", "issuers", "issueDate", "due", "notice", "agencies", "people", "groups", "items"]
    let parts = top.fields(known, required: ["initiative", "title", "groups"])
    key = parts["initiative"]?.text() ?? ""
    title = parts["title"]?.text() ?? ""
    documentNumber = parts["documentNumber"]?.text()
    issuers = parts["issuers"]?.listOrOne().compactMap { $0.text() } ?? []
    issueDate = parts["issueDate"]?.day()
    due = parts["due"]?.day()
    notice = parts["notice"]?.text()?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    var reading = PlanReading()
    plan = reading.plan(parts)
    if !paper.complaints.isEmpty { throw Complaints(paper.complaints) }
  }
}

struct PlanReading {
  private var agencies: Set<String> = []
  private var people: Set<String> = []
  private var groups: Set<String> = []
  private var items: Set<String> = []

  mutating func plan(_ parts: [String: Piece]) -> Plan {
    var plan = Plan()
    for piece in parts["agencies"]?.list() ?? [] { if let agency = agency(piece) { plan.agencies.append(agency) } }
    for (key, piece) in parts["people"]?.named() ?? [] { if let person = person(key, piece) { plan.people.append(person) } }
    for (name, piece) in parts["groups"]?.named() ?? [] { if let group = group(name, piece) { plan.groups.append(group) } }
    for (key, piece) in parts["items"]?.named() ?? [] { if let item = item(key, piece) { plan.items.append(item) } }
    return plan
  }

  private mutating func agency(_ piece: Piece) -> Plan.Agency? {
    let parts = piece.fields(["name", "parent", "aliases", "phones", "hours"], required: ["name"])
    guard let name = parts["name"]?.text() else { return nil }
    if let parent = parts["parent"], let text = parent.text(), !agencies.contains(text) { parent.complain(.unknownReference(text)) }
    let aliases = parts["aliases"]?.listOrOne().compactMap { $0.text() } ?? []
    for known in [name] + aliases where !agencies.insert(known).inserted { piece.complain(.duplicate(known)) }
    let hours = parts["hours"]?.text()
    if let hours, OfficeHours(hours) == nil { parts["hours"]?.complain(.wants("09:00-12:00, 13:30-17:00", "09:00-12:00, 13:30-17:00")) }
    return Plan.Agency(
      name: name, parent: parts["parent"]?.text(), aliases: aliases,
      phones: parts["phones"]?.listOrOne().compactMap { $0.text() } ?? [], hours: hours.flatMap(OfficeHours.init))
  }

  private mutating func person(_ key: String, _ piece: Piece) -> Plan.Person? {
    // What is wrong with one is said once, and not again by whoever refers to it.
    defer { people.insert(key) }
    let parts = piece.fields(["name", "agency", "mail", "phone"], required: ["name"])
    guard let name = parts["name"]?.text() else { return nil }
    check(parts["agency"], in: agencies)
    return Plan.Person(
      key: key, login: key, name: name, agency: parts["agency"]?.text(), mail: parts["mail"]?.text(), phone: parts["phone"]?.text())
  }

  private mutating func group(_ name: String, _ piece: Piece) -> Plan.Group? {
    defer { groups.insert(name) }
    let roles = Membership.Role.allCases.map(\.rawValue)
    let parts = piece.fields(["kind", "parent", "duties"] + roles, required: ["kind"])
    guard let kind = parts["kind"]?.choice(Group.Kind.self) else { return nil }
    check(parts["parent"], in: groups)
    var posts: [Plan.Post] = []
    for role in Membership.Role.allCases {
      for member in parts[role.rawValue]?.listOrOne() ?? [] { posts.append(post(role, member)) }
    }
    return Plan.Group(name: name, kind: kind, parent: parts["parent"]?.text(), duties: parts["duties"]?.text() ?? "", posts: posts)
  }

  /// A person's key, or `{ post: 副组长 }` with or without a person: a vacant post.
  private func post(_ role: Membership.Role, _ piece: Piece) -> Plan.Post {
    if piece.isScalar {
      check(piece, in: people)
      return Plan.Post(role: role, person: piece.text())
    }
    let parts = piece.fields(["person", "post"])
    check(parts["person"], in: people)
    return Plan.Post(role: role, person: parts["person"]?.text(), post: parts["post"]?.text() ?? "")
  }

  private mutating func item(_ key: String, _ piece: Piece) -> Plan.Item? {
    defer { items.insert(key) }
    let parts = piece.fields(
      ["kind", "title", "parties", "start", "due", "follows", "part-of", "fields", "shares", "line"], required: ["title"])
    guard let title = parts["title"]?.text() else { return nil }
    for reference in parts["follows"]?.listOrOne() ?? [] { check(reference, in: items) }
    check(parts["part-of"], in: items)
    for party in parts["parties"]?.listOrOne() ?? [] where party.text() != "各工作组" {
      check(party, in: groups.union(agencies).union(people))
    }
    let start = parts["start"]?.day()
    let due = parts["due"]?.day()
    if let start, let due, due < start { parts["due"]?.complain(.wants("不早于开始的日期", "a day not before the start")) }
    return Plan.Item(
      key: key, kind: parts["kind"]?.text() ?? "task", title: title, parties: parts["parties"]?.listOrOne().compactMap { $0.text() } ?? [],
      start: start, due: due, follows: parts["follows"]?.listOrOne().compactMap { $0.text() } ?? [], parent: parts["part-of"]?.text(),
      fields: pairs(parts["fields"]), shares: pairs(parts["shares"]), line: parts["line"]?.integer())
  }

  private func pairs(_ piece: Piece?) -> [String: String] {
    var pairs: [String: String] = [:]
    for (key, value) in piece?.named() ?? [] { pairs[key] = value.text() }
    return pairs
  }

  private func check(_ piece: Piece?, in known: Set<String>) {
    if let piece, let text = piece.text(), !known.contains(text) { piece.complain(.unknownReference(text)) }
  }
}
