import Domain

/// Columns of a stored item that a write needs and `Item` does not carry.
struct ItemHead {
  var version = 0
  /// Number of its history rows, and the hash of the last.
  var historyCount = 0
  var historyHash = Chain.start
  var sequence: Int64 = 0
  var timer: Instant?
  /// The unfinished import that wrote it and hides it.
  var importID: String?
  var isVisible = false
  /// What the counters of its initiative hold of it.
  var counted: CounterKey?

  static func read(_ items: [Item.ID], on connection: any Connection) throws -> [Item.ID: Self] {
    let rows = try connection.rows(
      """
      SELECT i.version, i.history_count, i.history_head, i.seq, i.timer_at, i.import_id, i.visible, i.id FROM items i
      WHERE i.id IN (\(list: items))
      """
    ) { row -> (Item.ID, Self) in
      var head = Self(version: row.int(0), historyCount: row.int(1), historyHash: row.text(2), sequence: row.integer(3))
      head.timer = row.optional(4, row.instant)
      head.importID = row.optional(5, row.text)
      head.isVisible = row.text(6) == Workflow.Visibility.initiative.rawValue
      return (row.id(7), head)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

/// Heads of the items that a transaction writes, read at its beginning: on PostgreSQL each query by itself would have all jobs wait for a
/// round trip.
final class PrefetchedItemHeads {
  private var heads: [Item.ID: ItemHead] = [:]

  subscript(item: Item.ID) -> ItemHead? { heads[item] }

  func read(_ items: [Item.ID], on connection: any Connection) throws {
    guard connection.dialect == .postgresql, items.count > 1 else { return }
    // Padded to a power of two, so that there are few different statements.
    let length = 1 << (Int.bitWidth - (items.count - 1).leadingZeroBitCount)
    let padded = items + Array(repeating: items[0], count: length - items.count)
    heads = try ItemHead.read(padded, on: connection)
  }

  /// Replaces a head that was prefetched, after the item was written.
  func update(_ head: ItemHead, of item: Item.ID) {
    if heads[item] != nil { heads[item] = head }
  }
}
