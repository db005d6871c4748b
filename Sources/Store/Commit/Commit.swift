import Domain
import Foundation

extension Store: Items {
  package func commit(_ proposals: [Proposal], key: IdempotencyKey?, at now: Instant) async throws -> CommitResult {
    assert(ReadTransaction.current == nil, "a read transaction would not see what is committed inside it")
    let prepared = proposals.map { PreparedProposal($0, in: self) }
    defer { changeFeed.somethingChanged() }
    let result: CommitResult = try await commits.run(on: prepared.flatMap(\.change.over)) { connection, sheet in
      let writer = ChangeWriter(store: self, connection: connection, sheet: sheet)
      defer { sheet = writer.sheet }
      if let key, let stored = try writer.stored(for: key) { return .stored(stored) }
      let outcomes = try prepared.map { try writer.write($0) }
      if let key, let response = key.answer(outcomes) { try writer.keep(response, for: key, at: now) }
      return .outcomes(outcomes)
    }
    if case .outcomes(let outcomes) = result { for outcome in outcomes { keep(outcome) } }
    return result
  }

  /// Items that were just written are likely to be read next.
  private func keep(_ outcome: Outcome) {
    for item in outcome.items ?? [] { known.keep(item, of: item.id, at: ItemVersions(own: item.version, children: item.childrenVersion)) }
  }

  package func response(to key: IdempotencyKey) async throws -> IdempotentResponse? {
    try await read { try ChangeWriter(store: self, connection: $0).stored(for: key) }
  }
}

/// Writes changes inside one transaction, each after reading again every version its decision relied upon.
final class ChangeWriter {
  let store: Store
  let connection: any Connection
  /// Rows of an import stay unseen under their batch until its last commit.
  let importID: String?
  /// What was written moves in the figures: those that are seen, and those of the batch, which are when it is.
  var sheet: TransactionDeltas
  private(set) var unseen = CounterDeltas()
  private var raised: Set<Item.ID> = []
  var keys: [Item.ID: String] = [:]

  init(store: Store, connection: any Connection, sheet: TransactionDeltas = TransactionDeltas(), importID: String? = nil) {
    self.sheet = sheet
    self.store = store
    self.connection = connection
    self.importID = importID
  }

  /// Writes the proposal's change; where that is stale, what is decided again on the data of this transaction.
  /// - Throws: errors of the database only. A refusal is an outcome, and leaves nothing to undo.
  func write(_ proposal: PreparedProposal) throws -> Outcome {
    do {
      do { return .done(try write(proposal.change)) } catch let refusal as Refusal {
        guard case .stale = refusal, let redecision = proposal.redecision else { return .refused(refusal) }
        return .done(try write(PreparedChange(try decide(redecision), in: store)))
      }
    } catch let refusal as Refusal { return .refused(refusal) }
  }

  /// Reads on this connection, so that it sees what the transaction has written so far. The caches keep nothing of it: they take in what
  /// snapshots read.
  private func decide(_ redecision: Proposal.Redecision) throws -> Change {
    switch redecision {
    case .item(let id, let scope, let decide):
      guard let context = try store.contexts(of: [id], within: scope, on: connection)[id] else { throw Refusal.notFound }
      return try decide(context)
    case .registration(let initiative, let parent, let scope, let decide):
      return try decide(try store.registrationContext(in: initiative, under: parent, within: scope, on: connection))
    }
  }

