import Domain

/// A due message, reduced to the columns shown in the digest.
struct DueMessage {
  let item: Item.ID
  /// Name of the reminder rule.
  let reminder: String
  let due: Instant
  let colour: ReminderRule.Colour?
  /// Excluded as a recipient, since it was their own move.
  let except: Person.ID?
  /// Index in `DueMessages.rules`.
  let rule: Int
  /// Index in `DueMessages.items`.
  let about: Int
}

/// The messages that are due, by time, at most some thousand.
struct DueMessages {
  var all: [DueMessage] = []
  /// Recipient rules; what many messages share is resolved once.
  var rules = RecipientRules()
  /// How many rows were read; 0 where nothing is due.
  var count: Int { max(all.count, itemCount) }
  /// Items with due reminders.
  var itemCount = 0

  // The rest only where digests are built.

  /// With fields only where a role reads them.
  var items: [Item] = []
  /// All pending reminders of the items with due ones.
  var reminders: [(item: Item.ID, all: [Message])] = []
  /// Keys of messages that were sent or skipped before: a deadline that returns brings its reminders back, but none is sent twice.
  var alreadySentKeys: Set<String> = []
  /// Messages that are no reminders.
  var messages: [(item: Item.ID, key: String)] = []
}

extension DueMessages {
  /// O(due), not O(stored): rows come in index order and are decoded only as far as needed.
  /// - Parameter forDigests: false reads only what a preview shows.
  static func read(at now: Instant, forDigests: Bool, on connection: any Connection) throws -> DueMessages {
    var due = DueMessages()
    // An item with one history row has never been in a state twice, so none of its reminders was sent before.
    var moved: [(item: Item.ID, key: String, index: Int)] = []
    _ = try connection.rows(
      """
      SELECT \(ItemRow.columns), i.history_count, i.reminders FROM items i WHERE i.remind_at <= \(now) AND i.import_id IS NULL
      ORDER BY i.remind_at, i.seq LIMIT 1000
      """
    ) { row in
      let id: Item.ID = row.id(0)
      due.itemCount += 1
      if forDigests {
        due.items.append(try ItemRow.read(row, isWhole: false))
        due.reminders.append((id, try PendingReminders.read(row.text(ItemRow.width + 1), of: id)))
      }
      try PendingReminders.each(in: row.utf8(ItemRow.width + 1)) { reminder in
        guard reminder.due <= now else { return }
        if row.int(ItemRow.width) > 1 { moved.append((id, try reminder.key(of: id), due.all.count)) }
        let rule = try due.rules.index(of: row, to: reminder.to) { try reminder.roles }
        due.all.append(
          DueMessage(
            item: id, reminder: reminder.rule, due: reminder.due, colour: reminder.colour, except: nil, rule: rule,
            about: due.items.count - 1))
      }
    }
    if !moved.isEmpty {
      due.alreadySentKeys = try storedKeys(of: Set(moved.map(\.item)), on: connection)
      let again = Set(moved.filter { due.alreadySentKeys.contains($0.key) }.map(\.index))
      due.all = due.all.enumerated().filter { !again.contains($0.offset) }.map(\.element)
    }
    _ = try connection.rows(
      """
      SELECT \(ItemRow.columns), m.rule, m.roles, m.person, m.excepted, m.due_at, m.colour, m.key
      FROM messages m JOIN items i ON i.id = m.item
      WHERE m.state = 'pending' AND m.due_at <= \(now) AND i.import_id IS NULL ORDER BY m.due_at, m.item, m.key LIMIT 2000
      """
    ) { row in
      if forDigests {
        due.items.append(try ItemRow.read(row, isWhole: false))
        due.messages.append((row.id(0), row.text(ItemRow.width + 6)))
      }
      let rule = try due.rules.index(of: row, to: row.utf8(ItemRow.width + 1), person: row.utf8(ItemRow.width + 2)) {
        row.text(ItemRow.width + 1).split(separator: ",").compactMap { Role(rawValue: String($0)) }
      }
      due.all.append(
        DueMessage(
          item: row.id(0), reminder: row.text(ItemRow.width), due: row.instant(ItemRow.width + 4),
          colour: row.optional(ItemRow.width + 5, row.text).flatMap(ReminderRule.Colour.init),
          except: row.optional(ItemRow.width + 3) { row.id($0) }, rule: rule, about: due.items.count - 1))
    }
    return due
  }

  private static func storedKeys(of items: Set<Item.ID>, on connection: any Connection) throws -> Set<String> {
    Set(try connection.rows("SELECT key FROM messages WHERE item IN (\(list: items.sorted()))") { $0.text(0) })
  }
}
