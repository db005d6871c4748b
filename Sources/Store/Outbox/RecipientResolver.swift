import Domain

/// Resolves the recipients of due messages within one transaction.
struct RecipientResolver {
  let database: Database
  let day: Day
  let connection: any Connection
  private var rosters: [Item.ID?: Roster] = [:]
  private var wholes: [Item.ID: Item?] = [:]
  private var titles: [Item.ID: String] = [:]

  init(database: Database, day: Day, connection: any Connection) {
    self.database = database
    self.day = day
    self.connection = connection
  }

  /// The messages of each recipient, by id: those who hold the roles now, not when the message was made.
  mutating func parts(of due: DueMessages) throws -> [DueLines.Part] {
    var parts: [DueLines.Part] = []
    var known: [Person.ID: Int] = [:]
    let recipients = try due.rules.all.map { rule in
      try people(rule).map { person in
        if let index = known[person.id] { return index }
        parts.append(DueLines.Part(recipient: person))
        known[person.id] = parts.count - 1
        return parts.count - 1
      }
    }
    for index in due.all.indices {
      let except = due.all[index].except.flatMap { known[$0] }
      for part in recipients[due.all[index].rule] where part != except { parts[part].places.append(index) }
    }
    return parts.filter { !$0.places.isEmpty }.sorted { $0.recipient.id < $1.recipient.id }
  }

  mutating func line(of due: DueMessage, about item: Item) throws -> Mail.Line {
    Mail.Line(item: item, initiative: try title(of: item.initiative), rule: due.reminder, colour: due.colour)
  }

  /// Active holders of the roles, and those who stand in for them.
  private mutating func people(_ rule: RecipientRule) throws -> [Person] {
    let item = rule.item
    let (roster, whole) = (try roster(of: item.initiative), try item.parent.flatMap { try self.whole($0) })
    var people = rule.to.reduce(into: Set<Person.ID>()) { $0.formUnion(roster.holders(of: $1, for: item, whole: whole, on: day)) }
    if let person = rule.person { people.insert(person) }
    people.formUnion(people.flatMap { roster.substitutes(of: $0, on: day) })
    return people.compactMap { roster.people[$0] }.filter(\.isActive)
  }

  private mutating func roster(of initiative: Item.ID?) throws -> Roster {
    if let known = rosters[initiative] { return known }
    let roster = try initiative.map { try RosterReader(database: database).roster(of: $0, on: connection) } ?? Roster()
    rosters[initiative] = roster
    return roster
  }

  private mutating func whole(_ id: Item.ID) throws -> Item? {
    if let known = wholes[id] { return known }
    let whole = try ItemReader(database: database).item(id, on: connection)
    wholes[id] = .some(whole)
    return whole
  }

  private mutating func title(of initiative: Item.ID?) throws -> String {
    guard let initiative else { return "" }
    if let known = titles[initiative] { return known }
    let title = try connection.first("SELECT title FROM items WHERE id = \(initiative)") { $0.text(0) } ?? ""
    titles[initiative] = title
    return title
  }
}
