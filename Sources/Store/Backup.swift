import Domain
import Foundation
import GRDB

extension Store {
  /// An online copy as of one moment, opened and checked before it takes the name `path`.
  /// - Throws: `StoreFault.damaged` with what is wrong with the copy.
  package static func backup(of location: String, to path: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    let unfinished = path + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    let source = try DatabaseQueue(path: location)
    try await source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinished]) }
    try source.close()
    try await check(unfinished, workflows: workflows, calendar: calendar)
    try replace(path, by: unfinished)
  }

  /// Puts a backup in the place of the database, once it has been opened and checked.
  package static func restore(_ path: String, to location: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.notADatabase(path) }
    try await requireAlone(location)
    let unfinished = location + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    do {
      var readOnly = Configuration()
      readOnly.readonly = true
      let source = try DatabaseQueue(path: path, configuration: readOnly)
      let isOurs = try await source.read { try $0.tableExists("schema_steps") && $0.tableExists("history") }
      guard isOurs else { throw StoreFault.notADatabase(path) }
      let copy = try DatabaseQueue(path: unfinished)
      try source.backup(to: copy)
      try copy.close()
      try source.close()
    } catch is DatabaseError { throw StoreFault.notADatabase(path) }
    try await check(unfinished, workflows: workflows, calendar: calendar)
    try replace(location, by: unfinished)
  }

  /// Leaving the write-ahead log takes the file alone: refused while a server has it open, which would go on writing to a
  /// file that is no longer there.
  private static func requireAlone(_ location: String) async throws {
    guard FileManager.default.fileExists(atPath: location) else { return }
    do {
      let queue = try DatabaseQueue(path: location)
      try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE") }
      try queue.close()
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) { throw StoreFault.inUse(location) }
  }

  private static func check(_ path: String, workflows: Workflows, calendar: WorkCalendar) async throws {
    let copy = try await Store(at: path, workflows: workflows, calendar: calendar) { [UInt8](repeating: 0, count: $0) }
    let findings = try await copy.verify()
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
