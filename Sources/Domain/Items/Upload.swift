package struct Upload: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var type: String
  package var size: Int
  package var person: Person.ID
  package var at: Instant
  package init(id: String, name: String, type: String, size: Int, person: Person.ID, at: Instant) {
    self.id = id
    self.name = name
    self.type = type
    self.size = size
    self.person = person
    self.at = at
  }
}
