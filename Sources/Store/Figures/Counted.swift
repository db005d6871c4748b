import Domain

/// What of an item the figures of its initiative count.
struct CounterKey: Hashable {
  var initiative: Item.ID
  var kind: Workflow.Kind
  var state: Workflow.State.ID
  var isDone: Bool
  var isPart: Bool
  /// Whether it missed a limit, whatever runs now.
  var wasLate: Bool
  var isVisible: Bool
  var hasLead: Bool
  var category: String
  var batchLabel: String
  /// The day of the limit that runs, where one does.
  var due: Int?
  var registered: Int
  var closedAt: Int?
  var round: Int
  /// Days on which it was closed, once each, and opened again, taken off.
  var closings: [Closing] = []

  struct Closing: Hashable {
    var day: Int
    var count: Int
  }

  /// By what tells most of them apart: every commit puts hundreds of them together, a recount all there are.
  func hash(into hasher: inout Hasher) {
    hasher.combine(state)
    hasher.combine(due)
    hasher.combine(category)
    hasher.combine(initiative)
    hasher.combine(registered)
    hasher.combine(closedAt)
  }

  /// Who sees it without being one of its parties: everybody in the initiative, whoever shares out what has no lead, nobody.
  var visibility: String { isVisible ? "initiative" : hasLead ? "parties" : "unassigned" }
  static let visibility: SQL =
    "CASE WHEN i.visible = 'initiative' THEN 'initiative' WHEN i.lead IS NULL THEN 'unassigned' ELSE 'parties' END"

  /// A day as figures count it: by the clock of the country, of which there is one.
  static func day(_ seconds: Int64) -> Int { Int((seconds + shift) / 86_400) }
  static let shift: Int64 = 8 * 3600
  /// The first second of the day that an instant lies in.
  static func midnight(before now: Instant) -> Instant { Instant(seconds: Int64(day(now.seconds)) * 86_400 - shift) }

  private static func due(_ sortKey: Int64, isDone: Bool) -> Int? { isDone || sortKey >= 253_402_300_799 ? nil : day(sortKey) }

  init?(_ item: Item, isVisible: Bool, sorted: ItemRow.Sorted) {
    guard let initiative = item.initiative else { return nil }
    self.initiative = initiative
    kind = item.kind
    state = item.state
    isDone = item.isDone
    isPart = item.parent != nil
    wasLate = item.lateAt != nil
    self.isVisible = isVisible
    hasLead = item.lead != nil
    category = sorted.category ?? ""
    batchLabel = sorted.batchLabel ?? ""
    due = Self.due(item.sortKey, isDone: item.isDone)
    registered = Self.day(item.registeredAt.seconds)
    closedAt = item.closedAt.map { Self.day($0.seconds) }
    round = item.round
    if round == 1, let closedAt { closings = [Closing(day: closedAt, count: 1)] }
  }

  /// What `init(_:at:)` reads, in its order.
  static let columns: SQL = """
    i.initiative, i.kind, i.state, i.is_done, i.parent, i.late_at, i.visible, i.lead, i.category, i.batch_label, i.sort_at, i.registered_at, \
    i.closed_at, i.round
    """

  init?(_ row: any Row, at place: Int) {
    guard !row.isNull(place) else { return nil }
    initiative = row.id(place)
    kind = row.text(place + 1)
    state = row.text(place + 2)
    isDone = row.flag(place + 3)
    isPart = !row.isNull(place + 4)
    wasLate = !row.isNull(place + 5)
    isVisible = row.text(place + 6) == "initiative"
    hasLead = !row.isNull(place + 7)
    category = row.optional(place + 8, row.text) ?? ""
    batchLabel = row.optional(place + 9, row.text) ?? ""
    due = Self.due(row.integer(place + 10), isDone: isDone)
    registered = Self.day(row.integer(place + 11))
    closedAt = row.optional(place + 12) { Self.day(row.integer($0)) }
    round = row.int(place + 13)
    if round == 1, let closedAt { closings = [Closing(day: closedAt, count: 1)] }
  }

  /// Whoever comes out of a closed state has begun a new round, so only then history has more to say than the day of closing.
  mutating func readClosings(of item: Item.ID, done: Set<Workflow.State.ID>, on connection: any Connection) throws {
    guard round > 1 else { return }
    closings = try connection.rows("SELECT at, from_state, to_state FROM history WHERE item = \(item) ORDER BY count") { row in
      Closing(row, at: 0, done: done)
    }.compactMap { $0 }
  }
}

extension CounterKey.Closing {
  /// Of a row of history that closed the item or opened it again.
  init?(_ row: any Row, at place: Int, done: Set<Workflow.State.ID>) {
    let (was, isNow) = (row.optional(place + 1, row.text).map(done.contains) ?? false, done.contains(row.text(place + 2)))
    if was == isNow { return nil }
    self.init(day: CounterKey.day(row.integer(place)), count: isNow ? 1 : -1)
  }
}
