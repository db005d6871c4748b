import Domain

enum MessageRow {
  /// The key is unique for ever: a reminder that was sent is not stored again.
  static func insert(_ message: Message, state: String? = nil, on connection: any Connection) throws {
    let state = state ?? (message.isSkipped ? "skipped" : "pending")
    try connection.put(
      """
      INSERT INTO messages (key, item, rule, roles, person, excepted, due_at, colour, repeats, state)
      VALUES (\(message.key), \(message.item), \(message.rule), \(message.to.map { $0.rawValue }.joined(separator: ",")), \(message.person),
        \(message.except), \(message.due), \(message.colour?.rawValue), \(message.repeats.map(\.text)), \(state))
      ON CONFLICT (item, key) DO NOTHING
      """, key: "message \(message.key)")
  }
}
