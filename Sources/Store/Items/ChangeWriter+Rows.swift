import Domain

extension ChangeWriter {
  /// The initiatives whose rosters change: also those in which a group opens or closes.
  func reseats(of change: Change) -> Set<Item.ID> {
    change.writes.reduce(into: change.reseats) { reseats, write in
      if write.was != nil, Self.groupKinds.contains(write.item.kind), let initiative = write.item.initiative { reseats.insert(initiative) }
    }
  }

  private static let groupKinds = Set(Group.Kind.allCases.map(Workflow.kind(of:)))

  func put(_ parties: [Party], of item: Item) throws {
    for (index, party) in parties.enumerated() {
      let kind =
        switch party {
        case .group: "group"
        case .agency: "agency"
        case .person: "person"
        }
      try connection.run(
        """
        INSERT INTO parties (item, party, place, kind, is_done, sort_at)
        VALUES (\(item.id), \(party.key), \(index), \(kind), \(item.isDone), \(item.sortKey))
        """)
    }
  }

  /// Parties named in fields get read access but not the workload. Stored with kind `named`, place ≥ `namedPlace`.
  func putNamed(_ item: Item, of workflow: Workflow?) throws {
    for (index, key) in item.namedParties(in: workflow).enumerated() {
      try connection.run(
        """
        INSERT INTO parties (item, party, place, kind, is_done, sort_at)
        VALUES (\(item.id), \(key), \(Self.namedPlace + index), 'named', \(item.isDone), \(item.sortKey)) ON CONFLICT DO NOTHING
        """)
    }
  }

  static let namedPlace = 1000

  func put(_ initiative: Initiative) throws {
    var details = initiative
    details.rosterVersion = 0
    try connection.run(
      """
      INSERT INTO initiatives (id, key, roster_version, details) VALUES (\(initiative.id), \(initiative.key), 1, \(try JSON.text(details)))
      ON CONFLICT (id) DO UPDATE SET details = excluded.details, details_version = initiatives.details_version + 1
      """)
  }

  func put(_ group: Group, at index: Int) throws {
    try connection.run(
      """
      INSERT INTO groups (id, initiative, name, kind, parent, duties, place)
      VALUES (\(group.id), \(group.initiative), \(group.name), \(group.kind.rawValue), \(group.parent), \(group.duties), \(index))
      """)
  }

  func put(_ membership: Membership, at index: Int) throws {
    try connection.run(
      """
      INSERT INTO memberships (id, group_id, person, role, post, first_day, last_day, place)
      VALUES (\(membership.id), \(membership.group), \(membership.person), \(membership.role.rawValue), \(membership.post), \(membership.first),
        \(membership.last), \(index))
      ON CONFLICT (id) DO UPDATE SET person = excluded.person, role = excluded.role, post = excluded.post, last_day = excluded.last_day
      """)
  }

  /// Starts a recurrence, or moves it on to its next period.
  func put(_ cursor: RecurrenceCursor) throws {
    if cursor.was == nil {
      try connection.run(
        """
        INSERT INTO recurrences (initiative, key, next_day, opens_day)
        VALUES (\(cursor.initiative), \(cursor.key), \(cursor.next), \(cursor.opens))
        """)
    } else {
      try connection.run(
        """
        UPDATE recurrences SET next_day = \(cursor.next), opens_day = \(cursor.opens)
        WHERE initiative = \(cursor.initiative) AND key = \(cursor.key)
        """)
    }
  }

  /// Makes files visible to those who see the item that they were attached to.
  func attach(_ entry: Entry, to item: Item, of workflow: Workflow?) throws {
    for (name, edit) in entry.edits where workflow?.field(name)?.kind == .file || (name == "evidence" && entry.act == .note) {
      for upload in edit.after?.list ?? [] {
        try connection.run("INSERT INTO upload_items (upload, item) VALUES (\(upload), \(item.id)) ON CONFLICT DO NOTHING")
      }
    }
  }

  func number(for item: Item, of workflow: Workflow?) throws -> String {
    guard let pattern = workflow?.numbering, !pattern.isEmpty,
      let initiative = item.initiative
    else { return "" }
    let value = try connection.first(
      """
      INSERT INTO counters (initiative, kind, value) VALUES (\(initiative), \(item.kind), 1)
      ON CONFLICT (initiative, kind) DO UPDATE SET value = counters.value + 1 RETURNING value
      """
    ) { $0.int(0) }
    let key =
      try initiativeKeys[initiative] ?? connection.first("SELECT key FROM initiatives WHERE id = \(initiative)") { $0.text(0) } ?? ""
    initiativeKeys[initiative] = key
    return Numbering.number(pattern, initiative: key, value: value ?? 1)
  }
}
