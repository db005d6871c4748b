import Domain

extension ChangeWriter {
  /// Where an item stands in the database: what a write needs beside the item that it was decided on.
  struct ItemHead {
    var version = 0
    /// Of its history: how many rows, and the hash of the last.
    var count = 0
    var head = Chain.start
    var sequence: Int64 = 0
    var wake: Instant?
    /// Under which batch it is unseen, and what its initiative counts of it.
    var importID: String?
    var isVisible = false
    var counted: CounterKey?
  }

  /// Where the items stand that a change writes; one that it writes twice stands, the second time, where it left it.
  func stands(of writes: [PreparedWrite]) throws -> [Item.ID: ItemHead] {
    var stands: [Item.ID: ItemHead] = [:]
    var versions: [Item.ID: Int] = [:]
    for write in writes {
      let id = write.item.id
      if let was = write.write.was {
        if let version = versions[id] {
          guard version == was.version else { throw Refusal.stale(version: version, by: nil) }
        } else {
          stands[id] = try stand(of: was, as: write.wasCounted)
        }
      }
      versions[id] = write.item.version
    }
    return stands
  }

  private func stand(of was: Item, as counted: CounterKey?) throws -> ItemHead {
    guard var stand = try sheet.stands[was.id] ?? ItemHead.read([was.id], on: connection)[was.id] else { throw Refusal.notFound }
    guard stand.version == was.version else { throw Refusal.stale(version: stand.version, by: try lastHand(on: was.id)) }
    stand.counted = try whole(counted, of: was, in: stand)
    return stand
  }

  /// With what only the database knows of it.
  func whole(_ counted: CounterKey?, of item: Item, in stand: ItemHead) throws -> CounterKey? {
    var counted = counted
    counted?.isVisible = stand.isVisible
    if item.round > 1 { try counted?.readClosings(of: item.id, done: store.kinds.done(item.kind), on: connection) }
    return counted
  }
}

extension ChangeWriter.ItemHead {
  static func read(_ items: [Item.ID], on connection: any Connection) throws -> [Item.ID: Self] {
    let rows = try connection.rows(
      """
      SELECT i.version, i.history_count, i.history_head, i.seq, i.timer_at, i.import_id, i.visible, i.id FROM items i
      WHERE i.id IN (\(list: items))
      """
    ) { row -> (Item.ID, Self) in
      var stand = Self(version: row.int(0), count: row.int(1), head: row.text(2), sequence: row.integer(3))
      stand.wake = row.optional(4, row.instant)
      stand.importID = row.optional(5, row.text)
      stand.isVisible = row.text(6) == Workflow.Visibility.initiative.rawValue
      return (row.id(7), stand)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

/// Where items stand in the transaction that writes them, asked for at its beginning: on PostgreSQL each question by itself would have
/// all others wait for its answer.
final class PrefetchedItemHeads {
  private var stands: [Item.ID: ChangeWriter.ItemHead] = [:]

  subscript(item: Item.ID) -> ChangeWriter.ItemHead? { stands[item] }

  func read(_ items: [Item.ID], on connection: any Connection) throws {
    guard connection.dialect == .postgresql, items.count > 1 else { return }
    // Of few lengths, so that it is few statements.
    let length = 1 << (Int.bitWidth - (items.count - 1).leadingZeroBitCount)
    let padded = items + Array(repeating: items[0], count: length - items.count)
    stands = try ChangeWriter.ItemHead.read(padded, on: connection)
  }

  /// After what was known was written to.
  func move(_ stand: ChangeWriter.ItemHead, of item: Item.ID) {
    if stands[item] != nil { stands[item] = stand }
  }
}
