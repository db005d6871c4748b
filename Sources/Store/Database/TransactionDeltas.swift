import Domain

/// Side effects collected during a transaction and written once before COMMIT: counter deltas, search-index deltas, ids of changed
/// initiatives.
struct TransactionDeltas {
  var counters = CounterDeltas()
  var search = SearchIndexDeltas()
  /// Initiatives with a change that readers are to be notified of.
  var changedInitiatives: Set<Item.ID> = []
  /// Preconditions already verified in this transaction that no later write in it can invalidate.
  var verifiedPreconditions: Set<Change.Precondition> = []
  /// Shared by all jobs of the transaction.
  var itemHeads = PrefetchedItemHeads()

  /// Adds what a job collected, after the job has succeeded.
  mutating func add(_ other: TransactionDeltas) {
    verifiedPreconditions = other.verifiedPreconditions
    counters.add(other.counters)
    search.add(other.search)
    changedInitiatives.formUnion(other.changedInitiatives)
  }

  func write(on connection: any Connection) throws {
    try counters.write(on: connection)
    try search.write(on: connection)
    try ChangeRows.write(changedInitiatives, on: connection)
  }
}
