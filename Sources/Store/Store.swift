import Domain
import Foundation

/// All that is kept: one database behind the reads and writes that the domain asks for.
package final class Store: SnapshotReads {
  let driver: any Driver
  let commits: CommitQueue
  let changeFeed = SQLChangeFeed()
  let rosters = VersionedCache<Item.ID, RosterVersions, Roster>()
  let agencies = VersionedCache<String, Int, [Agency.ID: Agency]>()
  let accesses = VersionedCache<Person.ID, AccessVersions, UserAccess>()
  let plans = VersionedCache<Item.ID, Int, Initiative>()
  let known = VersionedCache<Item.ID, ItemVersions, Item>()
  let searchIndex: SearchIndex
  /// What the library holds, and every older version that items were begun on.
  package let workflows: Workflows
  package let calendar: WorkCalendar
  let kinds: KindStates
  /// Fresh random bytes, for salts and ids.
  let random: @Sendable (Int) -> [UInt8]

  /// Opens the database and brings its schema up to date.
  /// - Parameters:
  ///   - location: a file's path, or `postgresql://…`.
  ///   - makesFile: whether a file that is not there is made.
  /// - Throws: `StoreFault.missing` where it is not there and not to be made.
  package init(
    at location: String, makesFile: Bool = true, workflows: Workflows, calendar: WorkCalendar,
    random: @escaping @Sendable (Int) -> [UInt8]
  ) async throws {
    driver = try await Self.driver(location, makesFile: makesFile)
    commits = CommitQueue(driver: driver)
    self.calendar = calendar
    self.random = random
    try await SchemaMigrator(dialect: driver.dialect).run(on: commits)
    searchIndex = try await SearchIndex.kept(commits, fresh: random(32))
    self.workflows = try await WorkflowRows.kept(beside: workflows, commits)
    kinds = KindStates(self.workflows)
    try await sweepBatches()
  }

  package func close() async throws {
    await commits.drain()
    try await driver.close()
  }

  /// Whether it can read and write.
  package func isWell() async -> Bool {
    do {
      _ = try await commits.run { connection in try connection.run("UPDATE versions SET value = value WHERE name = 'directory'") }
      return true
    } catch { return false }
  }

  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await driver.read(body)
  }

  package func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer {
    try await driver.inReadTransaction(body)
  }

  func freshID() -> String { Base32.text(random(15)) }

  /// Whether a location names a PostgreSQL server.
  package static func isServer(_ location: String) -> Bool {
    location.hasPrefix("postgresql://") || location.hasPrefix("postgres://")
  }

  private static func driver(_ location: String, makesFile: Bool) async throws -> any Driver {
    if isServer(location) { return try await PostgreSQL(location) }
    guard !location.contains("://") else { throw StoreFault.unsupported(location) }
    guard makesFile || FileManager.default.fileExists(atPath: location) else { throw StoreFault.missing(location) }
    return try SQLite(path: location)
  }
}

/// What keeps the store from opening or answering, apart from the domain's refusals.
package enum StoreFault: Error, Hashable, Sendable {
  case unsupported(String)
  case notADatabase(String)
  /// There is no such file.
  case missing(String)
  /// What is copied and what it would be copied to are one file.
  case sameFile(String)
  /// What should be carried over would meet what is there.
  case notEmpty
  case damaged(String)
  /// A server still runs on it.
  case inUse(String)
  /// A file of the schema was changed after it was applied to this database.
  case changedMigration(String)
  /// The database has a step of the schema that this binary does not know: a newer one was run on it.
  case newerSchema(String)
  /// A version of a kind that items run on has other states or moves than the one they began with.
  case changedWorkflow(kind: String, version: Int)
}
