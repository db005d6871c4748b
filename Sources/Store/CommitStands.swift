import Domain

extension ChangeWriter {
  /// Where an item stands in the database: what a write needs beside the item that it was decided on.
  struct Stand {
    /// Of its history: how many rows, and the hash of the last.
    var count = 0
    var head = Chain.start
    var sequence: Int64 = 0
    var wake: Instant?
    var hasReminders = false
    /// Under which batch it is unseen, and what its initiative counts of it.
    var batch: String?
    var isVisible = false
    var counted: Counted?
  }

  /// Where the items stand that a change writes; one that it writes twice stands, the second time, where it left it.
  func stands(of writes: [PreparedWrite]) throws -> [Item.ID: Stand] {
    var stands: [Item.ID: Stand] = [:]
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

  private func stand(of was: Item, as counted: Counted?) throws -> Stand {
    let found = try connection.first(
      """
      SELECT i.version, i.history_count, i.history_head, i.seq, i.timer_at, i.batch, i.visible,
        EXISTS (SELECT 1 FROM messages m WHERE m.item = i.id AND m.state = 'pending' AND m.stands = 1)
      FROM items i WHERE i.id = \(was.id)
      """
    ) { row in
      (
        version: row.int(0),
        stand: Stand(
          count: row.int(1), head: row.text(2), sequence: row.integer(3), wake: row.optional(4, row.instant), hasReminders: row.flag(7),
          batch: row.optional(5, row.text), isVisible: row.text(6) == Workflow.Visibility.initiative.rawValue)
      )
    }
    guard let found else { throw Refusal.notFound }
    guard found.version == was.version else { throw Refusal.stale(version: found.version, by: try lastHand(on: was.id)) }
    var stand = found.stand
    stand.counted = try whole(counted, of: was, in: stand)
    return stand
  }

  /// With what only the database knows of it.
  func whole(_ counted: Counted?, of item: Item, in stand: Stand) throws -> Counted? {
    var counted = counted
    counted?.isVisible = stand.isVisible
    if item.round > 1 { try counted?.readClosings(of: item.id, done: store.kinds.done(item.kind), on: connection) }
    return counted
  }
}
