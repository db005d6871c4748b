import Domain

/// A message whose time has come, no more of it than is said of it.
struct Due {
  let item: Item.ID
  let rule: String
  let due: Instant
  let colour: ReminderRule.Colour?
  /// Who need not be told, since they did it.
  let except: Person.ID?
  /// Its place among the questions.
  let question: Int
  /// Its item's place among the items.
  let about: Int
}

/// What is due at one moment, so much at a time, in the order of its time.
struct AllDue {
  var all: [Due] = []
  /// Whom all of it is for: what many messages share is asked once.
  var questions = RecipientRules()
  /// How much was looked at; 0 where nothing is due.
  var count: Int { max(all.count, access) }
  /// Of how many items a reminder was due.
  var access = 0

  // The rest only for whoever tells of it.

  /// What it is about: fields only where a role looks into them.
  var items: [Item] = []
  /// All reminders of the items of which one was due.
  var reminders: [(item: Item.ID, all: [Message])] = []
  /// Keys that were told of or skipped before: a limit that comes back brings its reminders back, but nothing is said twice.
  var told: Set<String> = []
  /// What was pending by itself, none of the reminders that stood.
  var messages: [(item: Item.ID, key: String)] = []
}

extension Store {
  /// Grows with what is due, not with what is kept: read in the order of its indexes, so that nothing has to be sorted, and no
  /// further into a row than it is asked for.
  /// - Parameter telling: whether it will be told of; otherwise only who would hear what.
  func due(at now: Instant, telling: Bool, on connection: any Connection) throws -> AllDue {
    var due = AllDue()
    // What was never moved since it was registered has not been in a state twice.
    var moved: [(item: Item.ID, key: String, place: Int)] = []
    _ = try connection.rows(
      """
      SELECT \(ItemRow.columns), i.history_count, i.reminders FROM items i WHERE i.remind_at <= \(now) AND i.import_id IS NULL
      ORDER BY i.remind_at, i.seq LIMIT 1000
      """
    ) { row in
      let id: Item.ID = row.id(0)
      due.access += 1
      if telling {
        due.items.append(try ItemRow.read(row, isWhole: false))
        due.reminders.append((id, try PendingReminders.read(row.text(20), of: id)))
      }
      try PendingReminders.each(in: row.utf8(20)) { reminder in
        guard reminder.due <= now else { return }
        if row.int(19) > 1 { moved.append((id, try reminder.key(of: id), due.all.count)) }
        let question = try due.questions.place(of: row, to: reminder.to) { try reminder.roles }
        due.all.append(
          Due(
            item: id, rule: reminder.rule, due: reminder.due, colour: reminder.colour, except: nil, question: question,
            about: due.items.count - 1))
      }
    }
    if !moved.isEmpty {
      due.told = try told(of: Set(moved.map(\.item)), on: connection)
      let again = Set(moved.filter { due.told.contains($0.key) }.map(\.place))
      due.all = due.all.enumerated().filter { !again.contains($0.offset) }.map(\.element)
    }
    _ = try connection.rows(
      """
      SELECT \(ItemRow.columns), m.rule, m.roles, m.person, m.excepted, m.due_at, m.colour, m.key
      FROM messages m JOIN items i ON i.id = m.item
      WHERE m.state = 'pending' AND m.due_at <= \(now) AND i.import_id IS NULL ORDER BY m.due_at, m.item, m.key LIMIT 2000
      """
    ) { row in
      if telling {
        due.items.append(try ItemRow.read(row, isWhole: false))
        due.messages.append((row.id(0), row.text(25)))
      }
      let question = try due.questions.place(of: row, to: row.utf8(20), person: row.utf8(21)) {
        row.text(20).split(separator: ",").compactMap { Role(rawValue: String($0)) }
      }
      due.all.append(
        Due(
          item: row.id(0), rule: row.text(19), due: row.instant(23),
          colour: row.optional(24, row.text).flatMap(ReminderRule.Colour.init), except: row.optional(22) { row.id($0) },
          question: question, about: due.items.count - 1))
    }
    return due
  }

  private func told(of items: Set<Item.ID>, on connection: any Connection) throws -> Set<String> {
    Set(try connection.rows("SELECT key FROM messages WHERE item IN (\(list: items.sorted()))") { $0.text(0) })
  }
}
