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
  package var recurrences: [Recurrence]
  package var questions: [Initiative.Question]

  /// - Throws: every complaint there is; references that lead nowhere are named with their line.
  package init(_ text: String, file: String) throws(Complaints) {
    let paper = Paper(file: file)
    let top = try paper.open(text)
    let known = [
      "initiative", "title", "documentNumber", "issuers", "issueDate", "due", "notice", "agencies", "people", "lists", "groups",
      "items", "recurring", "questions",
    ]
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
    recurrences = reading.recurrences(parts["recurring"])
    questions = (parts["questions"]?.list() ?? []).compactMap { piece in
      let parts = piece.fields(["question", "answer"], required: ["question", "answer"])
      guard let question = parts["question"]?.text(), let answer = parts["answer"]?.text() else { return nil }
      return Initiative.Question(question: question, answer: answer)
    }
    if !paper.complaints.isEmpty { throw Complaints(paper.complaints) }
  }
}

struct PlanReading {
  private(set) var agencies: Set<String> = []
  private(set) var people: Set<String> = []
  private(set) var groups: Set<String> = []
  private var items: Set<String> = []
  /// Names that stand for several: 各县.
  private var lists: [String: [String]] = [:]
  /// Who belongs to an agency, by key.
  private var staff: [String: [String]] = [:]

  mutating func plan(_ parts: [String: Piece]) -> Plan {
    var plan = Plan()
    for piece in parts["agencies"]?.list() ?? [] { if let agency = agency(piece) { plan.agencies.append(agency) } }
    for (name, piece) in parts["lists"]?.named() ?? [] { lists[name] = piece.list().compactMap { $0.text() } }
    each(parts["people"]) { reading, key, piece in if let person = reading.person(key, piece) { plan.people.append(person) } }
    each(parts["groups"]) { reading, name, piece in if let group = reading.group(name, piece) { plan.groups.append(group) } }
    each(parts["items"]) { reading, key, piece in if let item = reading.item(key, piece) { plan.items.append(item) } }
    return plan
  }

  /// Each of a mapping; one with `each` once for each of a list, `{party}` and `{n}` standing for it and its place.
  private mutating func each(_ pieces: Piece?, _ take: (inout PlanReading, String, Piece) -> Void) {
    for (key, piece) in pieces?.named() ?? [] {
      guard let name = piece.member("each")?.text() else {
        take(&self, key, piece)
        continue
      }
      guard let list = lists[name] else {
        piece.complain(.unknownReference(name))
        continue
      }
      for (place, party) in list.enumerated() {
        piece.paper.bindings = [("{party}", party), ("{n}", String(place + 1))]
        take(&self, piece.paper.bound(key), piece)
      }
      piece.paper.bindings = []
    }
  }

  /// Names of parties, lists among them taken apart.
  func parties(_ piece: Piece?) -> [String] {
    (piece?.listOrOne() ?? []).flatMap { piece -> [String] in
      guard let name = piece.text() else { return [] }
      if let list = lists[name] { return list }
      if name != "各工作组", !name.contains("{") { check(piece, in: groups.union(agencies).union(people)) }
      return [name]
    }
  }

  func list(_ piece: Piece?) -> [String] {
    guard let piece, let name = piece.text() else { return [] }
    if lists[name] == nil { piece.complain(.unknownReference(name)) }
    return lists[name] ?? []
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
    let parts = piece.fields(["name", "agency", "mail", "phone", "each"], required: ["name"])
    guard let name = parts["name"]?.text() else { return nil }
    check(parts["agency"], in: agencies)
    if let agency = parts["agency"]?.text() { staff[agency, default: []].append(key) }
    return Plan.Person(
      key: key, login: key, name: name, agency: parts["agency"]?.text(), mail: parts["mail"]?.text(), phone: parts["phone"]?.text())
  }

  private mutating func group(_ name: String, _ piece: Piece) -> Plan.Group? {
    defer { groups.insert(name) }
    let roles = Membership.Role.allCases.map(\.rawValue)
    let parts = piece.fields(["kind", "parent", "duties", "agency", "each"] + roles, required: ["kind"])
    guard let kind = parts["kind"]?.choice(Group.Kind.self) else { return nil }
    check(parts["parent"], in: groups)
    var posts: [Plan.Post] = []
    for role in Membership.Role.allCases {
      for member in parts[role.rawValue]?.listOrOne() ?? [] { posts.append(post(role, member)) }
    }
    if let agency = parts["agency"]?.text() {
      check(parts["agency"], in: agencies)
      let seated = posts.compactMap(\.person)
      posts += (staff[agency] ?? []).filter { !seated.contains($0) }.map { Plan.Post(role: .member, person: $0) }
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
      ["kind", "title", "parties", "start", "due", "follows", "part-of", "fields", "shares", "line", "each"], required: ["title"])
    guard let title = parts["title"]?.text() else { return nil }
    for reference in parts["follows"]?.listOrOne() ?? [] { check(reference, in: items) }
    check(parts["part-of"], in: items)
    var parties = parties(parts["parties"])
    if parties.isEmpty, parts["each"] != nil { parties = [piece.paper.bound("{party}")] }
    let start = parts["start"]?.day()
    let due = parts["due"]?.day()
    if let start, let due, due < start { parts["due"]?.complain(.wants("不早于开始的日期", "a day not before the start")) }
    return Plan.Item(
      key: key, kind: parts["kind"]?.text() ?? "task", title: title, parties: parties, start: start, due: due,
      follows: parts["follows"]?.listOrOne().compactMap { $0.text() } ?? [], parent: parts["part-of"]?.text(),
      fields: pairs(parts["fields"]), shares: pairs(parts["shares"]), line: parts["line"]?.integer())
  }

  func pairs(_ piece: Piece?) -> [String: String] {
    var pairs: [String: String] = [:]
    for (key, value) in piece?.named() ?? [] { pairs[key] = value.text() }
    return pairs
  }

  func check(_ piece: Piece?, in known: Set<String>) {
    if let piece, let text = piece.text(), !known.contains(text) { piece.complain(.unknownReference(text)) }
  }
}
