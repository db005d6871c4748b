import CSQLite
import Domain
import Foundation

extension SQLMaintenance {
  /// Refuses a backup file that is the database itself, by any name or link, or that its unfinished copy would overwrite.
  /// - Throws: `StoreFault.sameFile`.
  package static func requireApart(_ location: String, _ path: String) throws {
    let database = ["", "-wal", "-shm", "-batch", unfinishedEnd].map { location + $0 }.compactMap(FileIdentity.init)
    let backup = ["", unfinishedEnd].map { path + $0 }.compactMap(FileIdentity.init)
    if !Set(database).isDisjoint(with: backup) { throw StoreFault.sameFile(path) }
  }

  private static let unfinishedEnd = ".unfinished"

  /// Copies a snapshot of a database that may be in use, and renames the copy to `path` once it was opened and verified.
  /// - Throws: `StoreFault.damaged` with the first finding; `StoreFault.sameFile` before anything is written.
  package static func backup(of location: String, to path: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    try requireApart(location, path)
    let unfinished = path + unfinishedEnd
    try? FileManager.default.removeItem(atPath: unfinished)
    try copy(location, to: unfinished)
    try await check(unfinished, workflows: workflows, calendar: calendar)
    try replace(path, by: unfinished)
  }

  /// Copies the pages in file order, a few megabytes at a time, and pauses for as long as each write took. They are written out and dropped from
  /// the page cache at once, so that they neither delay the sync of a commit nor displace what the server reads.
  private static func copy(_ location: String, to path: String) throws {
    let source = try SQLiteConnection(path: location)
    defer { source.close() }
    try source.run("BEGIN")
    // The first read fixes the snapshot; without it, every commit of another connection would restart the copy.
    guard try source.count("SELECT count(*) FROM schema_steps") > 0 else { throw StoreFault.notADatabase(location) }
    let size = try source.count("PRAGMA page_size")
    let copy = try SQLiteConnection(path: path)
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    // Last, since closing a file releases all locks on it.
    defer { _ = Glibc.close(file) }
    defer { copy.close() }
    try copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    var done: off_t = 0
    try source.copy(to: copy, pages: 1024) { pages in
      let (end, began) = (off_t(pages) * off_t(size), ContinuousClock.now)
      _ = duban_write_out(file, Int(done), Int(end - done))
      posix_fadvise(file, done, end - done, POSIX_FADV_DONTNEED)
      done = end
      usleep(UInt32(min((ContinuousClock.now - began) / .microseconds(1), 500_000)))
    }
    guard fsync(file) == 0 else { throw StoreFault.damaged(path) }
  }

  /// Replaces the database by a backup, once a copy of that was opened and verified.
  package static func restore(_ path: String, to location: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.notADatabase(path) }
    try requireApart(location, path)
    try await requireAlone(location)
    let unfinished = location + unfinishedEnd
    try? FileManager.default.removeItem(atPath: unfinished)
    do {
      let source = try SQLiteConnection(path: path, isUnchanged: true)
      defer { source.close() }
      let ours = try source.count("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('schema_steps', 'history')")
      guard ours == 2 else { throw StoreFault.notADatabase(path) }
      let copy = try SQLiteConnection(path: unfinished)
      defer { copy.close() }
      try source.copy(to: copy)
    } catch is SQLiteFault { throw StoreFault.notADatabase(path) }
    try await check(unfinished, workflows: workflows, calendar: calendar)
    try replace(location, by: unfinished)
  }

  /// Switching off the write-ahead log needs the file exclusively: refused while a server has it open, which would go on writing to a deleted
  /// file.
  private static func requireAlone(_ location: String) async throws {
    guard FileManager.default.fileExists(atPath: location) else { return }
    do {
      let database = try SQLiteConnection(path: location)
      defer { database.close() }
      try database.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE")
    } catch let fault as SQLiteFault where fault.isBusy { throw StoreFault.inUse(location) }
  }

  private static func check(_ path: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    let copy = try await Store(at: path, workflows: workflows, calendar: calendar) { [UInt8](repeating: 0, count: $0) }
    let findings = try await copy.maintenance.verify()
    try await copy.close()
    for end in ["-wal", "-shm", "-batch"] { try? FileManager.default.removeItem(atPath: path + end) }
    if let first = findings.first {
      try? FileManager.default.removeItem(atPath: path)
      throw StoreFault.damaged("\(first)")
    }
  }

  private static func replace(_ path: String, by unfinished: String) throws {
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    guard rename(unfinished, path) == 0 else { throw StoreFault.notADatabase(path) }
  }
}

/// The file that a path leads to, through links of either kind; nil where there is none.
private struct FileIdentity: Hashable {
  var device: UInt
  var inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
  }
}
