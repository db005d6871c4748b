import Domain

extension ChangeWriter {
  /// The heads of the items that a change overwrites. Of an item that it writes twice, the second write continues from the first.
  /// - Throws: `Refusal.stale` with the stored version and its author; `Refusal.notFound`.
  func itemHeads(of writes: [PreparedWrite]) throws -> [Item.ID: ItemHead] {
    var itemHeads: [Item.ID: ItemHead] = [:]
    var versions: [Item.ID: Int] = [:]
    for write in writes {
      let id = write.item.id
      if let was = write.write.was {
        if let version = versions[id] {
          guard version == was.version else { throw Refusal.stale(version: version, by: nil) }
        } else {
          itemHeads[id] = try itemHead(of: was, counted: write.wasCounted)
        }
      }
      versions[id] = write.item.version
    }
    return itemHeads
  }

  private func itemHead(of was: Item, counted: CounterKey?) throws -> ItemHead {
    guard var head = try deltas.itemHeads[was.id] ?? ItemHead.read([was.id], on: connection)[was.id] else { throw Refusal.notFound }
    guard head.version == was.version else { throw Refusal.stale(version: head.version, by: try lastAuthor(of: was.id)) }
    head.counted = try completed(counted, of: was, head: head)
    return head
  }

  private func lastAuthor(of item: Item.ID) throws -> String? {
    try connection.first(
      "SELECT p.name FROM history h JOIN people p ON p.id = h.person WHERE h.item = \(item) ORDER BY h.count DESC LIMIT 1"
    ) { $0.text(0) }
  }

  /// - Throws: `Refusal.stale` where it does not hold any more.
  func verify(_ precondition: Change.Precondition) throws {
    if deltas.verifiedPreconditions.contains(precondition) { return }
    let holds: Bool =
      switch precondition {
      case .item(let id, let version): try connection.count("SELECT count(*) FROM items WHERE id = \(id) AND version = \(version)") == 1
      case .children(let id, let version):
        try connection.count("SELECT count(*) FROM items WHERE id = \(id) AND children_version = \(version)") == 1
      case .roster(let id, let version):
        try connection.count("SELECT count(*) FROM initiatives WHERE id = \(id) AND roster_version = \(version)") == 1
      case .freezes(let id, let versions):
        Dictionary(
          uniqueKeysWithValues: try connection.rows(
            "SELECT id, version FROM items WHERE initiative = \(id) AND kind = 'freeze' AND is_done = 0"
          ) { ($0.id(0) as Item.ID, $0.int(1)) }) == versions
      }
    if !holds { throw Refusal.stale(version: nil, by: nil) }
    switch precondition {
    case .roster, .freezes: deltas.verifiedPreconditions.insert(precondition)
    case .item, .children: break
    }
  }

  /// - Throws: `Refusal.stale` where the recurrence is at another period than the one that the change creates the items of.
  func verify(_ cursor: RecurrenceCursor) throws {
    guard let was = cursor.was else { return }
    let found = try connection.count(
      "SELECT count(*) FROM recurrences WHERE initiative = \(cursor.initiative) AND key = \(cursor.key) AND next_day = \(was)")
    if found == 0 { throw Refusal.stale(version: nil, by: nil) }
  }
}
