import Domain

/// A write with everything that can be computed without the database. Prepared on the caller's task, to keep work off the single writer
/// thread.
struct PreparedWrite: Sendable {
  let write: Change.Write
  let workflow: Workflow?
  /// `Item.body` as JSON; nil where it does not change.
  let body: String?
  let sortColumns: ItemRow.SortColumns
  /// When the scheduler looks at the item next.
  let timer: Instant?
  /// Pending reminders after this write; nil leaves them unchanged.
  let reminders: PendingReminders?
  /// Reminders that were overdue already. They are stored as `skipped` and never sent.
  let skipped: [Message]
  /// A salt, the details and their digest for each history row.
  let records: [ChainRow.Record]
  /// What the counters hold of the item afterwards and before, without closings that only its history tells.
  let counted: CounterKey?
  let wasCounted: CounterKey?
  /// Search tokens to remove and to add. For a new item: all tokens except number and segment, which are known only at INSERT.
  let removedTokens: Set<Int64>
  let addedTokens: Set<Int64>

  var item: Item { write.item }
  var isNew: Bool { write.was == nil }

  init(_ write: Change.Write, in database: Database) {
    self.write = write
    let (item, was) = (write.item, write.was)
    workflow = database.workflows[item.kind, version: item.workflowVersion]
    // A note, or a look at masked fields, leaves the item unchanged.
    let isChanged = item.version != was?.version
    body = isChanged ? item.body : nil
    sortColumns = ItemRow.SortColumns(item)
    timer = isChanged ? workflow.flatMap { database.calendar.wake(of: item, in: $0) } : nil
    reminders = write.reminders.map { PendingReminders($0.filter { !$0.isSkipped }) }
    skipped = write.reminders?.filter(\.isSkipped) ?? []
    records = write.entries.map { ChainRow.Record($0, salt: Base32.text(database.random(10))) }
    let isVisible = workflow?.visibility == .initiative
    counted = CounterKey(item, isVisible: isVisible, sortColumns: sortColumns)
    wasCounted = was.flatMap { CounterKey($0, isVisible: isVisible, sortColumns: ItemRow.SortColumns($0)) }
    (removedTokens, addedTokens) = isChanged ? Self.tokens(write, in: workflow, database: database) : ([], [])
  }

  private static func tokens(
    _ write: Change.Write, in workflow: Workflow?, database: Database
  ) -> (removed: Set<Int64>, added: Set<Int64>) {
    let (index, visible) = (database.searchIndex, workflow?.visibility ?? .parties)
    guard let was = write.was else { return ([], index.tokens(of: write.item, visible: visible, in: workflow)) }
    let older = database.workflows[was.kind, version: was.workflowVersion]
    let names = write.entries.flatMap(\.edits.keys)
    guard older?.version != workflow?.version || SearchIndex.concerns(names, of: workflow) else { return ([], []) }
    // Leads and parties change far more often than texts.
    let changesWords = older?.version != workflow?.version || SearchIndex.concernsWords(names, of: workflow)
    func tokens(_ item: Item, _ workflow: Workflow?) -> Set<Int64> {
      changesWords ? index.tokens(of: item, visible: visible, in: workflow) : SearchIndex.traits(of: item, visible: visible, in: workflow)
    }
    let (before, after) = (tokens(was, older), tokens(write.item, workflow))
    return (before.subtracting(after), after.subtracting(before))
  }
}

/// A change whose writes are prepared.
struct PreparedChange: Sendable {
  let change: Change
  let writes: [PreparedWrite]
  /// Items that it overwrites.
  var overwritten: [Item.ID] { writes.compactMap { $0.isNew ? nil : $0.item.id } }

  init(_ change: Change, in database: Database) {
    self.change = change
    writes = change.writes.map { PreparedWrite($0, in: database) }
  }
}

/// A proposal whose change is prepared.
struct PreparedProposal: Sendable {
  let change: PreparedChange
  let redecision: Proposal.Redecision?

  init(_ proposal: Proposal, in database: Database) {
    change = PreparedChange(proposal.change, in: database)
    redecision = proposal.redecision
  }
}
