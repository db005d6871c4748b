import Domain

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
