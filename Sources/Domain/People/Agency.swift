/// A node in the tree of agencies (单位): province > city > county > township; also banks, vendors, employers.
package struct Agency: Hashable, Sendable, Codable {
  package typealias ID = Identifier<Agency>

  package var id: ID
  package var name: String
  package var parent: ID?
  package var aliases: [String]
  package var phones: [String]
  package var hours: OfficeHours?

  package init(id: ID, name: String, parent: ID? = nil, aliases: [String] = [], phones: [String] = [], hours: OfficeHours? = nil) {
    self.id = id
    self.name = name
    self.parent = parent
    self.aliases = aliases
    self.phones = phones
    self.hours = hours
  }
}
