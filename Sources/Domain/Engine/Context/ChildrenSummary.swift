/// The children of an item: all of them by counts and sums, and whole only those that a decision writes or names. So a decision relies on every
/// child, however many there are.
package struct ChildrenSummary: Sendable {
  /// The children of one kind, version and state.
  package struct Bucket: Hashable, Sendable {
    package var kind: Workflow.Kind
    package var version: Int
    package var state: Workflow.State.ID
    package var isDone: Bool
    package var count: Int
    /// Totals of the numeric fields that guards and totals read; fen and hundredths, as stored.
    package var sums: [Field.ID: Int64]

    package init(
      kind: Workflow.Kind, version: Int, state: Workflow.State.ID, isDone: Bool, count: Int, sums: [Field.ID: Int64] = [:]
    ) {
      self.kind = kind
      self.version = version
      self.state = state
      self.isDone = isDone
      self.count = count
      self.sums = sums
    }

    package func holds(_ item: Item) -> Bool { item.kind == kind && item.workflowVersion == version && item.state == state }
  }

  package private(set) var buckets: [Bucket]
  /// The children that were read whole, in the order of registration: shares, children that a move may write, and the first that a guard
  /// names.
  package private(set) var items: [Item]

  package init(buckets: [Bucket] = [], items: [Item] = []) {
    self.buckets = buckets
    self.items = items
  }

  /// A summary of children that are all at hand.
  package init(of children: [Item]) {
    self.init()
    for child in children { replace(nil, with: child) }
  }

  package var isEmpty: Bool { buckets.isEmpty }

  /// Counts a child as the decision changes it. `before` is nil for a new child, `after` is nil for one to leave out.
  mutating func replace(_ before: Item?, with after: Item?) {
    if let before { add(before, -1) }
    if let after { add(after, 1) }
    buckets.removeAll { $0.count <= 0 }
    let index = before.flatMap { before in items.firstIndex { $0.id == before.id } }
    switch (index, after) {
    case (let index?, let after?): items[index] = after
    case (let index?, nil): items.remove(at: index)
    case (nil, let after?): items.append(after)
    case (nil, nil): break
    }
  }

  private mutating func add(_ item: Item, _ sign: Int64) {
    let index = buckets.firstIndex { $0.holds(item) }
    var bucket =
      index.map { buckets[$0] }
      ?? Bucket(kind: item.kind, version: item.workflowVersion, state: item.state, isDone: item.isDone, count: 0)
    bucket.count += Int(sign)
    for (field, value) in item.fields {
      if let amount = value.integer { bucket.sums[field] = (bucket.sums[field] ?? 0).capped(adding: sign * amount) }
    }
    if let index { buckets[index] = bucket } else { buckets.append(bucket) }
  }
}

extension Sequence<ChildrenSummary.Bucket> {
  var total: Int { reduce(0) { $0 + $1.count } }
  func sum(of field: Field.ID) -> Int64 { reduce(0) { $0.capped(adding: $1.sums[field] ?? 0) } }
}
