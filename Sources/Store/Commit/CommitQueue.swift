import Domain
import Synchronization

/// One writer, many waiting: jobs that wait go to disk together, in one transaction with one sync; one that fails is undone
/// by itself. Nobody is answered before the sync.
final class CommitQueue: Sendable {
  private struct Job {
    /// Items that it writes.
    var items: [Item.ID]
    var work: @Sendable (any Connection, inout TransactionDeltas) throws -> Void
    var finish: @Sendable (Result<Void, any Error>) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var isWriting = false
    var drained: [CheckedContinuation<Void, Never>] = []
  }

  private let driver: any Driver
  private let state = Mutex(State())
  /// More in one transaction would make the first wait for the last.
  private static let most = 128

  init(driver: any Driver) { self.driver = driver }

  /// Runs `work` in a transaction and answers once it is on disk. It is run again where another job of the same
  /// transaction had to be undone.
  /// - Throws: what `work` throws; then nothing it wrote is kept.
  func run<Answer: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await run { connection, sheet in
      // What it writes nobody looks at.
      sheet.held = []
      return try work(connection)
    }
  }

  /// Also writes what `work` puts down as moved in the figures, folded with what the others in the transaction do.
  /// - Parameter items: those that it writes; where asking takes a while they are asked for together with those of the others.
  func run<Answer: Sendable>(
    on items: [Item.ID] = [], _ work: @escaping @Sendable (any Connection, inout TransactionDeltas) throws -> Answer
  ) async throws -> Answer {
    nonisolated(unsafe) var answer: Result<Answer, any Error>?
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let job = Job(
        items: items,
        work: { connection, sheet in
          do {
            let done = try work(connection, &sheet)
            try connection.settle()
            answer = .success(done)
          } catch {
            answer = .failure(error)
            throw JobRolledBack()
          }
        }, finish: { continuation.resume(with: $0) })
      let isFirst = state.withLock { state in
        state.waiting.append(job)
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if isFirst { start() }
    }
    return try answer!.get()
  }

  /// Where the driver has a thread that writes, the queue goes on there: behind all who ask, the next batch would wait for its turn.
  private func start() {
    if let executor = driver.writing { Task(executorPreference: executor) { await self.write() } } else { Task { await self.write() } }
  }

  private func write() async {
    while isAnyWaiting() {
      let batch = Batch { self.take() }
      do {
        try await driver.write(Self.folded(batch))
        for job in batch.jobs { job.finish(.success(())) }
      } catch {
        for job in batch.jobs { job.finish(.failure(error)) }
      }
      await driver.answered()
    }
  }

  /// Where nothing waits whoever comes next starts writing again.
  private func isAnyWaiting() -> Bool {
    state.withLock { state in
      if !state.waiting.isEmpty { return true }
      state.isWriting = false
      for waiter in state.drained { waiter.resume() }
      state.drained = []
      return false
    }
  }

  private func take() -> [Job] {
    state.withLock { state in
      defer { state.waiting.removeFirst(min(Self.most, state.waiting.count)) }
      return Array(state.waiting.prefix(Self.most))
    }
  }

  /// Taken when somebody first asks for it.
  private final class Batch: Sendable {
    private let taken = Mutex<[Job]?>(nil)
    private let take: @Sendable () -> [Job]

    init(_ take: @escaping @Sendable () -> [Job]) { self.take = take }

    var jobs: [Job] {
      taken.withLock { taken in
        let jobs = taken ?? take()
        taken = jobs
        return jobs
      }
    }
  }

  /// The jobs, and behind the last of a transaction the figures that they move: their rows are held until the commit, and no
  /// longer.
  private static func folded(_ batch: Batch) -> Jobs {
    // Written by one job after the other; what is undone is not taken in.
    nonisolated(unsafe) var sheet = TransactionDeltas()
    return Jobs(
      all: {
        batch.jobs.map { job in
          { connection in
            var own = TransactionDeltas(held: sheet.held, stands: sheet.stands)
            try job.work(connection, &own)
            sheet.take(own)
          }
        }
      },
      begin: { connection in
        sheet = TransactionDeltas()
        try sheet.stands.read(batch.jobs.flatMap(\.items), on: connection)
      }, end: { try sheet.write(on: $0) })
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
