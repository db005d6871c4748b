import Domain

extension Store: Timers {
  package func due(at now: Instant, after: Item.ID?, limit: Int) async throws -> [Item.ID] {
    try await read { connection in
      // The id does not stand bare, or its index would be gone through from end to end for the few that are due.
      try connection.rows(
        """
        SELECT id FROM items WHERE timer_at <= \(now) AND coalesce(id, '') > \(after?.text ?? "") AND import_id IS NULL
        ORDER BY coalesce(id, '') LIMIT \(limit)
        """
      ) { $0.id(0) }
    }
  }

  package func context(of id: Item.ID) async throws -> ItemContext { try await context(of: id, within: Self.everything) }

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
      return try cursors.compactMap { turn in
        guard let item = try self.item(turn.initiative, on: connection), item.state == "running",
          let details = try connection.first("SELECT details FROM initiatives WHERE id = \(turn.initiative)", { $0.text(0) }),
          let recurrence = try JSON.value(Initiative.self, details).recurrences.first(where: { $0.key == turn.key })
        else { return nil }
        return DueRecurrence(initiative: item, recurrence: recurrence, turn: turn)
      }
    }
  }
}

extension Store {
  /// Open items with a limit, in the order of their ids.
  package func limited(after: Item.ID?, limit: Int) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i
        WHERE i.id > \(after?.text ?? "") AND i.is_done = 0 AND i.sort_at < 253402300799 AND i.import_id IS NULL ORDER BY i.id LIMIT \(limit)
        """, ItemRow.read)
    }
  }
}

extension ChangeWriter {
  /// - Throws: `Refusal.stale` where the recurrence is at another period than the one that the change creates the items of.
  func check(_ cursor: RecurrenceCursor) throws {
    guard let was = cursor.was else { return }
    let found = try connection.count(
      "SELECT count(*) FROM recurrences WHERE initiative = \(cursor.initiative) AND key = \(cursor.key) AND next_day = \(was)")
    if found == 0 { throw Refusal.stale(version: nil, by: nil) }
  }

  /// Starts a recurrence, or moves it on to its next period.
  func put(_ turn: RecurrenceCursor) throws {
    guard turn.was != nil else {
      try connection.run(
        """
        INSERT INTO recurrences (initiative, key, next_day, opens_day) VALUES (\(turn.initiative), \(turn.key), \(turn.next), \(turn.opens))
        """)
      return
    }
    try connection.run(
      """
      UPDATE recurrences SET next_day = \(turn.next), opens_day = \(turn.opens) WHERE initiative = \(turn.initiative) AND key = \(turn.key)
      """)
  }

  /// The parties that fields name see the item as its parties do, but nobody counts it as theirs.
  func putNamed(_ item: Item, of workflow: Workflow?) throws {
    for (place, key) in item.namedParties(in: workflow).enumerated() {
      try connection.run(
        """
        INSERT INTO parties (item, party, place, kind, is_done, sort_at)
        VALUES (\(item.id), \(key), \(1000 + place), 'named', \(item.isDone), \(item.sortKey)) ON CONFLICT DO NOTHING
        """)
    }
  }
}
