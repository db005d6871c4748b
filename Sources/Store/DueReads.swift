import Domain

/// A message whose time has come, and what it is about: its fields only where a role looks into them.
struct Due {
  var message: Message
  var item: Item
  /// Whether it stood as a reminder until now.
  var isReminder: Bool
}

/// What is due at one moment, so much at a time, in the order of its time.
struct AllDue {
  var all: [Due] = []
  /// All reminders of the items of which one was due.
  var standing: [(item: Item.ID, reminders: [Message])] = []
  /// How much was looked at; 0 where nothing is due.
  var count: Int { max(all.count, standing.count) }
}

extension Store {
  /// Grows with what is due, not with what is kept: read in the order of its indexes, so that nothing has to be sorted.
  func due(at now: Instant, on connection: any Connection) throws -> AllDue {
    var due = AllDue()
    let told = try self.told(at: now, on: connection)
    _ = try connection.rows("SELECT \(ItemRow.columns), i.reminders \(Self.reminding(at: now))") { row in
      let id: Item.ID = row.id(0)
      let reminders = try StandingReminders.read(row.text(19), of: id)
      due.standing.append((id, reminders))
      let now = reminders.filter { $0.due <= now && !told.contains($0.key) }
      if now.isEmpty { return }
      let item = try ItemRow.read(row, isWhole: now.contains { $0.asksFields })
      due.all += now.map { Due(message: $0, item: item, isReminder: true) }
    }
    due.all += try connection.rows(
      """
      SELECT \(ItemRow.columns), m.key, m.rule, m.roles, m.person, m.excepted, m.due_at, m.colour
      FROM messages m JOIN items i ON i.id = m.item
      WHERE m.state = 'pending' AND m.due_at <= \(now) AND i.batch IS NULL ORDER BY m.due_at, m.item, m.key LIMIT 2000
      """
    ) { row in
      let message = Message(
        key: row.text(19), item: row.id(0), rule: row.text(20),
        to: row.text(21).split(separator: ",").compactMap { Role(rawValue: String($0)) },
        person: row.optional(22) { row.id($0) }, except: row.optional(23) { row.id($0) }, due: row.instant(24),
        colour: row.optional(25, row.text).flatMap(ReminderRule.Colour.init))
      return Due(message: message, item: try ItemRow.read(row, isWhole: message.asksFields), isReminder: false)
    }
    return due
  }

  /// Keys that were told of or skipped before: a limit that comes back brings its reminders back, but nothing is said twice.
  private func told(at now: Instant, on connection: any Connection) throws -> Set<String> {
    Set(try connection.rows("SELECT key FROM messages WHERE item IN (SELECT i.id \(Self.reminding(at: now)))") { $0.text(0) })
  }

  private static func reminding(at now: Instant) -> SQL {
    "FROM items i WHERE i.remind_at <= \(now) AND i.batch IS NULL ORDER BY i.remind_at, i.seq LIMIT 1000"
  }
}

extension Message {
  fileprivate var asksFields: Bool { to.contains { if case .field = $0 { true } else { false } } }
}
