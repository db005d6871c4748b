import Domain

/// Links by which a party without an account answers for one item. The person who answers is stored under the party's name and cannot sign
/// in.
extension SQLAccounts {
  package func open(_ session: Session, for party: Party, named name: String, to item: Item.ID, by person: Person.ID) async throws {
    let agency: Agency.ID? = if case .agency(let id) = party { id } else { nil }
    let party = try JSON.text(party)
    try await commits.run { connection in
      guard try connection.count("SELECT count(*) FROM sessions WHERE digest = \(session.digest)") == 0 else { return }
      try connection.run(
        """
        INSERT INTO people (id, name, agency, is_active) VALUES (\(session.person), \(name), \(agency), 0) ON CONFLICT (id) DO NOTHING
        """)
      try connection.run(
        """
        INSERT INTO sessions (digest, person, kind, created_at, expires_at, csrf_token)
        VALUES (\(session.digest), \(session.person), \(session.kind.rawValue), \(session.created), \(session.expires), \(session.csrfToken))
        """)
      try connection.run(
        """
        INSERT INTO answer_links (digest, item, party, given_by, given_at)
        VALUES (\(session.digest), \(item), \(party), \(person), \(session.created))
        """)
    }
  }

  package func link(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, item: Item.ID, party: Party)? {
    try await read { connection in
      try connection.first(
        """
        SELECT \(PersonRow.columns), s.created_at, s.expires_at, s.csrf_token, l.item, l.party
        FROM sessions s JOIN people p ON p.id = s.person JOIN answer_links l ON l.digest = s.digest
        WHERE s.digest = \(digest) AND s.kind = 'link' AND s.expires_at > \(now)
        """
      ) { row in
        let person = PersonRow.read(row)
        let session = Session(
          digest: digest, person: person.id, kind: .link, created: row.instant(PersonRow.width), expires: row.instant(PersonRow.width + 1),
          csrfToken: row.text(PersonRow.width + 2))
        return (session, person, row.id(PersonRow.width + 3), try JSON.value(Party.self, row.text(PersonRow.width + 4)))
      }
    }
  }
}
