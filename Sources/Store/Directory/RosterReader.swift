import Domain

/// The versions of a roster: its own, and that of all agencies and people.
struct RosterVersions: Equatable, Sendable {
  var roster: Int
  var directory: Int
}

/// Reads rosters, through the cache.
struct RosterReader: DatabasePort {
  let database: Database

  /// The roster of an initiative in this transaction; an empty one where there is no such initiative.
  func roster(of initiative: Item.ID, on connection: any Connection) throws -> Roster {
    let versions = try connection.first(
      "SELECT (SELECT roster_version FROM initiatives WHERE id = \(initiative)), (SELECT value FROM versions WHERE name = 'directory')"
    ) { row in row.optional(0, row.int).map { RosterVersions(roster: $0, directory: row.int(1)) } }
    guard case let versions?? = versions else { return Roster(initiative: initiative) }
    return try roster(of: initiative, at: versions, on: connection)
  }

  /// - Parameter versions: as this transaction reads them.
  func roster(of initiative: Item.ID, at versions: RosterVersions, on connection: any Connection) throws -> Roster {
    if let roster = database.rosterCache.value(of: initiative, at: versions) { return roster }
    var roster = Roster(initiative: initiative, version: versions.roster)
    roster.directory = versions.directory
    roster.groups = try connection.rows(
      """
      SELECT g.id, g.name, g.kind, g.parent, g.duties, i.is_done FROM groups g JOIN items i ON i.id = g.id
      WHERE g.initiative = \(initiative) ORDER BY g.place
      """
    ) { row in
      Group(
        id: row.id(0), initiative: initiative, name: row.text(1), kind: Group.Kind(rawValue: row.text(2)) ?? .working,
        parent: row.optional(3) { row.id($0) }, duties: row.text(4), isOpen: !row.flag(5))
    }
    roster.memberships = try connection.rows(
      """
      SELECT m.id, m.group_id, m.person, m.role, m.post, m.first_day, m.last_day FROM memberships m JOIN groups g ON g.id = m.group_id
      WHERE g.initiative = \(initiative) ORDER BY g.place, m.place, m.id
      """, Self.membership)
    roster.agencies = try agencies(at: versions.directory, on: connection)
    let people = try connection.rows(
      """
      SELECT \(PersonRow.columns) FROM people p WHERE p.id = 'system' OR p.id IN (
        SELECT m.person FROM memberships m JOIN groups g ON g.id = m.group_id WHERE g.initiative = \(initiative))
        OR p.id IN (SELECT s.substitute FROM stand_ins s JOIN memberships m ON m.person = s.person
          JOIN groups g ON g.id = m.group_id WHERE g.initiative = \(initiative))
      """, PersonRow.read)
    roster.people = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
    roster.standIns = try connection.rows("SELECT \(StandInRow.columns) FROM stand_ins", StandInRow.read)
      .filter { roster.people[$0.person] != nil }
    roster.enter()
    database.rosterCache.store(roster, of: initiative, at: versions, readOn: connection)
    return roster
  }

  /// All agencies, which every roster shares.
  private func agencies(at version: Int, on connection: any Connection) throws -> [Agency.ID: Agency] {
    if let agencies = database.agencyCache.value(of: "", at: version) { return agencies }
    let rows = try connection.rows("SELECT \(AgencyRow.columns) FROM agencies", AgencyRow.read)
    let agencies = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    database.agencyCache.store(agencies, of: "", at: version, readOn: connection)
    return agencies
  }

  private static func membership(_ row: any Row) -> Membership {
    Membership(
      id: row.id(0), group: row.id(1), person: row.optional(2) { row.id($0) }, role: Membership.Role(rawValue: row.text(3)) ?? .member,
      post: row.text(4), first: Day(number: row.int(5)), last: row.optional(6) { Day(number: row.int($0)) })
  }
}
