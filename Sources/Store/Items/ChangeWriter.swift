import Domain

/// Writes changes inside one transaction, each after verifying every version that its decision relied on.
final class ChangeWriter {
  let database: Database
  let connection: any Connection
  /// The import that hides what is written until its last commit; nil for everything else.
  let importID: String?
  var deltas: TransactionDeltas
  /// Counter deltas of items that an import hides; added to the counters when they are shown.
  private(set) var hiddenCounters = CounterDeltas()
  private var raised: Set<Item.ID> = []
  /// Keys of initiatives, for numbers.
  var initiativeKeys: [Item.ID: String] = [:]

  init(database: Database, connection: any Connection, deltas: TransactionDeltas = TransactionDeltas(), importID: String? = nil) {
    self.database = database
    self.connection = connection
    self.deltas = deltas
    self.importID = importID
  }

  /// Writes proposals in their order, and the key's response with them; nothing where the key has a response already.
  func commit(_ proposals: [PreparedProposal], key: IdempotencyKey?, at now: Instant) throws -> CommitResult {
    if let key, let stored = try IdempotencyRows.response(to: key, on: connection) { return .stored(stored) }
    let outcomes = try proposals.map { try write($0) }
    if let key, let response = key.answer(outcomes) { try IdempotencyRows.insert(response, for: key, at: now, on: connection) }
    return .outcomes(outcomes)
  }

  /// Writes the proposal's change; where that is stale, what its redecision decides on the data of this transaction.
  /// - Throws: errors of the database only. A refusal is an outcome, and leaves nothing to undo.
  func write(_ proposal: PreparedProposal) throws -> Outcome {
    do {
      do { return .done(try write(proposal.change)) } catch let refusal as Refusal {
        guard case .stale = refusal, let redecision = proposal.redecision else { return .refused(refusal) }
        return .done(try write(PreparedChange(try decide(redecision), in: database)))
      }
    } catch let refusal as Refusal { return .refused(refusal) }
  }

  /// Reads on this connection, so that it sees what the transaction has written so far. The caches take in nothing of that.
  private func decide(_ redecision: Proposal.Redecision) throws -> Change {
    let items = SQLItems(database: database)
    switch redecision {
    case .item(let id, let scope, let decide):
      guard let context = try items.contexts(of: [id], within: scope, on: connection)[id] else { throw Refusal.notFound }
      return try decide(context)
    case .registration(let initiative, let parent, let scope, let decide):
      return try decide(try items.registrationContext(in: initiative, under: parent, within: scope, on: connection))
    }
  }

  /// - Throws: a `Refusal` before anything is written.
  func write(_ prepared: PreparedChange) throws -> [Item] {
    let change = prepared.change
    // First, since a stale item tells who was faster.
    var itemHeads = try itemHeads(of: prepared.writes)
    for precondition in change.preconditions { try verify(precondition) }
    for cursor in change.cursors { try verify(cursor) }
    let reseats = reseats(of: change)
    if !reseats.isEmpty || change.writes.contains(where: { $0.item.kind == Workflow.freeze }) { deltas.verifiedPreconditions = [] }
    for agency in change.agencies { try AgencyRow.put(agency, on: connection) }
    for person in change.people { try PersonRow.put(person, on: connection) }
    if !change.agencies.isEmpty || !change.people.isEmpty { try DirectoryVersion.raise(on: connection) }
    if let initiative = change.initiative, change.writes.contains(where: { $0.item.id == initiative.id && $0.was == nil }) == false {
      try put(initiative)
    }
    var items: [Item] = []
    for write in prepared.writes {
      items.append(try self.write(write, over: &itemHeads[write.item.id, default: ItemHead()]))
      if let initiative = change.initiative, initiative.id == write.item.id, write.isNew { try put(initiative) }
      if let group = change.groups.first(where: { $0.id == write.item.id }) { try put(group, at: items.count) }
    }
    for (id, head) in itemHeads { deltas.itemHeads.update(head, of: id) }
    for (index, membership) in change.memberships.enumerated() { try put(membership, at: index) }
    for cursor in change.cursors { try put(cursor) }
    for standIn in change.standIns { try StandInRow.insert(standIn, at: change.writes[0].entries[0].at, on: connection) }
    for id in change.withdrawnStandIns { try StandInRow.delete(id, on: connection) }
    for id in reseats { try connection.run("UPDATE initiatives SET roster_version = roster_version + 1 WHERE id = \(id)") }
    if !reseats.isEmpty { try DirectoryVersion.raise(on: connection) }
    // Once is enough: whatever was decided on an earlier version is stale, and whatever is decided again reads what is stored by then.
    for id in change.raises where raised.insert(id).inserted {
      try connection.run("UPDATE items SET children_version = children_version + 1 WHERE id = \(id)")
    }
    for link in change.links {
      try connection.run(
        """
        INSERT INTO links (from_item, to_item, kind, initiative)
        VALUES (\(link.from), \(link.to), \(link.kind.rawValue), (SELECT initiative FROM items WHERE id = \(link.from)))
        ON CONFLICT DO NOTHING
        """)
    }
    for link in change.unlinks {
      try connection.run("DELETE FROM links WHERE from_item = \(link.from) AND to_item = \(link.to) AND kind = \(link.kind.rawValue)")
    }
    for message in change.messages { try MessageRow.insert(message, on: connection) }
    deltas.changedInitiatives.formUnion(change.writes.compactMap(\.item.initiative))
    deltas.changedInitiatives.formUnion(reseats)
    return items
  }

