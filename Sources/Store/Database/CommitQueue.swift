import Domain
import Synchronization

/// One writer, many waiting: jobs that wait are written together, in one transaction with one sync to disk. A job that fails is undone by
/// itself. Callers get their result after the sync.
final class CommitQueue: Sendable {
  private struct State {
    var waiting: [WriteBatch.Job] = []
    var isWriting = false
    var drained: [CheckedContinuation<Void, Never>] = []
  }

  private let driver: any Driver
  private let state = Mutex(State())
  /// More in one transaction would make the first wait for the last.
  private static let maxJobs = 128

  init(driver: any Driver) { self.driver = driver }

  /// Runs `work` in a transaction and returns its answer once it is on disk. `work` runs again where another job of the same transaction
  /// had to be undone.
  /// - Throws: what `work` throws, after which nothing that it wrote is stored; `DatabaseUnavailable`; errors of the database.
  func run<Answer: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await run { connection, deltas in
      // This job's writes are not tracked, so forget all verified preconditions.
      deltas.verifiedPreconditions = []
      return try work(connection)
    }
  }

  /// As `run(_:)`, and writes what `work` adds to the deltas, folded with those of the other jobs in the transaction.
  /// - Parameter items: items that `work` writes; where a query takes a round trip, their heads are read together with those of the other
  ///   jobs.
  func run<Answer: Sendable>(
    on items: [Item.ID] = [], _ work: @escaping @Sendable (any Connection, inout TransactionDeltas) throws -> Answer
  ) async throws -> Answer {
    // Written by the job, read after its result: never at the same time.
    nonisolated(unsafe) var answer: Answer?
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let job = WriteBatch.Job(
        items: items, work: { answer = try work($0, &$1) }, finish: { continuation.resume(with: $0) })
      let isFirst = state.withLock { state in
        state.waiting.append(job)
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if isFirst { start() }
    }
    return answer!
  }

  /// Runs on the driver's writer thread if it has one; on the global executor the next batch would queue behind request tasks.
  private func start() {
    if let executor = driver.writerExecutor {
      Task(executorPreference: executor) { await self.write() }
    } else {
      Task { await self.write() }
    }
  }

  private func write() async {
    while isAnyWaiting() {
      await driver.write(WriteBatch { self.take() })
      await driver.afterBatch()
    }
  }

  /// If nothing waits, the next caller of `run` starts writing again.
  private func isAnyWaiting() -> Bool {
    state.withLock { state in
      if !state.waiting.isEmpty { return true }
      state.isWriting = false
      for waiter in state.drained { waiter.resume() }
      state.drained = []
      return false
    }
  }

  private func take() -> [WriteBatch.Job] {
    state.withLock { state in
      defer { state.waiting.removeFirst(min(Self.maxJobs, state.waiting.count)) }
      return Array(state.waiting.prefix(Self.maxJobs))
    }
  }

  /// Returns when nothing waits to be written.
  func drain() async {
    await withCheckedContinuation { waiter in
      let isIdle = state.withLock { state in
        if state.isWriting { state.drained.append(waiter) }
        return !state.isWriting
      }
      if isIdle { waiter.resume() }
    }
  }
}

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
