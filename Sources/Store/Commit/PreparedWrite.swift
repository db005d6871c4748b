import Domain

/// A write with all that it comes to without the database: made by whoever asks for it, so that the one who writes for all has
/// less to do.
struct PreparedWrite: Sendable {
  let write: Change.Write
  let workflow: Workflow?
  /// What of the item no query asks for; nil where it stays as it is.
  let body: String?
  let sorted: ItemRow.Sorted
  let wake: Instant?
  /// What stands from now on; nil leaves what stood. What would have been due before is kept for the record, never sent.
  let access: PendingReminders?
  let skipped: [Message]
  /// A salt, the details and their digest for each history row.
  let records: [ChainRow.Record]
  /// What it counts, now and before, but for closings told by its history.
  let counted: CounterKey?
  let wasCounted: CounterKey?
  /// The words and rights it is found by, as far as they move. Of a new item all but its number and stretch.
  let gone: Set<Int64>
  let come: Set<Int64>

  var item: Item { write.item }
  var isNew: Bool { write.was == nil }

  init(_ write: Change.Write, in store: Store) {
    self.write = write
    let (item, was) = (write.item, write.was)
    workflow = store.workflows[item.kind, version: item.workflowVersion]
    // A note or a look at masked fields leaves the item as it was.
    let isMoved = item.version != was?.version
    body = isMoved ? item.body : nil
    sorted = ItemRow.Sorted(item)
    wake = isMoved ? workflow.flatMap { store.calendar.wake(of: item, in: $0) } : nil
    access = write.reminders.map { PendingReminders($0.filter { !$0.isSkipped }) }
    skipped = write.reminders?.filter(\.isSkipped) ?? []
    records = write.entries.map { ChainRow.Record($0, salt: Base32.text(store.random(10))) }
    let isVisible = workflow?.visibility == .initiative
    counted = CounterKey(item, isVisible: isVisible, sorted: sorted)
    wasCounted = was.flatMap { CounterKey($0, isVisible: isVisible, sorted: ItemRow.Sorted($0)) }
    (gone, come) = isMoved ? Self.searched(write, in: workflow, store: store) : ([], [])
  }

  private static func searched(_ write: Change.Write, in workflow: Workflow?, store: Store) -> (gone: Set<Int64>, come: Set<Int64>) {
    let (index, visible) = (store.searchIndex, workflow?.visibility ?? .parties)
    guard let was = write.was else { return ([], index.tokens(of: write.item, visible: visible, in: workflow)) }
    let older = store.workflows[was.kind, version: was.workflowVersion]
    let names = write.entries.flatMap(\.edits.keys)
    guard older?.version != workflow?.version || SearchIndex.concerns(names, of: workflow) else { return ([], []) }
    // Who leads and who takes part changes far more often than what is written.
    let isWorded = older?.version != workflow?.version || SearchIndex.concernsWords(names, of: workflow)
    func tokens(_ item: Item, _ workflow: Workflow?) -> Set<Int64> {
      isWorded ? index.tokens(of: item, visible: visible, in: workflow) : SearchIndex.traits(of: item, visible: visible, in: workflow)
    }
    let (before, after) = (tokens(was, older), tokens(write.item, workflow))
    return (before.subtracting(after), after.subtracting(before))
  }
}

/// A proposal whose change is prepared.
struct PreparedProposal: Sendable {
  let change: PreparedChange
  let redecision: Proposal.Redecision?

  init(_ proposal: Proposal, in store: Store) {
    change = PreparedChange(proposal.change, in: store)
    redecision = proposal.redecision
  }
}

/// A change whose writes are prepared.
struct PreparedChange: Sendable {
  let change: Change
  let writes: [PreparedWrite]
  /// Items that it writes over.
  var over: [Item.ID] { writes.compactMap { $0.isNew ? nil : $0.item.id } }

  init(_ change: Change, in store: Store) {
    self.change = change
    writes = change.writes.map { PreparedWrite($0, in: store) }
  }
}
