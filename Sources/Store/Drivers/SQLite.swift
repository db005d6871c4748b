import CSQLite
import Dispatch
import Foundation
import Synchronization

/// The SQLite driver: many readers beside one writer, each commit on disk before anyone hears of it.
///
/// A read runs on the thread that asks for it, with a connection of its own: from the page cache it takes microseconds, and
/// handing it to another thread takes three times as long. A commit waits for the disk, so it has a thread of its own.
final class SQLite: Driver {
  let dialect = Dialect.sqlite
  let path: String
  var writing: (any TaskExecutor)? { thread }
  private let writer: SQLiteConnection
  private let thread = WriterThread()
  private let idle = Mutex<[SQLiteConnection]?>([])
  /// No more threads than cores read at once.
  private static let mostIdle = 4
  /// Pages that the write-ahead log grows by before they are taken into the file. In a longer one more would have been written again
  /// meanwhile, but writing over a short one costs less than that saves.
  private static let walCheckpointPages = 1000
  private let taker = WALCheckpointer()

  /// Opens or makes the file.
  init(path: String) throws {
    self.path = path
    Self.makePrivate(path)
    writer = try SQLiteConnection(path: path)
    // A commit of many moves touches more pages than a reader's cache holds, and would write them twice.
    try writer.execute(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 67108864
      """)
    writer.watchLog()
  }

  /// Takes from others what an older version or a wider umask gave them; SQLite makes the files beside it like the file itself.
  /// Somebody else's file stays as it is.
  private static func makePrivate(_ path: String) {
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    for file in ["", "-wal", "-shm", "-batch"].map({ path + $0 }) {
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else { continue }
      chmod(file, status.st_mode & 0o700)
    }
  }

  /// One moment of the database, for as long as `body` looks at it.
  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try reading(body)
  }

  private func reading<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer {
    if let answer = try ReadTransaction.current?.reading(self, body) { return answer }
    let reader = try begin()
    defer { end(reader) }
    return try body(reader)
  }

  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer {
    let moment = ReadTransaction(self, try begin())
    defer { moment.end(end) }
    return try await ReadTransaction.$current.withValue(moment) { try await body() }
  }

  private func begin() throws -> SQLiteConnection {
    let reader = try idle.withLock { $0?.popLast() } ?? SQLiteConnection(path: path, isReader: true)
    reader.forgetIfMany()
    try reader.run("BEGIN")
    return reader
  }

  private func end(_ reader: SQLiteConnection) {
    try? reader.rollback()
    putBack(reader)
  }

  func readBlocking<Answer>(_ body: (any Connection) throws -> Answer) throws -> Answer { try reading(body) }

  private func putBack(_ reader: SQLiteConnection) {
    let isKept = idle.withLock { idle in
      guard let count = idle?.count, count < Self.mostIdle else { return false }
      idle?.append(reader)
      return true
    }
    if !isKept { reader.close() }
  }

  /// A job that fails before it wrote anything leaves nothing to undo; after one that had written, the others run again without it. That
  /// happens next to never, and a savepoint for each would copy every page that it writes to.
  func write(_ batch: WriteBatch) async {
    writer.forgetIfMany()
    write(Array(batch.jobs.indices), of: batch)
  }

  private func write(_ jobs: [Int], of batch: WriteBatch) {
    do { try writer.run("BEGIN IMMEDIATE") } catch {
      for job in jobs { batch.finish(job, error) }
      return
    }
    var failures: [Int: any Error] = [:]
    do {
      try batch.begin(jobs, on: writer)
      for job in jobs {
        let changes = writer.changes
        do { try batch.run(job, on: writer) } catch {
          failures[job] = error
          if writer.changes != changes || !writer.isInTransaction { throw JobRolledBack(job: job) }
        }
      }
      try batch.end(on: writer)
      try writer.run("COMMIT")
      batch.finish(jobs, failures)
    } catch {
      try? writer.rollback()
      if let undone = error as? JobRolledBack {
        batch.finish(undone.job, failures[undone.job] ?? undone)
        let others = jobs.filter { $0 != undone.job }
        if !others.isEmpty { write(others, of: batch) }
      } else if jobs.count == 1 {
        batch.finish(jobs[0], error)
      } else {
        // Refused was what they wrote together at the end: whose it was shows when each has a transaction of its own.
        for job in jobs { write([job], of: batch) }
      }
    }
  }

  /// SQLite by itself would let those who write wait while the log is taken into the file. Most of it is taken in beside them; what
  /// they wrote meanwhile is the rest, after which the log begins anew.
  func answered() async {
    switch taker.state {
    case .idle: if writer.left > Self.walCheckpointPages { taker.start(path) }
    case .working: return
    case .done:
      writer.beginLogAnew()
      taker.rest()
    }
  }

  /// The version moves with the commits of every other connection, whoever holds it; asking costs some microseconds.
  func watch(_ heard: @escaping @Sendable (Bool) -> Void) async {
    guard let connection = try? SQLiteConnection(path: path, isReader: true) else { return }
    defer { connection.close() }
    var known: Int64?
    while !Task.isCancelled {
      if let version = try? connection.first("PRAGMA data_version", { $0.integer(0) }), version != known {
        if known != nil { heard(false) }
        known = version
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  func importLock() async throws -> any ImportLock { try FileLock(beside: path) }

  /// When nothing waits to be written any more.
  func close() {
    for reader in idle.withLock({ idle in
      defer { idle = nil }
      return idle ?? []
    }) { reader.close() }
    taker.close()
    writer.close()
  }
}

/// The one thread that writes, and waits for the disk.
final class WriterThread: TaskExecutor {
  private let queue = DispatchQueue(label: "duban.writer")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Takes the log into the file on a thread of its own.
final class WALCheckpointer: Sendable {
  enum State { case idle, working, done }

  /// Pages that may be left to the one who writes: each round leaves what was written meanwhile, less and less.
  private static let few = 500
  private static let mostRounds = 4

  private let queue = DispatchQueue(label: "duban.log")
  private let current = Mutex(State.idle)

  var state: State { current.withLock { $0 } }

  func start(_ path: String) {
    current.withLock { $0 = .working }
    queue.async { [self] in
      // Opened each time: it is little beside thousands of pages, and nothing is kept that nobody uses.
      if let connection = try? SQLiteConnection(path: path) {
        var rounds = 0
        while connection.checkpointWAL() > Self.few, rounds < Self.mostRounds { rounds += 1 }
        connection.close()
      }
      current.withLock { $0 = .done }
    }
  }

  func rest() { current.withLock { $0 = .idle } }

  /// When it is no longer at work.
  func close() { queue.sync {} }
}

/// A lock on a file beside the database.
struct FileLock: ImportLock {
  private let file: Int32

  init(beside path: String) throws {
    file = open(path + "-batch", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.damaged(path + "-batch") }
  }

  func share() throws {
    guard flock(file, LOCK_SH) == 0 else { throw StoreFault.damaged("flock") }
  }

  func tryExclusive() -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }

  func release() { _ = close(file) }
}

/// A job failed after it had written something, so the transaction is rolled back.
private struct JobRolledBack: Error {
  let job: Int
}
