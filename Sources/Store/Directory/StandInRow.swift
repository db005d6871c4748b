import Domain

enum StandInRow {
  /// The columns that `read` reads, in its order.
  static let columns: SQL = "id, person, substitute, first_day, last_day, set_by"

  static func read(_ row: any Row) -> StandIn {
    StandIn(
      id: row.id(0), person: row.id(1), substitute: row.id(2), first: Day(number: row.int(3)), last: Day(number: row.int(4)),
      setBy: row.id(5))
  }

  static func insert(_ standIn: StandIn, at now: Instant, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO stand_ins (id, person, substitute, first_day, last_day, set_by, set_at)
      VALUES (\(standIn.id), \(standIn.person), \(standIn.substitute), \(standIn.first), \(standIn.last), \(standIn.setBy), \(now))
      """)
    try DirectoryVersion.raise(on: connection)
  }

  static func delete(_ standIn: StandIn.ID, on connection: any Connection) throws {
    try connection.run("DELETE FROM stand_ins WHERE id = \(standIn)")
    try DirectoryVersion.raise(on: connection)
  }
}
