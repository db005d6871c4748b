import Domain

/// Who hears what is due in one transaction.
struct RecipientResolver {
  let store: Store
  let day: Day
  let connection: any Connection
  private var rosters: [Item.ID?: Roster] = [:]
  private var wholes: [Item.ID: Item?] = [:]
  private var titles: [Item.ID: String] = [:]

  init(store: Store, day: Day, connection: any Connection) {
    self.store = store
    self.day = day
    self.connection = connection
  }

  /// Who must hear it now. Whoever is no longer on it gets nothing.
  mutating func parts(of due: AllDue) throws -> [DueLines.Part] {
    var parts: [DueLines.Part] = []
    var known: [Person.ID: Int] = [:]
    let heard = try due.questions.all.map { question in
      try people(question).map { person in
        if let place = known[person.id] { return place }
        parts.append(DueLines.Part(recipient: person))
        known[person.id] = parts.count - 1
        return parts.count - 1
      }
    }
    for place in due.all.indices {
      let except = due.all[place].except.flatMap { known[$0] }
      for part in heard[due.all[place].question] where part != except { parts[part].places.append(place) }
    }
    return parts.filter { !$0.places.isEmpty }.sorted { $0.recipient.id < $1.recipient.id }
  }

  mutating func line(of due: Due, about item: Item) throws -> Mail.Line {
    Mail.Line(item: item, initiative: try title(of: item.initiative), rule: due.rule, colour: due.colour)
  }

  /// Those who are active, and whoever stands in for one of them.
  private mutating func people(_ question: RecipientRule) throws -> [Person] {
    let item = question.item
    let (roster, whole) = (try roster(of: item.initiative), try item.parent.flatMap { try self.whole($0) })
    var heard = question.to.reduce(into: Set<Person.ID>()) { $0.formUnion(roster.holders(of: $1, for: item, whole: whole, on: day)) }
    if let person = question.person { heard.insert(person) }
    heard.formUnion(heard.flatMap { roster.substitutes(of: $0, on: day) })
    return heard.compactMap { roster.people[$0] }.filter(\.isActive)
  }

  private mutating func roster(of initiative: Item.ID?) throws -> Roster {
    if let known = rosters[initiative] { return known }
    let roster = try initiative.map { try store.roster(of: $0, on: connection) } ?? Roster()
    rosters[initiative] = roster
    return roster
  }

  private mutating func whole(_ id: Item.ID) throws -> Item? {
    if let known = wholes[id] { return known }
    let whole = try store.item(id, on: connection)
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
