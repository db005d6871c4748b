import Domain

/// Mails, and the messages that digests are built of.
package struct SQLOutbox: Outbox, DatabasePort {
  let database: Database

  package func buildDigests(dueAt now: Instant) async throws -> Int {
    try await commits.run { connection in
      let due = try DueMessages.read(at: now, forDigests: true, on: connection)
      var resolver = RecipientResolver(database: self.database, day: self.calendar.zone.day(of: now), connection: connection)
      for part in try resolver.parts(of: due) {
        let person = part.recipient
        let lines = try part.places.map { try resolver.line(of: due.all[$0], about: due.items[due.all[$0].about]) }
        let mail = Mail(
          id: self.database.freshID(), person: person.id, name: person.name, address: person.mail, lines: lines,
          state: person.mail == nil ? .unaddressed : .pending, due: now, attempts: 0, made: now, sent: nil, error: nil)
        try Self.insert(mail, on: connection)
      }
      for (item, reminders) in due.reminders {
        let sent = reminders.filter { $0.due <= now && !due.alreadySentKeys.contains($0.key) }
        for reminder in sent { try MessageRow.insert(reminder, state: "folded", on: connection) }
        let left = PendingReminders(reminders.compactMap { $0.due > now ? $0 : self.calendar.next(of: $0, after: now) })
        try connection.run("UPDATE items SET remind_at = \(left.next), reminders = \(left.text) WHERE id = \(item)")
      }
      for (item, key) in due.messages {
        try connection.run("UPDATE messages SET state = 'folded' WHERE item = \(item) AND key = \(key)")
      }
      return due.count
    }
  }

  package func preview(dueAt now: Instant) async throws -> DueLines {
    try await read { connection in
      let due = try DueMessages.read(at: now, forDigests: false, on: connection)
      var resolver = RecipientResolver(database: self.database, day: self.calendar.zone.day(of: now), connection: connection)
      return DueLines(
        lines: due.all.map { DueLines.Line(due: $0.due, item: $0.item, rule: $0.reminder) }, parts: try resolver.parts(of: due))
    }
  }

  private static func insert(_ mail: Mail, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO mails (id, person, address, lines, state, due_at, attempts, made_at)
      VALUES (\(mail.id), \(mail.person), \(mail.address), \(try JSON.text(mail.lines)), \(mail.state.rawValue), \(mail.due), 0, \(mail.made))
      """)
    for item in Set(mail.lines.map(\.item)) { try connection.run("INSERT INTO mail_items (mail, item) VALUES (\(mail.id), \(item))") }
  }

  package func claim(_ maxMails: Int, at now: Instant, until lease: Instant) async throws -> [Mail] {
    try await commits.run { connection in
      // SQLite has one writer. On PostgreSQL, mails that another server is claiming are skipped.
      let free: SQL = connection.dialect == .sqlite ? "" : " FOR UPDATE SKIP LOCKED"
      let ids = try connection.rows(
        """
        UPDATE mails SET state = 'sending', lease_until = \(lease), attempts = attempts + 1 WHERE id IN (
          SELECT id FROM mails WHERE state IN ('pending', 'sending') AND due_at <= \(now) AND (state = 'pending' OR lease_until <= \(now))
          ORDER BY due_at, id LIMIT \(maxMails)\(free)) RETURNING id
        """
      ) { $0.text(0) }
      return try Self.mails("m.id IN (\(list: ids))", on: connection)
    }
  }

  package func recordResult(_ mail: Mail, as state: Mail.State, again due: Instant?, error: String?, at now: Instant) async throws {
    _ = try await commits.run { connection in
      try connection.run(
        """
        UPDATE mails SET state = \(state.rawValue), due_at = coalesce(\(due), due_at), lease_until = NULL, error = \(error),
          sent_at = \(state == .sent ? now : nil) WHERE id = \(mail.id)
        """)
    }
  }

  package func mails(state: Mail.State?, limit: Int) async throws -> [Mail] {
    try await read { connection in
      try Self.mails(state.map { "m.state = \($0.rawValue)" } ?? "1 = 1", maxMails: limit, on: connection)
    }
  }

  package func mails(about item: Item.ID) async throws -> [Mail] {
    try await read { try Self.mails("m.id IN (SELECT mail FROM mail_items WHERE item = \(item))", hasLines: false, on: $0) }
  }

  /// - Parameter hasLines: Whether the lines are read too: a digest may have thousands.
  private static func mails(
    _ filter: SQL, hasLines: Bool = true, maxMails: Int = 500, on connection: any Connection
  ) throws -> [Mail] {
    let lines: SQL = hasLines ? "m.lines" : "'[]'"
    return try connection.rows(
      """
      SELECT m.id, m.person, p.name, m.address, \(lines), m.state, m.due_at, m.attempts, m.made_at, m.sent_at, m.error
      FROM mails m JOIN people p ON p.id = m.person WHERE \(filter) ORDER BY m.made_at DESC, m.id LIMIT \(maxMails)
      """
    ) { row in
      Mail(
        id: row.text(0), person: row.id(1), name: row.text(2), address: row.optional(3, row.text),
        lines: try JSON.value([Mail.Line].self, row.text(4)),
        state: Mail.State(rawValue: row.text(5)) ?? .failed, due: row.instant(6), attempts: row.int(7), made: row.instant(8),
        sent: row.optional(9, row.instant), error: row.optional(10, row.text))
    }
  }
}
