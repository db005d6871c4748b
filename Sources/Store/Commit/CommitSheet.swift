import Domain

/// What a transaction puts down beside its rows and writes once, before it commits: what moves in the figures, and what is
/// found by other words or by other people, and which initiatives have changed.
struct TransactionDeltas {
  var counters = CounterDeltas()
  var search = SearchIndexDeltas()
  /// What held a moment ago in this transaction, and nothing written since can have moved.
  var held: Set<Change.Precondition> = []
  /// Shared by all jobs of the transaction.
  var stands = PrefetchedItemHeads()
  var moved: Set<Item.ID> = []

  mutating func take(_ other: TransactionDeltas) {
    held = other.held
    counters.take(other.counters)
    search.take(other.search)
    moved.formUnion(other.moved)
  }

  func write(on connection: any Connection) throws {
    try counters.write(on: connection)
    try search.write(on: connection)
    try ChangeRows.write(moved, on: connection)
  }
}

/// By sequence, the tokens that an item is no longer found by, and those that are new. SQLite's full-text index writes out what it
/// holds in memory before every statement that could fail halfway, so it is spoken to last, all at once.
struct SearchIndexDeltas {
  struct Rescheduling {
    /// Whether the index knew the item before, and knows it now.
    var was: Bool
    var isThere: Bool
    var gone: Set<Int64>
    var come: Set<Int64>
  }

  private var shifts: [Int64: Rescheduling] = [:]

  /// - Parameters: tokens before and now, nil where it was not or is not there.
  mutating func move(_ sequence: Int64, from before: Set<Int64>?, to after: Set<Int64>?) {
    if before == after { return }
    let (old, new) = (before ?? [], after ?? [])
    add(sequence, Rescheduling(was: before != nil, isThere: after != nil, gone: old.subtracting(new), come: new.subtracting(old)))
  }

  /// Of an item that is there and stays.
  mutating func move(_ sequence: Int64, gone: Set<Int64>, come: Set<Int64>) {
    if gone.isEmpty, come.isEmpty { return }
    add(sequence, Rescheduling(was: true, isThere: true, gone: gone, come: come))
  }

  mutating func take(_ other: SearchIndexDeltas) {
    for (sequence, shift) in other.shifts { add(sequence, shift) }
  }

  private mutating func add(_ sequence: Int64, _ next: Rescheduling) {
    guard var shift = shifts[sequence] else {
      shifts[sequence] = next
      return
    }
    for token in next.gone where shift.come.remove(token) == nil { shift.gone.insert(token) }
    for token in next.come where shift.gone.remove(token) == nil { shift.come.insert(token) }
    shift.isThere = next.isThere
    shifts[sequence] = shift
  }

  func write(on connection: any Connection) throws {
    for (sequence, shift) in shifts.sorted(by: { $0.key < $1.key }) { try SearchIndex.write(shift, of: sequence, on: connection) }
  }
}
