import Domain

/// Jobs that are written in one transaction, and the result of each.
///
/// In every transaction that a driver tries, it calls `begin`, `run` for each of the jobs and `end`, all on one connection, and commits. Where
/// a job has to be undone, it tries the others again in another transaction. It calls `finish` for a job when its result is on disk, or when
/// it failed. Used by one thread at a time, as the driver passes it on.
final class WriteBatch: @unchecked Sendable {
  struct Job: Sendable {
    /// Items that it writes. Their heads are read at once for all jobs where each query takes a round trip.
    var items: [Item.ID]
    var work: @Sendable (any Connection, inout TransactionDeltas) throws -> Void
    var finish: @Sendable (Result<Void, any Error>) -> Void
  }

  /// The waiting jobs, taken from the queue at the first use. A driver that waits for its turn to write asks when it has it, so that jobs
  /// that arrive meanwhile are included.
  private(set) lazy var jobs = take()
  private lazy var finished = Array(repeating: false, count: jobs.count)
  private let take: () -> [Job]
  private var deltas = TransactionDeltas()

  init(_ take: @escaping () -> [Job]) { self.take = take }

  /// Indices of the jobs that have no result yet.
  var unfinished: [Int] { jobs.indices.filter { !finished[$0] } }

  /// Prepares a transaction for some of the jobs.
  func begin(_ some: [Int], on connection: any Connection) throws {
    deltas = TransactionDeltas()
    try deltas.itemHeads.read(some.flatMap { jobs[$0].items }, on: connection)
  }

  /// Runs one job.
  /// - Throws: what the job throws. Where it had written something, the transaction has to be rolled back.
  func run(_ index: Int, on connection: any Connection) throws {
    var own = TransactionDeltas(verifiedPreconditions: deltas.verifiedPreconditions, itemHeads: deltas.itemHeads)
    try jobs[index].work(connection, &own)
    try connection.settle()
    deltas.add(own)
  }

  /// Writes what the jobs collected beside their rows. Last, so that the rows of the counters are locked until the commit and no longer.
  func end(on connection: any Connection) throws { try deltas.write(on: connection) }

  /// Gives jobs of a committed transaction their results.
  func finish(_ some: [Int], _ failures: [Int: any Error]) { for index in some { finish(index, failures[index]) } }

  /// - Parameter failure: nil where what the job wrote is on disk.
  func finish(_ index: Int, _ failure: (any Error)?) {
    finished[index] = true
    jobs[index].finish(failure.map { .failure($0) } ?? .success(()))
  }
}

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
