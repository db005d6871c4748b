import Domain

extension Store: Directory {
  package func agencies() async throws -> [Agency] {
    try await read { try $0.rows("SELECT id, name, parent, details FROM agencies ORDER BY name", Self.agency) }
  }

  package func people() async throws -> [Person] {
    try await read { connection in
      try connection.rows(
        "SELECT \(Self.personColumns) FROM people p WHERE p.id <> 'system' AND p.id NOT LIKE 'link-%' ORDER BY p.name, p.login", Self.person
      )
    }
  }

  package func put(_ agencies: [Agency], _ people: [Person]) async throws {
    try await commits.run { connection in
      for agency in agencies { try Self.put(agency, on: connection) }
      for person in people { try Self.put(person, on: connection) }
      try Self.directoryMoved(on: connection)
    }
  }

  static func put(_ agency: Agency, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO agencies (id, name, parent, details) VALUES (\(agency.id), \(agency.name), \(agency.parent), \(try JSON.text(agency)))
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, parent = excluded.parent, details = excluded.details
      """)
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

  /// Who is who has changed: agencies, people, posts, or who stands in for whom.
  static func directoryMoved(on connection: any Connection) throws {
    try connection.run("UPDATE versions SET value = value + 1 WHERE name = 'directory'")
  }

  package func standIns(of person: Person.ID) async throws -> [StandIn] {
    try await read { connection in
      try connection.rows(
        """
        SELECT id, person, substitute, first_day, last_day, set_by FROM stand_ins WHERE person = \(person) OR substitute = \(person)
        ORDER BY first_day DESC
        """, Self.standIn)
    }
  }

  package func put(_ standIn: StandIn, at now: Instant) async throws {
    try await commits.run { connection in try Self.put(standIn, at: now, on: connection) }
  }

  static func put(_ standIn: StandIn, at now: Instant, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO stand_ins (id, person, substitute, first_day, last_day, set_by, set_at)
      VALUES (\(standIn.id), \(standIn.person), \(standIn.substitute), \(standIn.first), \(standIn.last), \(standIn.setBy), \(now))
      """)
    try directoryMoved(on: connection)
  }

  static func remove(_ standIn: StandIn.ID, on connection: any Connection) throws {
    try connection.run("DELETE FROM stand_ins WHERE id = \(standIn)")
    try directoryMoved(on: connection)
  }

  package func end(_ standIn: StandIn.ID, of person: Person.ID) async throws {
    try await commits.run { connection in
      try connection.run("DELETE FROM stand_ins WHERE id = \(standIn) AND (person = \(person) OR set_by = \(person))")
      try Self.directoryMoved(on: connection)
    }
  }
}
