import CSQLite
import Dispatch
import Foundation
import Synchronization

/// The SQLite driver: many readers beside one writer. Callers get their results when the commit is on disk.
///
/// A read runs on the calling thread, with a connection of its own: from the page cache it takes microseconds, and a switch to another thread
/// takes three times as long. A commit waits for the disk, so it has a thread of its own.
final class SQLite: Driver {
  let dialect = Dialect.sqlite
  let path: String
  var writerExecutor: (any TaskExecutor)? { thread }
  private let writer: SQLiteConnection
  private let thread = WriterThread()
  private let idle = Mutex<[SQLiteConnection]?>([])
  /// As many threads as cores read at once.
  private static let maxIdle = 4
  /// WAL size, in pages, that triggers a checkpoint. A longer WAL would absorb more rewrites of a page, but reusing a short one is cheaper
  /// overall.
  private static let walCheckpointPages = 1000
  private let checkpointer = WALCheckpointer()

  /// Opens or creates the file.
  init(path: String) throws {
    self.path = path
    Self.makePrivate(path)
    writer = try SQLiteConnection(path: path)
    // A commit of many moves changes more pages than a reader's cache holds, and would write them twice.
    try writer.execute(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 67108864
      """)
    writer.watchWAL()
  }

  /// Removes access by others that an older version or a wider umask gave; SQLite creates its other files like the database. Another owner's
  /// file stays as it is.
  private static func makePrivate(_ path: String) {
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    for file in ["", "-wal", "-shm", "-batch"].map({ path + $0 }) {
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else { continue }
      chmod(file, status.st_mode & 0o700)
    }
  }

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
    reader.trimStatements()
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
      guard let count = idle?.count, count < Self.maxIdle else { return false }
      idle?.append(reader)
      return true
    }
    if !isKept { reader.close() }
  }

  /// A job that fails before it wrote anything leaves nothing to undo; after one that had written, the others run again without it. That
  /// happens next to never, and a savepoint for each would copy every page that it writes to.
  func write(_ batch: WriteBatch) async {
    writer.trimStatements()
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
        // The common writes at the end were refused: the job at fault shows when each has a transaction of its own.
        for job in jobs { write([job], of: batch) }
      }
    }
  }

  /// Checkpoints the WAL. By itself SQLite would do so inside a commit. Here most pages are copied on another thread beside the writer; the rest
  /// is copied by the writer, after which the WAL starts again from its beginning.
  func afterBatch() async {
    switch checkpointer.state {
    case .idle: if writer.uncheckpointedPages > Self.walCheckpointPages { checkpointer.start(path) }
    case .working: return
    case .done:
      writer.restartWAL()
      checkpointer.reset()
    }
  }

  /// Polls `data_version`, which changes with the commits of every other connection. A poll costs some microseconds.
  func watch(_ onChange: @escaping @Sendable (Bool) -> Void) async {
    guard let connection = try? SQLiteConnection(path: path, isReader: true) else { return }
    defer { connection.close() }
    var known: Int64?
    while !Task.isCancelled {
      if let version = try? connection.first("PRAGMA data_version", { $0.integer(0) }), version != known {
        if known != nil { onChange(false) }
        known = version
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  func importLock() async throws -> any ImportLock { try FileLock(beside: path) }

  /// Called when nothing is waiting to be written.
  func close() {
    for reader in idle.withLock({ idle in
      defer { idle = nil }
      return idle ?? []
    }) { reader.close() }
    checkpointer.close()
    writer.close()
  }
}

/// The thread that writes and waits for the disk.
final class WriterThread: TaskExecutor {
  private let queue = DispatchQueue(label: "duban.writer")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Checkpoints the WAL on a thread of its own.
final class WALCheckpointer: Sendable {
  enum State { case idle, working, done }

  /// Pages that may be left to the writer. Each round leaves the pages written meanwhile, fewer each time.
  private static let maxRemainingPages = 500
  private static let maxRounds = 4

  private let queue = DispatchQueue(label: "duban.log")
  private let current = Mutex(State.idle)

  var state: State { current.withLock { $0 } }

  func start(_ path: String) {
    current.withLock { $0 = .working }
    queue.async { [self] in
      // Opened each time: that costs little beside thousands of pages, and no idle connection is kept.
      if let connection = try? SQLiteConnection(path: path) {
        var rounds = 0
        while connection.checkpointWAL() > Self.maxRemainingPages, rounds < Self.maxRounds { rounds += 1 }
        connection.close()
      }
      current.withLock { $0 = .done }
    }
  }

  func reset() { current.withLock { $0 = .idle } }

  /// Waits until it has finished.
  func close() { queue.sync {} }
}

/// A lock on a file beside the database.
struct FileLock: ImportLock {
  private let file: Int32

  init(beside path: String) throws {
    file = open(path + "-batch", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.damaged(path + "-batch") }
  }

  func lockShared() throws {
    guard flock(file, LOCK_SH) == 0 else { throw StoreFault.damaged("flock") }
  }

  func tryExclusive() -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }

  func release() { _ = close(file) }
}

/// A job failed after it had written something, so the transaction is rolled back.
private struct JobRolledBack: Error {
  let job: Int
}
