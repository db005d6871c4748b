import Domain

enum ItemRow {
  /// The columns that `read` reads, in the order in which `columns` names them.
  enum Column: Int, CaseIterable {
    case id, kind, workflowVersion, number, title, state, isDone, version, childrenVersion, initiative, parent, assignee, registrar,
      registeredAt, closedAt, start, round, lateAt, body

    /// As the table calls it.
    fileprivate var name: String {
      switch self {
      case .workflowVersion: "workflow_version"
      case .isDone: "is_done"
      case .childrenVersion: "children_version"
      case .registeredAt: "registered_at"
      case .closedAt: "closed_at"
      case .start: "start_day"
      case .lateAt: "late_at"
      case .id, .kind, .number, .title, .state, .version, .initiative, .parent, .assignee, .registrar, .round, .body: "\(self)"
      }
    }
  }

  /// For the table `items i`.
  static let columns = SQL(verbatim: Column.allCases.map { "i.\($0.name)" }.joined(separator: ", "))
  /// How many these are: the index of the next column.
  static let width = Column.allCases.count
  /// The columns that, beside the parties, decide who is notified of the item.
  static let recipients: [Column] = [.initiative, .parent, .assignee, .registrar]

  static func read(_ row: any Row) throws -> Item { try read(row, isWhole: true) }

  /// - Parameter isWhole: false leaves `fields` empty, which is most of the work.
  static func read(_ row: any Row, isWhole: Bool) throws -> Item {
    func at(_ column: Column) -> Int { column.rawValue }
    var item = Item(
      id: row.id(at(.id)), kind: row.text(at(.kind)), workflowVersion: row.int(at(.workflowVersion)), number: row.text(at(.number)),
      title: row.text(at(.title)), state: row.text(at(.state)), isDone: row.flag(at(.isDone)), version: row.int(at(.version)),
      childrenVersion: row.int(at(.childrenVersion)), initiative: row.optional(at(.initiative)) { row.id($0) },
      parent: row.optional(at(.parent)) { row.id($0) }, assignee: row.optional(at(.assignee)) { row.id($0) },
      registrar: row.id(at(.registrar)), registeredAt: row.instant(at(.registeredAt)),
      closedAt: row.optional(at(.closedAt), row.instant), start: row.optional(at(.start)) { Day(number: row.int($0)) },
      round: row.int(at(.round)))
    item.lateAt = row.optional(at(.lateAt), row.instant)
    try item.fill(from: row.text(at(.body)), isWhole: isWhole)
    return item
  }

  /// Reads through a cache: the body of a cached item is not parsed again.
  static func read(caching items: VersionedCache<Item.ID, ItemVersions, Item>, on connection: any Connection) -> (any Row) throws -> Item {
    { row in
      let id: Item.ID = row.id(Column.id.rawValue)
      let versions = ItemVersions(own: row.int(Column.version.rawValue), children: row.int(Column.childrenVersion.rawValue))
      if let item = items.value(of: id, at: versions) { return item }
      let item = try read(row)
      items.store(item, of: id, at: versions, readOn: connection)
      return item
    }
  }

  /// Fields that lists and counters select by, in columns of their own.
  struct SortColumns {
    /// `category`, or a ticket's `nature`.
    var category: String?
    /// Field `batch`: the batch that the row came in.
    var batchLabel: String?
    /// Digits of the caller's number.
    var caller: String?
    /// Number on the city's platform.
    var cityNumber: String?

    init(_ item: Item) {
      category = item.fields["category"]?.text ?? item.fields["nature"]?.text
      batchLabel = item.fields["batch"]?.text
      caller = item.fields["caller"]?.text.map { $0.filter { $0.isASCII && $0.isNumber } }
      cityNumber = item.fields[CityList.number]?.text
    }
  }

  static func insert(_ write: PreparedWrite, number: String, visible: Workflow.Visibility, importID: String?, head: ItemHead) -> SQL {
    let (item, columns) = (write.item, write.sortColumns)
    return """
      INSERT INTO items (id, kind, workflow_version, number, title, state, is_done, version, children_version, initiative, parent, lead, visible,
        assignee, registrar, registered_at, closed_at, start_day, round, sort_at, late_at, category, batch_label, caller, city_number, timer_at, body,
        history_count, history_head, import_id,
        remind_at, reminders)
      VALUES (\(item.id), \(item.kind), \(item.workflowVersion), \(number), \(item.title), \(item.state), \(item.isDone), \(item.version),
        \(item.childrenVersion), \(item.initiative), \(item.parent), \(item.lead?.key), \(visible.rawValue), \(item.assignee), \(item.registrar),
        \(item.registeredAt), \(item.closedAt), \(item.start), \(item.round), \(item.sortKey), \(item.lateAt), \(columns.category),
        \(columns.batchLabel), \(columns.caller), \(columns.cityNumber), \(write.timer),
        \(write.body), \(head.historyCount), \(head.historyHash), \(importID), \(write.reminders?.next), \(write.reminders?.text)) RETURNING seq
      """
  }

  /// Sets only columns that change: each one set updates the indexes that it is in, and one that refers to another table makes SQLite open a
  /// statement journal.
  static func update(_ write: PreparedWrite, over was: Item, head: ItemHead) -> SQL {
    let item = write.item
    var sql = SQL.StringInterpolation(literalCapacity: 400, interpolationCount: 12)
    func put(_ column: String, _ value: (some SQLBindable)?) {
      sql.appendLiteral(column)
      sql.appendInterpolation(value)
    }
    put("UPDATE items SET history_count = ", head.historyCount)
    put(", history_head = ", head.historyHash)
    if let reminders = write.reminders {
      put(", remind_at = ", reminders.next)
      put(", reminders = ", reminders.text)
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
      if write.timer != head.timer { put(", timer_at = ", write.timer) }
      if item.assignee != was.assignee { put(", assignee = ", item.assignee) }
      if item.lead != was.lead { put(", lead = ", item.lead?.key) }
      if item.title != was.title { put(", title = ", item.title) }
      if item.workflowVersion != was.workflowVersion { put(", workflow_version = ", item.workflowVersion) }
      if item.fields != was.fields {
        let (now, before) = (write.sortColumns, SortColumns(was))
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

/// The versions of a stored item: every write to it raises one of them.
struct ItemVersions: Equatable, Sendable {
  var own: Int
  var children: Int
}
