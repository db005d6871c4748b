import Domain
import Foundation

/// A history row with its place in the chain.
struct ChainRow {
  /// What needs no place to be worked out.
  struct Record: Sendable {
    let entry: Entry
    let salt: String
    let details: String
    let digest: String

    init(_ entry: Entry, salt: String) {
      self.entry = entry
      self.salt = salt
      details = Chain.details(of: entry)
      digest = Chain.digest(salt: salt, details: details)
    }
  }

  let record: Record
  let item: Item.ID
  let count: Int
  let hash: String

  init(_ record: Record, of item: Item.ID, count: Int, after head: String) {
    self.record = record
    self.item = item
    self.count = count
    hash = Chain.hash(after: head, item: item, count: count, entry: record.entry, digest: record.digest)
  }

  func insert(in initiative: Item.ID?, on connection: any Connection) throws {
    let entry = record.entry
    try connection.put(
      """
      INSERT INTO history (item, initiative, count, at, person, absent, via, act, from_state, to_state, round, limit_at, late_by, details, salt,
        digest, hash)
      VALUES (\(item), \(initiative), \(count), \(entry.at), \(entry.person), \(entry.standingInFor), \(entry.via), \(entry.act.description), \(entry.from),
        \(entry.to), \(entry.round), \(entry.limit), \(entry.lateBy), \(record.details), \(record.salt), \(record.digest), \(hash))
      """, key: "history \(item) \(count)")
  }
}

extension ChangeWriter {
  /// The initiatives whose rosters are others afterwards: also where a group opens or closes.
  func reseats(of change: Change) -> Set<Item.ID> {
    change.writes.reduce(into: change.reseats) { reseats, write in
      if write.was != nil, Self.groups.contains(write.item.kind), let initiative = write.item.initiative { reseats.insert(initiative) }
    }
  }

  private static let groups = Set(Group.Kind.allCases.map(Workflow.kind(of:)))

  func put(_ parties: [Party], of item: Item) throws {
    for (place, party) in parties.enumerated() {
      let kind =
        switch party {
        case .group: "group"
        case .agency: "agency"
        case .person: "person"
        }
      try connection.run(
        """
        INSERT INTO parties (item, party, place, kind, is_done, sort_at)
        VALUES (\(item.id), \(party.key), \(place), \(kind), \(item.isDone), \(item.sortKey))
        """)
    }
  }

  /// The key makes it once for ever: a reminder already sent is not made again.
  func put(_ message: Message, state: String? = nil) throws {
    let state = state ?? (message.isSkipped ? "skipped" : "pending")
    try connection.put(
      """
      INSERT INTO messages (key, item, rule, roles, person, excepted, due_at, colour, repeats, state)
      VALUES (\(message.key), \(message.item), \(message.rule), \(message.to.map { $0.rawValue }.joined(separator: ",")), \(message.person),
        \(message.except), \(message.due), \(message.colour?.rawValue), \(message.repeats.map(\.text)), \(state))
      ON CONFLICT (item, key) DO NOTHING
      """, key: "message \(message.key)")
  }

  func put(_ initiative: Initiative) throws {
    var details = initiative
    details.rosterVersion = 0
    try connection.run(
      """
      INSERT INTO initiatives (id, key, roster_version, details) VALUES (\(initiative.id), \(initiative.key), 1, \(try JSON.text(details)))
      ON CONFLICT (id) DO UPDATE SET details = excluded.details, details_version = initiatives.details_version + 1
      """)
  }

  func put(_ group: Group, at place: Int) throws {
    try connection.run(
      """
      INSERT INTO groups (id, initiative, name, kind, parent, duties, place)
      VALUES (\(group.id), \(group.initiative), \(group.name), \(group.kind.rawValue), \(group.parent), \(group.duties), \(place))
      """)
  }

  func put(_ membership: Membership, at place: Int) throws {
    try connection.run(
      """
      INSERT INTO memberships (id, group_id, person, role, post, first_day, last_day, place)
      VALUES (\(membership.id), \(membership.group), \(membership.person), \(membership.role.rawValue), \(membership.post), \(membership.first),
        \(membership.last), \(place))
      ON CONFLICT (id) DO UPDATE SET person = excluded.person, role = excluded.role, post = excluded.post, last_day = excluded.last_day
      """)
  }

  func stored(for once: IdempotencyKey) throws -> IdempotentResponse? {
    let found = try connection.first(
      "SELECT digest, status, location, body FROM idempotency_keys WHERE person = \(once.person) AND path = \(once.path) AND key = \(once.key)"
    ) { row in
      (digest: row.text(0), answer: IdempotentResponse(status: row.int(1), location: row.optional(2, row.text), body: row.text(3)))
    }
    guard let found else { return nil }
    guard found.digest == once.digest else { throw Refusal.keyReused }
    return found.answer
  }

  func keep(_ answer: IdempotentResponse, for once: IdempotencyKey, at now: Instant) throws {
    try connection.run(
      """
      INSERT INTO idempotency_keys (person, path, key, digest, status, location, body, at)
      VALUES (\(once.person), \(once.path), \(once.key), \(once.digest), \(answer.status), \(answer.location), \(answer.body), \(now))
      """)
  }
}

extension ChangeWriter {
  /// Files come into sight with the item they were attached to.
  func attach(_ entry: Entry, to item: Item, of workflow: Workflow?) throws {
    for (name, edit) in entry.edits where workflow?.field(name)?.kind == .file || (name == "evidence" && entry.act == .note) {
      for upload in edit.after?.list ?? [] {
        try connection.run("INSERT INTO upload_items (upload, item) VALUES (\(upload), \(item.id)) ON CONFLICT DO NOTHING")
      }
    }
  }

  /// Who was faster, for the person who was not.
  func lastHand(on item: Item.ID) throws -> String? {
    try connection.first(
      "SELECT p.name FROM history h JOIN people p ON p.id = h.person WHERE h.item = \(item) ORDER BY h.count DESC LIMIT 1"
    ) {
      $0.text(0)
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
    let key = try keys[initiative] ?? connection.first("SELECT key FROM initiatives WHERE id = \(initiative)") { $0.text(0) } ?? ""
    keys[initiative] = key
    return Numbering.number(pattern, initiative: key, value: value ?? 1)
  }
}

enum JSON {
  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
