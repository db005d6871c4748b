import Domain

enum PersonRow {
  /// The columns that `read` reads, in its order.
  static let columns: SQL = "p.id, p.login, p.name, p.agency, p.mail, p.phone, p.is_administrator, p.is_auditor, p.is_active"
  /// How many these are: the index of the next column.
  static let width = 9

  static func read(_ row: any Row) -> Person {
    Person(
      id: row.id(0), login: row.optional(1, row.text), name: row.text(2), agency: row.optional(3) { row.id($0) },
      mail: row.optional(4, row.text), phone: row.optional(5, row.text), isAdministrator: row.flag(6), isAuditor: row.flag(7),
      isActive: row.flag(8))
  }

  static func put(_ person: Person, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO people (id, login, name, agency, mail, phone, is_administrator, is_auditor, is_active)
      VALUES (\(person.id), \(person.login), \(person.name), \(person.agency), \(person.mail), \(person.phone), \(person.isAdministrator),
        \(person.isAuditor), \(person.isActive))
      ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name, agency = excluded.agency, mail = excluded.mail,
        phone = excluded.phone, is_administrator = excluded.is_administrator, is_auditor = excluded.is_auditor, is_active = excluded.is_active
      """)
  }
}
