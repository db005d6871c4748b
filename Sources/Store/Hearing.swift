import Domain

/// Who hears what is due in one transaction: what many messages share is asked once.
struct Hearing {
  let store: Store
  let day: Day
  let connection: any Connection
  private var rosters: [Item.ID?: Roster] = [:]
  private var wholes: [Item.ID: Item?] = [:]
  private var titles: [Item.ID: String] = [:]
  private var heard: [Question: [Person]] = [:]

  init(store: Store, day: Day, connection: any Connection) {
    self.store = store
    self.day = day
    self.connection = connection
  }

  /// All that decides who is meant, but for what a role finds in a field.
  private struct Question: Hashable {
    var initiative: Item.ID?
    var roles: [Role]
    var person: Person.ID?
    var lead: Party?
    var assisting: [Party]
    var assignee: Person.ID?
    var registrar: Person.ID
    var parent: Item.ID?

    init?(_ message: Message, _ item: Item) {
      for case .field in message.to { return nil }
      (initiative, roles, person) = (item.initiative, message.to, message.person)
      (lead, assisting, assignee, registrar, parent) = (item.lead, item.assisting, item.assignee, item.registrar, item.parent)
    }
  }

  /// Who must hear it now: for each person the places in `due` that are theirs. Whoever is no longer on it gets nothing.
  mutating func shared(_ due: [Due]) throws -> [(person: Person, places: [Int])] {
    var parts: [Person.ID: (person: Person, places: [Int])] = [:]
    for (place, entry) in due.enumerated() {
      for person in try people(of: entry.message, about: entry.item) where person.id != entry.message.except {
        parts[person.id, default: (person, [])].places.append(place)
      }
    }
    return parts.values.sorted { $0.person.id < $1.person.id }
  }

  mutating func line(of due: Due) throws -> Mail.Line {
    Mail.Line(item: due.item, initiative: try title(of: due.item.initiative), rule: due.message.rule, colour: due.message.colour)
  }

  /// Those who are active, and whoever stands in for one of them.
  private mutating func people(of message: Message, about item: Item) throws -> [Person] {
    guard let question = Question(message, item) else { return try asked(message, item) }
    if let known = heard[question] { return known }
    let people = try asked(message, item)
    heard[question] = people
    return people
  }

  private mutating func asked(_ message: Message, _ item: Item) throws -> [Person] {
    let (roster, whole) = (try roster(of: item.initiative), try item.parent.flatMap { try self.whole($0) })
    var heard = message.to.reduce(into: Set<Person.ID>()) { $0.formUnion(roster.holders(of: $1, for: item, whole: whole, on: day)) }
    if let person = message.person { heard.insert(person) }
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
