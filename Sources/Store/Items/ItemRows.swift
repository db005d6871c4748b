import Domain

enum ItemRow {
  /// The columns that `read` reads, in its order.
  static let columns: SQL = """
    i.id, i.kind, i.workflow_version, i.number, i.title, i.state, i.is_done, i.version, i.children_version, i.initiative, i.parent, \
    i.assignee, i.registrar, i.registered_at, i.closed_at, i.start_day, i.round, i.late_at, i.body
    """

  static let body = 18
  /// Where in a row stands, beside its parties, who may hear of the item: initiative, whole, assignee, registrar.
  static let deciding = 9...12

  static func read(_ row: any Row) throws -> Item { try read(row, isWhole: true) }

  /// - Parameter isWhole: false leaves out its fields, most of what there is to read.
  static func read(_ row: any Row, isWhole: Bool) throws -> Item {
    var item = Item(
      id: row.id(0), kind: row.text(1), workflowVersion: row.int(2), number: row.text(3), title: row.text(4), state: row.text(5),
      isDone: row.flag(6), version: row.int(7), childrenVersion: row.int(8), initiative: row.optional(9) { row.id($0) },
      parent: row.optional(10) { row.id($0) }, assignee: row.optional(11) { row.id($0) }, registrar: row.id(12),
      registeredAt: row.instant(13), closedAt: row.optional(14, row.instant), start: row.optional(15) { Day(number: row.int($0)) },
      round: row.int(16))
    item.lateAt = row.optional(17, row.instant)
    try item.fill(from: row.text(body), isWhole: isWhole)
    return item
  }

  /// The same; of an item that was read before and has not moved since, its long text is not looked at again.
  static func read(keeping items: VersionedCache<Item.ID, ItemVersions, Item>, on connection: any Connection) -> (any Row) throws -> Item {
    { row in
      let id: Item.ID = row.id(0)
      let versions = ItemVersions(own: row.int(7), children: row.int(8))
      if let item = items.value(of: id, at: versions) { return item }
      let item = try read(row)
      items.keep(item, of: id, at: versions, read: connection)
      return item
    }
  }

  /// What lists and figures sort and find items by, in columns of their own: the category; `batchLabel`, the batch a row came in;
  /// who called, by the digits alone; the city platform's number.
  struct Sorted {
    var category: String?
    var batchLabel: String?
    var caller: String?
    var cityNumber: String?

    init(_ item: Item) {
      category = item.fields["category"]?.text ?? item.fields["nature"]?.text
      batchLabel = item.fields["batch"]?.text
      caller = item.fields["caller"]?.text.map { $0.filter { $0.isASCII && $0.isNumber } }
      cityNumber = item.fields[CityList.number]?.text
    }
  }

  static func insert(_ write: PreparedWrite, number: String, visible: Workflow.Visibility, importID: String?, count: Int, head: String)
    -> SQL
  {
    let (item, sorted) = (write.item, write.sorted)
    return """
      INSERT INTO items (id, kind, workflow_version, number, title, state, is_done, version, children_version, initiative, parent, lead, visible,
        assignee, registrar, registered_at, closed_at, start_day, round, sort_at, late_at, category, batch_label, caller, city_number, timer_at, body,
        history_count, history_head, import_id,
        remind_at, reminders)
      VALUES (\(item.id), \(item.kind), \(item.workflowVersion), \(number), \(item.title), \(item.state), \(item.isDone), \(item.version),
        \(item.childrenVersion), \(item.initiative), \(item.parent), \(item.lead?.key), \(visible.rawValue), \(item.assignee), \(item.registrar),
        \(item.registeredAt), \(item.closedAt), \(item.start), \(item.round), \(item.sortKey), \(item.lateAt), \(sorted.category),
        \(sorted.batchLabel), \(sorted.caller), \(sorted.cityNumber), \(write.wake),
        \(write.body), \(count), \(head), \(importID), \(write.access?.next), \(write.access?.text)) RETURNING seq
      """
  }

