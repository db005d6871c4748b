/// One writer, many waiting: jobs that wait go to disk together, in one transaction with one sync, each behind a
/// savepoint of its own. Nobody is answered before the sync.
actor CommitQueue {
  private struct Job {
    var work: @Sendable (any Connection, inout TallySheet) throws -> Void
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
    try await run { connection, _ in try work(connection) }
  }

  /// Also writes what `work` puts down as moved in the figures, folded with what the others in the transaction do.
  func run<Answer: Sendable>(_ work: @escaping @Sendable (any Connection, inout TallySheet) throws -> Answer) async throws -> Answer {
    nonisolated(unsafe) var answer: Answer?
    nonisolated(unsafe) var failure: (any Error)?
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      waiting.append(
        Job(
          work: { connection, sheet in
            failure = nil
            do {
              answer = try work(connection, &sheet)
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
        try await driver.write(Self.folded(batch))
        for job in batch { job.finish(.success(())) }
      } catch {
        for job in batch { job.finish(.failure(error)) }
      }
    }
    isWriting = false
    for waiter in drained { waiter.resume() }
    drained = []
  }

  /// The jobs, and behind the last of a transaction the figures that they move: their rows are held until the commit, and no
  /// longer.
  private static func folded(_ batch: [Job]) -> Jobs {
    // Written by one job after the other; what is undone is not taken in.
    nonisolated(unsafe) var sheet = TallySheet()
    return Jobs(
      all: batch.map { job in
        { connection in
          var own = TallySheet()
          try job.work(connection, &own)
          sheet.take(own)
        }
      }, begin: { sheet = TallySheet() }, end: { try sheet.write(on: $0) })
  }

  /// Returns when nothing waits to be written.
  func drain() async {
    if isWriting { await withCheckedContinuation { drained.append($0) } }
  }
}
