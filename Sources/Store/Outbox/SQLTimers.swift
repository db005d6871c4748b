import Domain

/// Items and recurrences that are due by time alone.
package struct SQLTimers: Timers, DatabasePort {
  let database: Database

  package func due(at now: Instant, after: Item.ID?, limit: Int) async throws -> [Item.ID] {
    try await read { connection in
      // `coalesce` keeps the planner off the id index (a full scan) and on `items_timer`.
      try connection.rows(
        """
        SELECT id FROM items WHERE timer_at <= \(now) AND coalesce(id, '') > \(after?.text ?? "") AND import_id IS NULL
        ORDER BY coalesce(id, '') LIMIT \(limit)
        """
      ) { $0.id(0) }
    }
  }

  package func context(of id: Item.ID) async throws -> ItemContext {
    try await SQLItems(database: database).context(of: id, within: Self.everything)
  }

  package func roster(of initiative: Item.ID) async throws -> Roster {
    try await SQLInitiatives(database: database).roster(of: initiative)
  }

  private static let everything: Scope = {
    var scope = Scope(of: .system, posts: [])
    scope.isEverything = true
    return scope
  }()

  package func cursors(opening day: Day) async throws -> [DueRecurrence] {
    try await read { connection in
      let cursors = try connection.rows(
        "SELECT initiative, key, next_day, opens_day FROM recurrences WHERE opens_day <= \(day) ORDER BY opens_day, initiative, key"
      ) { row in
        RecurrenceCursor(initiative: row.id(0), key: row.text(1), was: nil, next: Day(number: row.int(2)), opens: Day(number: row.int(3)))
      }
      return try cursors.compactMap { cursor in
        guard let item = try self.itemReader.item(cursor.initiative, on: connection), item.state == "running",
          let details = try connection.first("SELECT details FROM initiatives WHERE id = \(cursor.initiative)", { $0.text(0) }),
          let recurrence = try JSON.value(Initiative.self, details).recurrences.first(where: { $0.key == cursor.key })
        else { return nil }
        return DueRecurrence(initiative: item, recurrence: recurrence, turn: cursor)
      }
    }
  }
}