  /// Only what moved, since each column named goes through the indexes that it is in, and one that refers to another table makes
  /// SQLite keep what it may have to undo.
  static func update(_ write: PreparedWrite, over was: Item, stand: ChangeWriter.ItemHead, count: Int, head: String) -> SQL {
    let item = write.item
    var sql = SQL.StringInterpolation(literalCapacity: 400, interpolationCount: 12)
    func put(_ column: String, _ value: (some SQLBindable)?) {
      sql.appendLiteral(column)
      sql.appendInterpolation(value)
    }
    put("UPDATE items SET history_count = ", count)
    put(", history_head = ", head)
    if let access = write.access {
      put(", remind_at = ", access.next)
      put(", reminders = ", access.text)
    }
    if let body = write.body {
      put(", version = ", item.version)
      put(", body = ", body)
      if item.state != was.state { put(", state = ", item.state) }
      if item.isDone != was.isDone { put(", is_done = ", item.isDone) }
      if item.closedAt != was.closedAt { put(", closed_at = ", item.closedAt) }
      if item.sortKey != was.sortKey { put(", sort_at = ", item.sortKey) }
      if item.lateAt != was.lateAt { put(", late_at = ", item.lateAt) }
      if item.round != was.round { put(", round = ", item.round) }
      if write.wake != stand.wake { put(", timer_at = ", write.wake) }
      if item.assignee != was.assignee { put(", assignee = ", item.assignee) }
      if item.lead != was.lead { put(", lead = ", item.lead?.key) }
      if item.title != was.title { put(", title = ", item.title) }
      if item.workflowVersion != was.workflowVersion { put(", workflow_version = ", item.workflowVersion) }
      if item.fields != was.fields {
        let (now, before) = (write.sorted, Sorted(was))
        if now.category != before.category { put(", category = ", now.category) }
        if now.batchLabel != before.batchLabel { put(", batch_label = ", now.batchLabel) }
        if now.caller != before.caller { put(", caller = ", now.caller) }
        if now.cityNumber != before.cityNumber { put(", city_number = ", now.cityNumber) }
      }
    }
    put(" WHERE id = ", item.id)
    return SQL(stringInterpolation: sql)
  }
}

/// All that is written to an item raises one of them.
struct ItemVersions: Equatable, Sendable {
  var own: Int
  var children: Int
}

enum ScopeFilter {
  /// Of the items `i`, those the scope lets through. Which they are was decided in the domain; this only filters.
  /// - Parameter initiative: the one that all items asked for belong to, where there is one: seen whole, it needs no more
  ///   asking row by row.
  static func sql(_ scope: Scope, in initiative: Item.ID? = nil) -> SQL {
    let shown: SQL = "i.import_id IS NULL"
    if scope.isEverything || initiative.map(scope.wholes.contains) == true { return shown }
    let led = scope.led.sorted { $0.key < $1.key }.filter { initiative == nil || initiative == $0.key }.map { initiative, parties -> SQL in
      """
       OR (i.initiative = \(initiative) AND EXISTS (SELECT 1 FROM parties p WHERE p.item = i.id AND p.party IN (\(list: parties.sorted()))))
      """
    }
    return """
      \(shown) AND (i.registrar = \(scope.person)
        OR i.initiative IN (\(list: scope.wholes.sorted()))
        OR (i.visible = 'initiative' AND i.initiative IN (\(list: scope.initiatives.sorted())))
        OR (i.lead IS NULL AND i.initiative IN (\(list: scope.unassigned.sorted())))
        OR (i.kind = \(Workflow.hotline) AND i.initiative IN (\(list: scope.desks.sorted())))
        OR EXISTS (SELECT 1 FROM parties p WHERE p.item = i.id AND p.party IN (\(list: scope.parties.sorted())))\(SQL.joined(led, by: "")))
      """
  }
}
