/// For each sequence, the tokens to remove from the search index and to add to it. SQLite's full-text index writes out what it holds in
/// memory before every statement that could fail halfway, so these are written last, all at once.
struct SearchIndexDeltas {
  struct Delta {
    /// Whether the index held the item before, and holds it afterwards.
    var existed: Bool
    var exists: Bool
    var removed: Set<Int64>
    var added: Set<Int64>
  }

  private var deltas: [Int64: Delta] = [:]

  /// - Parameters: tokens before and afterwards; nil where the index does not hold the item.
  mutating func change(_ sequence: Int64, from before: Set<Int64>?, to after: Set<Int64>?) {
    if before == after { return }
    let (old, new) = (before ?? [], after ?? [])
    add(
      sequence,
      Delta(existed: before != nil, exists: after != nil, removed: old.subtracting(new), added: new.subtracting(old)))
  }

  /// Changes tokens of an item that the index holds and goes on holding.
  mutating func change(_ sequence: Int64, removed: Set<Int64>, added: Set<Int64>) {
    if removed.isEmpty, added.isEmpty { return }
    add(sequence, Delta(existed: true, exists: true, removed: removed, added: added))
  }

  mutating func add(_ other: SearchIndexDeltas) {
    for (sequence, delta) in other.deltas { add(sequence, delta) }
  }

  private mutating func add(_ sequence: Int64, _ next: Delta) {
    guard var delta = deltas[sequence] else {
      deltas[sequence] = next
      return
    }
    for token in next.removed where delta.added.remove(token) == nil { delta.removed.insert(token) }
    for token in next.added where delta.removed.remove(token) == nil { delta.added.insert(token) }
    delta.exists = next.exists
    deltas[sequence] = delta
  }

  func write(on connection: any Connection) throws {
    for (sequence, delta) in deltas.sorted(by: { $0.key < $1.key }) { try SearchIndex.write(delta, of: sequence, on: connection) }
  }
}