  /// - Throws: a `Refusal` before anything is written.
  func write(_ prepared: PreparedChange) throws -> [Item] {
    let change = prepared.change
    // First, since they tell who was faster.
    var stands = try stands(of: prepared.writes)
    for precondition in change.preconditions { try check(precondition) }
    for cursor in change.cursors { try check(cursor) }
    let reseats = reseats(of: change)
    if !reseats.isEmpty || change.writes.contains(where: { $0.item.kind == Workflow.freeze }) { sheet.held = [] }
    for agency in change.agencies { try Store.put(agency, on: connection) }
    for person in change.people { try Store.put(person, on: connection) }
    if !change.agencies.isEmpty || !change.people.isEmpty { try Store.directoryMoved(on: connection) }
    if let initiative = change.initiative, change.writes.contains(where: { $0.item.id == initiative.id && $0.was == nil }) == false {
      try put(initiative)
    }
    var items: [Item] = []
    for write in prepared.writes {
      items.append(try self.write(write, over: &stands[write.item.id, default: ItemHead()]))
      if let initiative = change.initiative, initiative.id == write.item.id, write.isNew { try put(initiative) }
      if let group = change.groups.first(where: { $0.id == write.item.id }) { try put(group, at: items.count) }
    }
    for (id, stand) in stands { sheet.stands.move(stand, of: id) }
    for (place, membership) in change.memberships.enumerated() { try put(membership, at: place) }
    for turn in change.cursors { try put(turn) }
    for standIn in change.standIns { try Store.put(standIn, at: change.writes[0].entries[0].at, on: connection) }
    for id in change.withdrawnStandIns { try Store.remove(id, on: connection) }
    for id in reseats { try connection.run("UPDATE initiatives SET roster_version = roster_version + 1 WHERE id = \(id)") }
    if !reseats.isEmpty { try Store.directoryMoved(on: connection) }
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
    for message in change.messages { try put(message) }
    sheet.moved.formUnion(change.writes.compactMap(\.item.initiative))
    sheet.moved.formUnion(reseats)
    return items
  }

  private func check(_ precondition: Change.Precondition) throws {
    if sheet.held.contains(precondition) { return }
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
    case .roster, .freezes: sheet.held.insert(precondition)
    case .item, .children: break
    }
  }

  private func write(_ write: PreparedWrite, over stand: inout ItemHead) throws -> Item {
    var item = write.item
    let workflow = write.workflow
    if write.isNew, item.number.isEmpty { item.number = try number(for: item, of: workflow) }
    let rows = write.records.map { record in
      stand.count += 1
      let row = ChainRow(record, of: item.id, count: stand.count, after: stand.head)
      stand.head = row.hash
      return row
    }
    if let was = write.write.was {
      try connection.put(ItemRow.update(write, over: was, stand: stand, count: stand.count, head: stand.head), key: "item \(item.id)")
      sheet.search.move(stand.sequence, gone: write.gone, come: write.come)
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
      try insert(item, write, into: &stand)
    }
    stand.version = item.version
    if write.body != nil { stand.wake = write.wake }
    for row in rows {
      try row.insert(in: item.initiative, on: connection)
      try attach(row.record.entry, to: item, of: workflow)
    }
    try count(write.counted, of: item, over: &stand)
    for reminder in write.skipped { try put(reminder) }
    return item
  }

  private func insert(_ item: Item, _ write: PreparedWrite, into stand: inout ItemHead) throws {
    let visible = write.workflow?.visibility ?? .parties
    let row = ItemRow.insert(write, number: item.number, visible: visible, importID: importID, count: stand.count, head: stand.head)
    stand.sequence = try connection.first(row) { $0.integer(0) } ?? 0
    (stand.importID, stand.isVisible) = (importID, visible == .initiative)
    try put(item.parties, of: item)
    try putNamed(item, of: write.workflow)
    var tokens = write.come
    tokens.insert(SearchIndex.token(ofStretch: stand.sequence >> SearchIndex.stretchBits))
    NormalizedText(item.number).tokens(into: &tokens)
    sheet.search.move(stand.sequence, from: nil, to: tokens)
  }

  private func count(_ counted: CounterKey?, of item: Item, over stand: inout ItemHead) throws {
    let counted = try whole(counted, of: item, in: stand)
    if counted == stand.counted { return }
    if stand.importID == nil {
      sheet.counters.add(stand.counted, -1)
      sheet.counters.add(counted)
    } else {
      unseen.add(stand.counted, -1)
      unseen.add(counted)
    }
    stand.counted = counted
  }
}