  private func write(_ write: PreparedWrite, over head: inout ItemHead) throws -> Item {
    var item = write.item
    let workflow = write.workflow
    if write.isNew, item.number.isEmpty { item.number = try number(for: item, of: workflow) }
    let rows = write.records.map { record in
      head.historyCount += 1
      let row = ChainRow(record, of: item.id, count: head.historyCount, after: head.historyHash)
      head.historyHash = row.hash
      return row
    }
    if let was = write.write.was {
      try connection.put(ItemRow.update(write, over: was, head: head), key: "item \(item.id)")
      deltas.search.change(head.sequence, removed: write.removedTokens, added: write.addedTokens)
      if write.write.entries.contains(where: {
        $0.edits.keys.contains { $0 == "lead" || $0 == "assisting" || workflow?.field($0)?.kind == .party }
      }) {
        try connection.run("DELETE FROM parties WHERE item = \(item.id)")
        try put(item.parties, of: item)
        try putNamed(item, of: workflow)
      } else if item.isDone != was.isDone || item.sortKey != was.sortKey {
        try connection.put(
          "UPDATE parties SET is_done = \(item.isDone), sort_at = \(item.sortKey) WHERE item = \(item.id)", key: "parties \(item.id)")
      }
    } else {
      try insert(item, write, into: &head)
    }
    head.version = item.version
    if write.body != nil { head.timer = write.timer }
    for row in rows {
      try row.insert(in: item.initiative, on: connection)
      try attach(row.record.entry, to: item, of: workflow)
    }
    try count(write.counted, of: item, over: &head)
    for reminder in write.skipped { try MessageRow.insert(reminder, on: connection) }
    return item
  }

  private func insert(_ item: Item, _ write: PreparedWrite, into head: inout ItemHead) throws {
    let visible = write.workflow?.visibility ?? .parties
    let row = ItemRow.insert(write, number: item.number, visible: visible, importID: importID, head: head)
    head.sequence = try connection.first(row) { $0.integer(0) } ?? 0
    (head.importID, head.isVisible) = (importID, visible == .initiative)
    try put(item.parties, of: item)
    try putNamed(item, of: write.workflow)
    var tokens = write.addedTokens
    tokens.insert(SearchIndex.token(ofSegment: head.sequence >> SearchIndex.segmentBits))
    NormalizedText(item.number).tokens(into: &tokens)
    deltas.search.change(head.sequence, from: nil, to: tokens)
  }

  private func count(_ counted: CounterKey?, of item: Item, over head: inout ItemHead) throws {
    let counted = try completed(counted, of: item, head: head)
    if counted == head.counted { return }
    if head.importID == nil {
      deltas.counters.add(head.counted, -1)
      deltas.counters.add(counted)
    } else {
      hiddenCounters.add(head.counted, -1)
      hiddenCounters.add(counted)
    }
    head.counted = counted
  }

  /// Adds what only the database knows.
  func completed(_ counted: CounterKey?, of item: Item, head: ItemHead) throws -> CounterKey? {
    var counted = counted
    counted?.isVisible = head.isVisible
    if item.round > 1 { try counted?.readClosings(of: item.id, done: database.kinds.done(item.kind), on: connection) }
    return counted
  }
}

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
