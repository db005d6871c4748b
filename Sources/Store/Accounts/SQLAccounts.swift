import Domain

/// Logins, sessions, tokens and answer links.
package struct SQLAccounts: Accounts, DatabasePort {
  let database: Database

  package func credentials(of login: String) async throws -> (person: Person, password: String?)? {
    try await read { connection in
      try connection.first("SELECT \(PersonRow.columns), p.password FROM people p WHERE p.login = \(login) AND p.is_active = 1") { row in
        (PersonRow.read(row), row.optional(PersonRow.width, row.text))
      }
    }
  }

  package func tokenKey() async throws -> [UInt8] {
    let fresh = Chain.hex(database.random(32))
    let key = try await commits.run { connection in
      try connection.run("INSERT INTO keys (name, value) VALUES ('tokens', \(fresh)) ON CONFLICT DO NOTHING")
      return try connection.first("SELECT value FROM keys WHERE name = 'tokens'") { $0.text(0) } ?? ""
    }
    return Array(key.utf8)
  }

  package func setPassword(_ hash: String, of person: Person.ID) async throws {
    try await commits.run { connection in
      try connection.run("UPDATE people SET password = \(hash) WHERE id = \(person)")
      // Signs out everyone who knew the old password.
      try connection.run("DELETE FROM sessions WHERE person = \(person) AND kind = 'browser'")
    }
  }

  package func open(_ session: Session, key: IdempotencyKey?) async throws -> IdempotentResponse? {
    try await commits.run { connection in
      if let stored = try IdempotencyRows.respond(to: key, at: session.created, on: connection) { return stored }
      try connection.run("DELETE FROM sessions WHERE expires_at < \(session.created) AND kind <> 'link'")
      try connection.run(
        """
        INSERT INTO sessions (digest, person, kind, created_at, expires_at, csrf_token)
        VALUES (\(session.digest), \(session.person), \(session.kind.rawValue), \(session.created), \(session.expires), \(session.csrfToken))
        """)
      return nil
    }
  }

  package func close(_ digest: String) async throws {
    _ = try await commits.run { try $0.run("DELETE FROM sessions WHERE digest = \(digest)") }
  }

  package func closeAll(_ kind: Session.Kind, of person: Person.ID) async throws {
    _ = try await commits.run { try $0.run("DELETE FROM sessions WHERE person = \(person) AND kind = \(kind.rawValue)") }
  }

  package func failures(of subject: String, since: Instant) async throws -> (count: Int, last: Instant?) {
    try await read { connection in
      try connection.first(
        """
        SELECT count(*), max(at) FROM sign_ins WHERE subject = \(subject) AND succeeded = 0 AND at > \(since)
          AND at > coalesce((SELECT max(at) FROM sign_ins WHERE subject = \(subject) AND succeeded = 1), 0)
        """
      ) { (count: $0.int(0), last: $0.optional(1, $0.instant)) } ?? (0, nil)
    }
  }

  package func recordSignIn(of subjects: [String], succeeded: Bool, at now: Instant) async throws {
    try await commits.run { connection in
      for subject in subjects {
        try connection.run("INSERT INTO sign_ins (subject, at, succeeded) VALUES (\(subject), \(now), \(succeeded))")
      }
    }
  }
}
