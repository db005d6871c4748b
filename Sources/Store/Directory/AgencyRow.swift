import Domain

enum AgencyRow {
  /// The columns that `read` reads, in its order.
  static let columns: SQL = "id, name, parent, details"

  static func read(_ row: any Row) throws -> Agency {
    var agency = try JSON.value(Agency.self, row.text(3))
    agency.id = row.id(0)
    agency.name = row.text(1)
    agency.parent = row.optional(2) { row.id($0) }
    return agency
  }

  static func put(_ agency: Agency, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO agencies (id, name, parent, details) VALUES (\(agency.id), \(agency.name), \(agency.parent), \(try JSON.text(agency)))
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, parent = excluded.parent, details = excluded.details
      """)
  }
}
