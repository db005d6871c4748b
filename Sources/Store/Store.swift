import Domain

/// Opens a database and gives out its ports.
package struct Store: Sendable {
  let database: Database
  package let items: SQLItems
  package let search: SQLSearch
  package let snapshots: SQLSnapshots
  package let initiatives: SQLInitiatives
  package let ledgers: SQLLedgers
  package let collections: SQLCollections
  package let statistics: SQLStatistics
  package let hotline: SQLHotline
  package let directory: SQLDirectory
  package let accounts: SQLAccounts
  package let uploads: SQLUploads
  package let outbox: SQLOutbox
  package let timers: SQLTimers
  package let changeFeed: SQLChangeFeed
  package let maintenance: SQLMaintenance

  /// The workflows of the library, and every older version that stored items run on.
  package var workflows: Workflows { database.workflows }

  /// Opens the database, brings its schema up to date, and removes what an interrupted import left.
  /// - Parameters:
  ///   - location: path of a file, or `postgresql://…`.
  ///   - makesFile: whether a file that does not exist is created.
  ///   - random: that many fresh random bytes.
  /// - Throws: `StoreFault`, e.g. `.missing`; `DatabaseUnavailable` where the server cannot be reached; errors of the database.
  package init(
    at location: String, makesFile: Bool = true, workflows: Workflows, calendar: WorkCalendar,
    random: @escaping @Sendable (_ count: Int) -> [UInt8]
  ) async throws {
    let database = try await Database(
      at: location, makesFile: makesFile, workflows: workflows, calendar: calendar, random: random)
    self.database = database
    items = SQLItems(database: database)
    search = SQLSearch(database: database)
    snapshots = SQLSnapshots(database: database)
    initiatives = SQLInitiatives(database: database)
    ledgers = SQLLedgers(database: database)
    collections = SQLCollections(database: database)
    statistics = SQLStatistics(database: database)
    hotline = SQLHotline(database: database)
    directory = SQLDirectory(database: database)
    accounts = SQLAccounts(database: database)
    uploads = SQLUploads(database: database)
    outbox = SQLOutbox(database: database)
    timers = SQLTimers(database: database)
    changeFeed = SQLChangeFeed(database: database)
    maintenance = SQLMaintenance(database: database)
    try await ledgers.removeInterruptedImports()
  }

  /// Waits until everything that was handed in is written, and closes the database.
  package func close() async throws { try await database.close() }

  /// Whether a location names a PostgreSQL server.
  package static func isServer(_ location: String) -> Bool { Database.isServer(location) }
}
