import Domain

extension ChangeWriter {
  /// Where an item's history stands: how many rows, and the hash of the last.
  struct Stand {
    var count = 0
    var head = Chain.start
    var assignee: Person.ID?
    /// What its place in lists was.
    var isDone = false
    var sortKey: Int64 = 0
    /// Under which batch it is unseen, and what its initiative counts of it.
    var batch: String?
    var standing: Counted?
  }

  /// Where the items stand that a change writes; one that it writes twice stands, the second time, where it left it.
  func stands(of change: Change) throws -> [Item.ID: Stand] {
    var stands: [Item.ID: Stand] = [:]
    var versions: [Item.ID: Int] = [:]
    for write in change.writes {
      let id = write.item.id
      if let was = write.was, versions[id] == nil {
        let stand = try connection.first(
          "SELECT i.version, i.history_count, i.history_head, i.assignee, i.batch, \(Counted.columns) FROM items i WHERE i.id = \(id)"
        ) { row in
          (
            version: row.int(0),
            stand: Stand(
              count: row.int(1), head: row.text(2), assignee: row.optional(3) { row.id($0) }, isDone: row.flag(8), sortKey: row.integer(15),
              batch: row.optional(4, row.text),
              standing: Counted(row, at: 5))
          )
        }
        guard var stand else { throw Refusal.notFound }
        guard stand.version == was else { throw Refusal.stale(version: stand.version, by: try lastHand(on: id)) }
        try stand.stand.standing?.readClosings(of: id, done: store.kinds.done(write.item.kind), on: connection)
        stands[id] = stand.stand
      } else if let was = write.was, let version = versions[id], version != was {
        throw Refusal.stale(version: version, by: nil)
      }
      versions[id] = write.item.version
    }
    return stands
  }
}
