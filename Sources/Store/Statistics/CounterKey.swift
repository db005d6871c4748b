import Domain

/// What the counters of an initiative count of an item.
struct CounterKey: Hashable {
  var initiative: Item.ID
  var kind: Workflow.Kind
  var state: Workflow.State.ID
  var isDone: Bool
  var isPart: Bool
  /// Whether it ever missed a deadline.
  var wasLate: Bool
  var isVisible: Bool
  var hasLead: Bool
  var category: String
  var batchLabel: String
  /// The day of the current deadline, where there is one.
  var due: Int?
  /// Days since 1970-01-01.
  var registered: Int
  var closedAt: Int?
  var round: Int
  /// Days on which it was closed (1 each) and reopened (-1 each).
  var closings: [Closing] = []

  struct Closing: Hashable {
    var day: Int
    var count: Int
  }

  /// Hashes only the most selective fields, for speed; equality compares all.
  func hash(into hasher: inout Hasher) {
    hasher.combine(state)
    hasher.combine(due)
    hasher.combine(category)
    hasher.combine(initiative)
    hasher.combine(registered)
    hasher.combine(closedAt)
  }

  /// Visibility for non-parties: `initiative` = all members, `unassigned` = those who assign items without a lead, `parties` = no one.
  var visibility: String { isVisible ? "initiative" : hasLead ? "parties" : "unassigned" }
  static let visibility: SQL =
    "CASE WHEN i.visible = 'initiative' THEN 'initiative' WHEN i.lead IS NULL THEN 'unassigned' ELSE 'parties' END"

  /// The counters' day of a time in seconds: by China's clock, whatever the calendar's zone.
  static func day(_ seconds: Int64) -> Int { Int((seconds + utcOffset) / Day.seconds) }
  /// Seconds.
  static let utcOffset: Int64 = 8 * 3600
  /// The first second of the day that an instant lies in.
  static func midnight(before now: Instant) -> Instant { Instant(seconds: Int64(day(now.seconds)) * Day.seconds - utcOffset) }

  private static func due(_ sortKey: Int64, isDone: Bool) -> Int? { isDone || sortKey >= Instant.never.seconds ? nil : day(sortKey) }

  init?(_ item: Item, isVisible: Bool, sortColumns: ItemRow.SortColumns) {
    guard let initiative = item.initiative else { return nil }
    self.initiative = initiative
    kind = item.kind
    state = item.state
    isDone = item.isDone
    isPart = item.parent != nil
    wasLate = item.lateAt != nil
    self.isVisible = isVisible
    hasLead = item.lead != nil
    category = sortColumns.category ?? ""
    batchLabel = sortColumns.batchLabel ?? ""
    due = Self.due(item.sortKey, isDone: item.isDone)
    registered = Self.day(item.registeredAt.seconds)
    closedAt = item.closedAt.map { Self.day($0.seconds) }
    round = item.round
    if round == 1, let closedAt { closings = [Closing(day: closedAt, count: 1)] }
  }

  /// The columns that `init(_:at:)` reads, in its order.
  static let columns: SQL = """
    i.initiative, i.kind, i.state, i.is_done, i.parent, i.late_at, i.visible, i.lead, i.category, i.batch_label, i.sort_at, i.registered_at, \
    i.closed_at, i.round
    """

  /// - Parameter index: of the first of `columns` in the row.
  init?(_ row: any Row, at index: Int) {
    guard !row.isNull(index) else { return nil }
    initiative = row.id(index)
    kind = row.text(index + 1)
    state = row.text(index + 2)
    isDone = row.flag(index + 3)
    isPart = !row.isNull(index + 4)
    wasLate = !row.isNull(index + 5)
    isVisible = row.text(index + 6) == "initiative"
    hasLead = !row.isNull(index + 7)
    category = row.optional(index + 8, row.text) ?? ""
    batchLabel = row.optional(index + 9, row.text) ?? ""
    due = Self.due(row.integer(index + 10), isDone: isDone)
    registered = Self.day(row.integer(index + 11))
    closedAt = row.optional(index + 12) { Self.day(row.integer($0)) }
    round = row.int(index + 13)
    if round == 1, let closedAt { closings = [Closing(day: closedAt, count: 1)] }
  }

  /// Reads closings from the history. Reopening begins a new round, so that an item of round 1 needs no more than its closing day.
  mutating func readClosings(of item: Item.ID, done: Set<Workflow.State.ID>, on connection: any Connection) throws {
    guard round > 1 else { return }
    closings = try connection.rows("SELECT at, from_state, to_state FROM history WHERE item = \(item) ORDER BY count") { row in
      Closing(row, at: 0, done: done)
    }.compactMap { $0 }
  }
}

extension CounterKey.Closing {
  /// From columns at, from_state, to_state of a history row; nil where the row neither closed nor reopened the item.
  init?(_ row: any Row, at index: Int, done: Set<Workflow.State.ID>) {
    let (was, isNow) = (row.optional(index + 1, row.text).map(done.contains) ?? false, done.contains(row.text(index + 2)))
    if was == isNow { return nil }
    self.init(day: CounterKey.day(row.integer(index)), count: isNow ? 1 : -1)
  }
}
