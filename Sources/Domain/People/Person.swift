/// A person who works on an initiative. Names may be shared; people are distinguished by their agency, and sign in by a login of their own.
/// A person named by a notice may not have a login yet.
package struct Person: Hashable, Sendable, Codable {
  package typealias ID = Identifier<Person>

  package var id: ID
  package var login: String?
  package var name: String
  package var agency: Agency.ID?
  package var mail: String?
  package var phone: String?
  package var isAdministrator: Bool
  /// Reads everything, changes nothing.
  package var isAuditor: Bool
  package var isActive: Bool

  package init(
    id: ID, login: String? = nil, name: String, agency: Agency.ID? = nil, mail: String? = nil, phone: String? = nil,
    isAdministrator: Bool = false, isAuditor: Bool = false, isActive: Bool = true
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.agency = agency
    self.mail = mail
    self.phone = phone
    self.isAdministrator = isAdministrator
    self.isAuditor = isAuditor
    self.isActive = isActive
  }
}

extension Person {
  /// The actor of the command line. Nobody can sign in as it.
  package static let system = Person(id: ID("system"), name: "系统")
}

/// A stand-in (代理): from one day to another, with both, `substitute` may do what `person` may.
package struct StandIn: Hashable, Sendable, Codable {
  package typealias ID = Identifier<StandIn>

  package var id: ID
  package var person: Person.ID
  package var substitute: Person.ID
  package var first: Day
  package var last: Day
  /// The person, or the office for them.
  package var setBy: Person.ID

  package init(id: ID, person: Person.ID, substitute: Person.ID, first: Day, last: Day, setBy: Person.ID? = nil) {
    self.id = id
    self.person = person
    self.substitute = substitute
    self.first = first
    self.last = last
    self.setBy = setBy ?? person
  }

  package func holds(on day: Day) -> Bool { first <= day && day <= last }
}
