import Domain
import Foundation

/// One database with everything that its ports share: the driver, the queue of commits, the workflows, and caches of what is read most.
final class Database: Sendable {
  let driver: any Driver
  let commits: CommitQueue
  let changes = ChangeBroadcaster()
  /// The workflows of the library, and every older version that stored items run on.
  let workflows: Workflows
  let calendar: WorkCalendar
  let kinds: KindStates
  let searchIndex: SearchIndex
  /// Fresh random bytes, for salts and ids.
  let random: @Sendable (_ count: Int) -> [UInt8]

  let rosterCache = VersionedCache<Item.ID, RosterVersions, Roster>()
  let agencyCache = VersionedCache<String, Int, [Agency.ID: Agency]>()
  let accessCache = VersionedCache<Person.ID, AccessVersions, UserAccess>()
  let initiativeCache = VersionedCache<Item.ID, Int, Initiative>()
  let itemCache = VersionedCache<Item.ID, ItemVersions, Item>()

  /// Opens a database and brings its schema up to date.
  /// - Parameters:
  ///   - location: path of a file, or `postgresql://…`.
  ///   - makesFile: whether a file that does not exist is created.
  /// - Throws: `StoreFault`; `DatabaseUnavailable`; errors of the database.
  init(
    at location: String, makesFile: Bool, workflows: Workflows, calendar: WorkCalendar, random: @escaping @Sendable (Int) -> [UInt8]
  ) async throws {
    driver = try await Self.driver(location, makesFile: makesFile)
    commits = CommitQueue(driver: driver)
    self.calendar = calendar
    self.random = random
    try await SchemaMigrator(dialect: driver.dialect).run(on: commits)
    searchIndex = try await SearchIndex.loaded(commits, freshKey: random(32))
    self.workflows = try await WorkflowRows.merged(with: workflows, commits)
    kinds = KindStates(self.workflows)
  }

  private static func driver(_ location: String, makesFile: Bool) async throws -> any Driver {
    if isServer(location) { return try await PostgreSQL(location) }
    guard !location.contains("://") else { throw StoreFault.unsupported(location) }
    guard makesFile || FileManager.default.fileExists(atPath: location) else { throw StoreFault.missing(location) }
    return try SQLite(path: location)
  }

  static func isServer(_ location: String) -> Bool { location.hasPrefix("postgresql://") || location.hasPrefix("postgres://") }

  /// Runs `body` on a snapshot. It may run again from its start where the connection was lost.
  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await driver.read(body)
  }

  func freshID() -> String { Base32.text(random(15)) }

  func close() async throws {
    await commits.drain()
    try await driver.close()
  }
}

/// One of the ports that are implemented on a database: short names for what most of them use.
protocol DatabasePort: Sendable {
  var database: Database { get }
}

extension DatabasePort {
  var commits: CommitQueue { database.commits }
  var workflows: Workflows { database.workflows }
  var calendar: WorkCalendar { database.calendar }
  var kinds: KindStates { database.kinds }
  var itemReader: ItemReader { ItemReader(database: database) }
  var rosterReader: RosterReader { RosterReader(database: database) }

  /// Runs `body` on a snapshot.
  func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
    try await database.read(body)
  }
}
