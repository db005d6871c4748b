import Domain

/// The reminders that stand for an item, kept in its own row: the move that sets a limit writes the row anyway, and the time of the
/// next is all that has to be found by an index. One becomes a message when its time comes.
struct PendingReminders: Sendable {
  /// When the first of them is due; nil where none stands.
  let next: Instant?
  /// Nil where none stands.
  let text: String?

  init(_ reminders: [Message]) {
    next = reminders.map(\.due).min()
    if reminders.isEmpty {
      text = nil
      return
    }
    var writer = JSONWriter()
    writer.list(reminders.sorted { $0.due < $1.due }) { $0.reminder($1) }
    text = writer.text
  }

  /// - Throws: `StoreFault.damaged` where it is not what was written.
  static func read(_ text: String, of item: Item.ID) throws -> [Message] {
    try JSONReader.read(text) { try $0.list { try $0.reminder(of: item) } }
  }

  /// One of them where it lies, good as long as the row: of many that stand for an item, few are due.
  struct ReminderView {
    fileprivate(set) var due = Instant(seconds: 0)
    fileprivate(set) var rule = ""
    fileprivate(set) var colour: ReminderRule.Colour?
    fileprivate(set) var to = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    fileprivate var key = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    var roles: [Role] { get throws { try JSONReader.read(to) { try $0.roles() } } }

    func key(of item: Item.ID) throws -> String { "\(item)/\(try JSONReader.read(key) { try $0.text() })" }
  }

  static func each(in text: UnsafeBufferPointer<UInt8>, _ body: (ReminderView) throws -> Void) throws {
    _ = try JSONReader.read(text) { try $0.list { try body(try $0.glance()) } }
  }
}

extension JSONWriter {
  /// The key without its item, which it begins with.
  fileprivate mutating func reminder(_ message: Message) {
    object { object in
      object.member("key") { $0.text(String(message.key.dropFirst(message.item.text.count + 1))) }
      object.member("rule") { $0.text(message.rule) }
      object.member("to") { $0.texts(message.to.map(\.rawValue)) }
      object.member("due") { $0.instant(message.due) }
      if let colour = message.colour { object.member("colour") { $0.text(colour.rawValue) } }
      if let repeats = message.repeats { object.member("repeats") { $0.limit(repeats) } }
    }
  }
}

extension JSONReader {
  fileprivate mutating func reminder(of item: Item.ID) throws -> Message {
    var message = Message(key: "", item: item, rule: "", to: [], due: Instant(seconds: 0))
    try object { reader, name in
      switch name {
      case "key": message.key = "\(item)/\(try reader.text())"
      case "rule": message.rule = try reader.text()
      case "to": message.to = try reader.roles()
      case "due": message.due = try reader.instant()
      case "colour": message.colour = ReminderRule.Colour(rawValue: try reader.text())
      case "repeats": message.repeats = try reader.limit()
      default: throw StoreFault.damaged(name)
      }
    }
    return message
  }

  fileprivate mutating func glance() throws -> PendingReminders.ReminderView {
    var glance = PendingReminders.ReminderView()
    try object { reader, name in
      switch name {
      case "key": glance.key = try reader.raw()
      case "rule": glance.rule = try reader.text()
      case "to": glance.to = try reader.raw()
      case "due": glance.due = try reader.instant()
      case "colour": glance.colour = ReminderRule.Colour(rawValue: try reader.text())
      default: try reader.skip()
      }
    }
    return glance
  }

  fileprivate mutating func roles() throws -> [Role] { try texts().compactMap { Role(rawValue: $0) } }
}

extension PendingReminders {
  /// Step 5 of the schema: moves pending reminders from `messages` into the rows of their items.
  static func carryOver(on connection: any Connection) throws {
    var last = ""
    while true {
      let some = try connection.rows(
        """
        SELECT item, key, rule, roles, due_at, colour, repeats FROM messages WHERE stands = 1 AND state = 'pending' AND item IN (
          SELECT DISTINCT item FROM messages WHERE stands = 1 AND state = 'pending' AND item > \(last) ORDER BY item LIMIT 1000)
        """
      ) { row in
        Message(
          key: row.text(1), item: row.id(0), rule: row.text(2),
          to: row.text(3).split(separator: ",").compactMap { Role(rawValue: String($0)) },
          due: row.instant(4), colour: row.optional(5, row.text).flatMap(ReminderRule.Colour.init),
          repeats: try row.optional(6, row.text).map { try JSONReader.read($0) { try $0.limit() } })
      }
      if some.isEmpty { break }
      for (item, reminders) in Dictionary(grouping: some, by: \.item) {
        let access = PendingReminders(reminders)
        try connection.run("UPDATE items SET remind_at = \(access.next), reminders = \(access.text) WHERE id = \(item)")
        last = max(last, item.text)
      }
    }
    try connection.run("DELETE FROM messages WHERE stands = 1 AND state = 'pending'")
    try connection.run("ALTER TABLE messages DROP COLUMN stands")
  }
}
