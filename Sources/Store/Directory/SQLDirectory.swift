import Domain

/// Agencies, people, and who stands in for whom.
package struct SQLDirectory: Directory, DatabasePort {
  let database: Database

  package func agencies() async throws -> [Agency] {
    try await read { try $0.rows("SELECT \(AgencyRow.columns) FROM agencies ORDER BY name", AgencyRow.read) }
  }

  package func people() async throws -> [Person] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(PersonRow.columns) FROM people p WHERE p.id <> 'system' AND p.id NOT LIKE 'link-%' ORDER BY p.name, p.login
        """, PersonRow.read)
    }
  }

  package func put(_ agencies: [Agency], _ people: [Person]) async throws {
    try await commits.run { connection in
      for agency in agencies { try AgencyRow.put(agency, on: connection) }
      for person in people { try PersonRow.put(person, on: connection) }
      try DirectoryVersion.raise(on: connection)
    }
  }

  package func standIns(of person: Person.ID) async throws -> [StandIn] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(StandInRow.columns) FROM stand_ins WHERE person = \(person) OR substitute = \(person) ORDER BY first_day DESC
        """, StandInRow.read)
    }
  }

  package func put(_ standIn: StandIn, at now: Instant) async throws {
    try await commits.run { connection in try StandInRow.insert(standIn, at: now, on: connection) }
  }

  package func end(_ standIn: StandIn.ID, of person: Person.ID) async throws {
    try await commits.run { connection in
      try connection.run("DELETE FROM stand_ins WHERE id = \(standIn) AND (person = \(person) OR set_by = \(person))")
      try DirectoryVersion.raise(on: connection)
    }
  }
}
