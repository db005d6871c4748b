import Domain

extension Store {
  package func session(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, access: UserAccess)? {
    let day = calendar.zone.day(of: now)
    return try await read { connection in
      let found = try connection.first(
        """
        SELECT \(Self.personColumns), s.digest, s.kind, s.created_at, s.expires_at, s.csrf_token,
          (SELECT value FROM versions WHERE name = 'directory'), (SELECT coalesce(max(seq), 0) FROM changes)
        FROM sessions s JOIN people p ON p.id = s.person WHERE s.digest = \(digest) AND s.expires_at > \(now) AND p.is_active = 1
        """
      ) { row in
        let person = Self.person(row)
        var session = Session(
          digest: row.text(9), person: person.id, kind: Session.Kind(rawValue: row.text(10)) ?? .browser, created: row.instant(11),
          expires: row.instant(12), csrfToken: row.text(13))
        session.newest = row.integer(15)
        return (session: session, person: person, directory: row.int(14))
      }
      guard let (session, person, directory) = found else { return nil }
      return (session, person, try self.access(of: person, on: day, directory: directory, connection))
    }
  }

  private func access(of person: Person, on day: Day, directory: Int, _ connection: any Connection) throws -> UserAccess {
    let versions = AccessVersions(directory: directory, day: day)
    if let access = accesses.value(of: person.id, at: versions) { return access }
    let absent = try connection.rows(
      """
      SELECT \(Self.personColumns) FROM people p WHERE p.id IN (
        SELECT person FROM stand_ins WHERE substitute = \(person.id) AND first_day <= \(day) AND last_day >= \(day))
      """, Self.person)
    let access = UserAccess(
      of: person, standingInFor: absent, own: try posts(of: [person.id], on: day, connection),
      others: absent.isEmpty ? [] : try posts(of: absent.map(\.id), on: day, connection))
    accesses.keep(access, of: person.id, at: versions, read: connection)
    return access
  }

  func posts(of people: [Person.ID], on day: Day, _ connection: any Connection) throws -> [Scope.HeldPost] {
    let posts = try connection.rows(
      """
      SELECT g.initiative, g.id, g.kind, m.role FROM memberships m JOIN groups g ON g.id = m.group_id
      WHERE m.person IN (\(list: people)) AND m.first_day <= \(day) AND (m.last_day IS NULL OR m.last_day >= \(day))
      """
    ) { row in
      Scope.HeldPost(
        initiative: row.id(0), group: row.id(1), kind: Group.Kind(rawValue: row.text(2)) ?? .working,
        role: Membership.Role(rawValue: row.text(3)) ?? .member)
    }
    return try posts.map { post in
      var post = post
      let roster = try self.roster(of: post.initiative, on: connection)
      guard let group = roster.group(post.group) else { return post }
      post.name = group.name
      post.isTop = roster.isTop(group)
      // An office sees what the group above it leads.
      post.below = roster.below(group.kind == .office ? group.parent ?? group.id : group.id)
      if !post.isTop || post.kind == .working {
        let groups = Set(post.below + [group.id])
        let people = roster.memberships.filter { groups.contains($0.group) && $0.holds(on: day) }.compactMap(\.person)
        post.seated = Array(Set(people.map(\.text) + people.compactMap { roster.people[$0]?.agency?.text }))
      }
      return post
    }
  }
}

/// What a standing was worked out from: who is who, and the day.
struct AccessVersions: Equatable, Sendable {
  var directory: Int
  var day: Day
}
