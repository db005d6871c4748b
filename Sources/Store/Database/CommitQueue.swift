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
