import Domain

extension SQLItems {
  package func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext {
    guard let context = try await contexts(of: [id], within: scope)[id] else { throw Refusal.notFound }
    return context
  }

  package func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext] {
    try await read { try self.contexts(of: ids, within: scope, on: $0) }
  }

  func contexts(of ids: [Item.ID], within scope: Scope, on connection: any Connection) throws -> [Item.ID: ItemContext] {
    let found = try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE i.id IN (\(list: ids)) AND \(ScopeFilter.sql(scope))",
      ItemRow.read(caching: database.itemCache, on: connection))
    let reader = ItemContextReader(database: database, connection: connection)
    return Dictionary(uniqueKeysWithValues: try found.map { ($0.id, try reader.context(of: $0)) })
  }

  package func registrationContext(
    in initiative: Item.ID, under parent: Item.ID?, within scope: Scope
  ) async throws -> RegistrationContext {
    try await read { try self.registrationContext(in: initiative, under: parent, within: scope, on: $0) }
  }

  func registrationContext(
    in initiative: Item.ID, under parent: Item.ID?, within scope: Scope, on connection: any Connection
  ) throws -> RegistrationContext {
    let found = try connection.first(
      """
      SELECT \(ItemRow.columns) FROM items i
      WHERE i.id = \(initiative) AND i.kind = \(Workflow.initiative) AND (\(ScopeFilter.initiatives(scope)))
      """, ItemRow.read)
    guard let found else { throw Refusal.notFound }
    let above = try parent.map { parent in
      let item = try connection.first(
        "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(parent) AND i.initiative = \(initiative) AND \(ScopeFilter.sql(scope))",
        ItemRow.read)
      guard let item else { throw Refusal.notFound }
      return item
    }
    return try ItemContextReader(database: database, connection: connection).registrationContext(in: found, under: above)
  }

  func items(_ filter: SQL, maxItems: Int = 1000, on connection: any Connection) throws -> [Item] {
    try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) ORDER BY i.registered_at, i.number, i.id LIMIT \(maxItems)", ItemRow.read)
  }
}

/// Reads the contexts of items within one transaction. Reads what several of them share only once.
final class ItemContextReader {
  private let source: ItemContextRows
  private var builder: ItemContextBuilder
  private var initiativeRows: [Item.ID: ItemContextBuilder.InitiativeRows] = [:]

  init(database: Database, connection: any Connection) {
    source = ItemContextRows(database: database, connection: connection)
    builder = ItemContextBuilder(workflows: database.workflows, calendar: database.calendar, source: source)
  }

  func context(of item: Item) throws -> ItemContext { try builder.context(of: item, in: try initiativeRows(of: item.initiative)) }

  func registrationContext(in initiative: Item, under parent: Item?) throws -> RegistrationContext {
    var initiativeRows = try initiativeRows(of: initiative.id)
    initiativeRows.initiative = initiative
    return try builder.registrationContext(in: initiativeRows, under: parent)
  }

  private func initiativeRows(of initiative: Item.ID?) throws -> ItemContextBuilder.InitiativeRows {
    guard let initiative else { return .init() }
    if let known = initiativeRows[initiative] { return known }
    let read = try source.initiativeRows(of: initiative)
    initiativeRows[initiative] = read
    return read
  }
}

/// The rows that contexts are built of, as one transaction sees them.
struct ItemContextRows: ItemContextSource {
  let database: Database
  let connection: any Connection

  func item(_ id: Item.ID) throws -> Item? { try ItemReader(database: database).item(id, on: connection) }

  func buckets(ofChildrenOf parent: Item.ID, summing kinds: [Field.ID: Set<Workflow.Kind>]) throws -> [ChildrenSummary.Bucket] {
    let fields = kinds.keys.sorted()
    // In two halves: a sum of amounts may be greater than the integers of SQLite, which refuses it then.
    let sums = fields.map { field -> SQL in
      let value: SQL = """
        CASE WHEN i.kind IN (\(list: kinds[field, default: []].sorted())) THEN CAST(json_extract(i.body, \("$.fields.\"\(field)\"")) AS BIGINT) END
        """
      return ", CAST(sum((\(value)) / \(Self.half)) AS BIGINT), CAST(sum((\(value)) % \(Self.half)) AS BIGINT)"
    }
    return try connection.rows(
      """
      SELECT i.kind, i.workflow_version, i.state, i.is_done, count(*)\(SQL.joined(sums, by: ""))
      FROM items i WHERE i.parent = \(parent) AND i.import_id IS NULL GROUP BY i.kind, i.workflow_version, i.state, i.is_done
      ORDER BY i.kind, i.workflow_version, i.state
      """
    ) { row in
      var bucket = ChildrenSummary.Bucket(
        kind: row.text(0), version: row.int(1), state: row.text(2), isDone: row.flag(3), count: row.int(4))
      for (index, field) in fields.enumerated() where !row.isNull(5 + 2 * index) {
        let (high, overflows) = row.integer(5 + 2 * index).multipliedReportingOverflow(by: Self.half)
        bucket.sums[field] = overflows ? (row.integer(5 + 2 * index) < 0 ? .min : .max) : high.capped(adding: row.integer(6 + 2 * index))
      }
      return bucket
    }
  }

