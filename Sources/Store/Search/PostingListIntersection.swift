import Domain

/// Intersects posting lists from the newest sequence on, a few rows at a time, and stops where a page would cost too much.
struct PostingListIntersection {
  /// Alternatives. Each is a conjunction of lists of tokens: an item matches it with one token of every list.
  let alternatives: [[[Int64]]]
  /// Sequences from here on have been looked at; 0 at the end.
  private(set) var before: Int64
  private var plans: [Plan?]
  private var rows = 0

  /// Rows that are looked at together.
  static let step = 64
  private static let maxRows = 1024
  /// A list shorter than this is intersected with the others to its end.
  private static let walkThreshold = 2000
  /// Of long lists, only so many segments are intersected a page: two common words that never meet cost no more.
  private static let maxSegments: Int64 = 3

  /// The rows of a list shorter than this are all looked at, which costs less than to intersect it with long lists.
  private static let scanThreshold = 256

  private enum Plan {
    /// Only the driver list; its rows are filtered.
    case scan(driver: Int)
    /// All lists, over all sequences.
    case intersect(driver: Int)
    /// All lists, down to a segment.
    case segments(driver: Int, last: Int64)
  }

  init(_ alternatives: [[[Int64]]], before: Int64) {
    self.alternatives = alternatives
    self.before = before
    plans = alternatives.map { _ in nil }
  }

  /// The next rows to look at, newest first; nil at the end, or where the page has cost enough.
  mutating func next(on connection: any Connection) throws -> [Int64]? {
    guard before > 0, rows < Self.maxRows else { return nil }
    var found: Set<Int64> = []
    var seen: Int64 = 0
    for index in alternatives.indices {
      let (sequences, end) = try look(index, on: connection)
      found.formUnion(sequences)
      seen = max(seen, end)
    }
    let next = found.filter { $0 >= seen }.sorted(by: >).prefix(Self.step)
    let end = next.count == Self.step ? max(seen, next.last!) : seen
    guard end < before || !next.isEmpty else { return nil }
    before = end
    rows += next.count
    return Array(next)
  }

  /// - Returns: matches of one alternative below `before`, and the sequence down to which these are all.
  private mutating func look(_ index: Int, on connection: any Connection) throws -> (sequences: [Int64], end: Int64) {
    switch try plan(index, on: connection) {
    case .scan(let driver):
      let found = try SearchIndex.sequences(
        of: [alternatives[index][driver]], before: before, limit: Self.step, drivenBy: 0, on: connection)
      return (found, found.count == Self.step ? found.last! : 0)
    case .intersect(let driver):
      let found = try SearchIndex.sequences(of: alternatives[index], before: before, limit: Self.step, drivenBy: driver, on: connection)
      return (found, found.count == Self.step ? found.last! : 0)
    case .segments(let driver, let last):
      var segment = try newest(on: connection)
      var found: [Int64] = []
      while segment >= last, found.count < Self.step {
        found += try SearchIndex.sequences(
          of: alternatives[index], before: before, in: segment, limit: Self.step - found.count, drivenBy: driver, on: connection)
        segment -= 1
      }
      return (found, found.count == Self.step ? found.last! : last << SearchIndex.segmentBits)
    }
  }

  /// The segment of the next sequence below `before`.
  private func newest(on connection: any Connection) throws -> Int64 {
    let last = try connection.first("SELECT max(seq) FROM items") { $0.integer(0) } ?? 0
    return (min(before, last + 1) - 1) >> SearchIndex.segmentBits
  }

  private mutating func plan(_ index: Int, on connection: any Connection) throws -> Plan {
    if let plan = plans[index] { return plan }
    func first(of fewer: Int) throws -> Int? {
      try alternatives[index].firstIndex { try SearchIndex.isRare($0, before: before, most: fewer, on: connection) }
    }
    let plan: Plan
    if let driver = try first(of: Self.scanThreshold) {
      plan = .scan(driver: driver)
    } else if let driver = try first(of: Self.walkThreshold) {
      plan = .intersect(driver: driver)
    } else {
      plan = .segments(
        driver: alternatives[index].firstIndex { $0.count == 1 } ?? 0, last: max(0, try newest(on: connection) - Self.maxSegments + 1))
    }
    plans[index] = plan
    return plan
  }
}
