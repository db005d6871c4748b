/// One writer, many waiting: jobs that wait go to disk together, in one transaction with one sync, each behind a
/// savepoint of its own. Nobody is answered before the sync.
actor CommitQueue {
  private struct Job {
    var work: @Sendable (any Connection) throws -> Void
    var finish: @Sendable (Result<Void, any Error>) -> Void
  }

  private let driver: any Driver
  private var waiting: [Job] = []
  private var isWriting = false
  private var drained: [CheckedContinuation<Void, Never>] = []
  /// More in one transaction would make the first wait for the last.
  private static let most = 128

  init(driver: any Driver) { self.driver = driver }

  /// Runs `work` in a transaction and answers once it is on disk.
  /// - Throws: what `work` throws; then nothing it wrote is kept.
  func run<Answer: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    nonisolated(unsafe) var answer: Answer?
    nonisolated(unsafe) var failure: (any Error)?
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      waiting.append(
        Job(
          work: { connection in
            failure = nil
            do {
              answer = try work(connection)
              try connection.settle()
            } catch {
              failure = error
              throw UndoneJob()
            }
          }, finish: { continuation.resume(with: $0) }))
      if !isWriting {
        isWriting = true
        Task { await write() }
      }
    }
    if let failure { throw failure }
    return answer!
  }

  private func write() async {
    while !waiting.isEmpty {
      let batch = Array(waiting.prefix(Self.most))
      waiting.removeFirst(batch.count)
      do {
        try await driver.write(batch.map(\.work))
        for job in batch { job.finish(.success(())) }
      } catch {
        for job in batch { job.finish(.failure(error)) }
      }
    }
    isWriting = false
    for waiter in drained { waiter.resume() }
    drained = []
  }

  /// Returns when nothing waits to be written.
  func drain() async {
    if isWriting { await withCheckedContinuation { drained.append($0) } }
  }
}