  private static let half: Int64 = 1_000_000

  func children(of parent: Item.ID, in buckets: [ChildrenSummary.Bucket], maxItems: Int?) throws -> [Item] {
    if buckets.isEmpty { return [] }
    let states = buckets.map { bucket -> SQL in
      "(i.kind = \(bucket.kind) AND i.workflow_version = \(bucket.version) AND i.state = \(bucket.state))"
    }
    return try items("i.parent = \(parent) AND i.import_id IS NULL AND (\(SQL.joined(states, by: " OR ")))", maxItems: maxItems)
  }

  func linked(_ kind: Link.Kind, with items: [Item.ID], isOut: Bool) throws -> [Item] {
    try self.items(
      isOut
        ? "i.id IN (SELECT to_item FROM links WHERE from_item IN (\(list: items)) AND kind = \(kind.rawValue))"
        : "i.id IN (SELECT from_item FROM links WHERE to_item IN (\(list: items)) AND kind = \(kind.rawValue))", maxItems: nil)
  }

  func openItems(in initiative: Item.ID) throws -> OpenItems {
    // Through the index of what is open.
    let filter: SQL = """
      i.initiative = \(initiative) AND i.id <> \(initiative) AND i.is_done = 0 AND i.import_id IS NULL
      AND i.kind NOT IN (\(list: Group.Kind.allCases.map(Workflow.kind(of:))))
      AND NOT EXISTS (SELECT 1 FROM items p WHERE p.id = i.parent AND p.is_done = 0 AND p.id <> \(initiative))
      """
    let items = try connection.rows(
      "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) ORDER BY i.sort_at, i.id LIMIT \(OpenItems.maxItems)"
    ) {
      try ItemRow.read($0, isWhole: false)
    }
    return OpenItems(
      count: items.count < OpenItems.maxItems ? items.count : try connection.count("SELECT count(*) FROM items i WHERE \(filter)"),
      items: items.sorted { ($0.registeredAt, $0.number, $0.id) < ($1.registeredAt, $1.number, $1.id) })
  }

  func figures(for item: Item) throws -> [Figure: Int64] { try FigureReader(database: database).figures(for: item, on: connection) }

  func initiativeRows(of initiative: Item.ID) throws -> ItemContextBuilder.InitiativeRows {
    let found = try connection.first(
      """
      SELECT (SELECT roster_version FROM initiatives WHERE id = i.id), (SELECT value FROM versions WHERE name = 'directory'),
        i.version, i.children_version, EXISTS (SELECT 1 FROM items f WHERE f.initiative = i.id AND f.kind = 'freeze' AND f.is_done = 0)
      FROM items i WHERE i.id = \(initiative)
      """
    ) { row in
      (
        roster: row.optional(0, row.int).map { RosterVersions(roster: $0, directory: row.int(1)) },
        item: ItemVersions(own: row.int(2), children: row.int(3)), isFrozen: row.flag(4)
      )
    }
    var initiativeRows = ItemContextBuilder.InitiativeRows(roster: Roster(initiative: initiative))
    guard let found else { return initiativeRows }
    if let versions = found.roster {
      initiativeRows.roster = try RosterReader(database: database).roster(of: initiative, at: versions, on: connection)
    }
    initiativeRows.initiative = try database.itemCache.value(of: initiative, at: found.item) ?? item(initiative)
    if found.isFrozen {
      initiativeRows.freezes = try items("i.initiative = \(initiative) AND i.kind = \(Workflow.freeze) AND i.is_done = 0", maxItems: nil)
    }
    return initiativeRows
  }

  private static let pageSize = 1000

  /// Reads in pages, in the order of registration.
  private func items(_ filter: SQL, maxItems: Int?) throws -> [Item] {
    var items: [Item] = []
    while true {
      let size = min(Self.pageSize, (maxItems ?? .max) - items.count)
      let after: SQL =
        items.last.map { "AND (i.registered_at, i.number, i.id) > (\($0.registeredAt), \($0.number), \($0.id))" as SQL } ?? ""
      let page = try connection.rows(
        "SELECT \(ItemRow.columns) FROM items i WHERE \(filter) \(after) ORDER BY i.registered_at, i.number, i.id LIMIT \(size)",
        ItemRow.read)
      items += page
      if page.count < size || items.count == maxItems { return items }
    }
  }
}
