import Domain

/// What a roster was read at: its own version, and that of all agencies and people.
struct RosterVersions: Equatable, Sendable {
  var roster: Int
  var directory: Int
}

extension Store {
  /// The roster of an initiative as it stands in this transaction.
  func roster(of initiative: Item.ID, on connection: any Connection) throws -> Roster {
    let versions = try connection.first(
      "SELECT (SELECT roster_version FROM initiatives WHERE id = \(initiative)), (SELECT value FROM versions WHERE name = 'directory')"
    ) { row in row.optional(0, row.int).map { RosterVersions(roster: $0, directory: row.int(1)) } }
    guard case let versions?? = versions else { return Roster(initiative: initiative) }
    return try roster(of: initiative, at: versions, on: connection)
  }

  /// - Parameter versions: those that stand in this transaction.
  func roster(of initiative: Item.ID, at versions: RosterVersions, on connection: any Connection) throws -> Roster {
    if let roster = rosters.value(of: initiative, at: versions) { return roster }
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
      SELECT \(Self.personColumns) FROM people p WHERE p.id = 'system' OR p.id IN (
        SELECT m.person FROM memberships m JOIN groups g ON g.id = m.group_id WHERE g.initiative = \(initiative))
        OR p.id IN (SELECT s.substitute FROM stand_ins s JOIN memberships m ON m.person = s.person
          JOIN groups g ON g.id = m.group_id WHERE g.initiative = \(initiative))
      """, Self.person)
    roster.people = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
    roster.standIns = try connection.rows("SELECT id, person, substitute, first_day, last_day, set_by FROM stand_ins", Self.standIn)
      .filter { roster.people[$0.person] != nil }
    roster.enter()
    rosters.keep(roster, of: initiative, at: versions, read: connection)
    return roster
  }

  /// All of them, the same for every roster.
  private func agencies(at version: Int, on connection: any Connection) throws -> [Agency.ID: Agency] {
    if let agencies = agencies.value(of: "", at: version) { return agencies }
    let rows = try connection.rows("SELECT id, name, parent, details FROM agencies", Self.agency)
    let agencies = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    self.agencies.keep(agencies, of: "", at: version, read: connection)
    return agencies
  }

  static let personColumns: SQL = "p.id, p.login, p.name, p.agency, p.mail, p.phone, p.is_administrator, p.is_auditor, p.is_active"

  static func person(_ row: any Row) -> Person {
    Person(
      id: row.id(0), login: row.optional(1, row.text), name: row.text(2), agency: row.optional(3) { row.id($0) },
      mail: row.optional(4, row.text),
      phone: row.optional(5, row.text), isAdministrator: row.flag(6), isAuditor: row.flag(7), isActive: row.flag(8))
  }

  static func agency(_ row: any Row) throws -> Agency {
    var agency = try JSON.value(Agency.self, row.text(3))
    agency.id = row.id(0)
    agency.name = row.text(1)
    agency.parent = row.optional(2) { row.id($0) }
    return agency
  }

  static func membership(_ row: any Row) -> Membership {
    Membership(
      id: row.id(0), group: row.id(1), person: row.optional(2) { row.id($0) }, role: Membership.Role(rawValue: row.text(3)) ?? .member,
      post: row.text(4), first: Day(number: row.int(5)), last: row.optional(6) { Day(number: row.int($0)) })
  }

  static func standIn(_ row: any Row) -> StandIn {
    StandIn(
      id: row.id(0), person: row.id(1), substitute: row.id(2), first: Day(number: row.int(3)), last: Day(number: row.int(4)),
      setBy: row.id(5))
  }
}
