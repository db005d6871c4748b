import Domain

/// A history row with its place in the chain of its item.
struct ChainRow {
  /// The part that does not depend on the place in the chain.
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
  /// From 1.
  let count: Int
  let hash: String

  init(_ record: Record, of item: Item.ID, count: Int, after previousHash: String) {
    self.record = record
    self.item = item
    self.count = count
    hash = Chain.hash(after: previousHash, item: item, count: count, entry: record.entry, digest: record.digest)
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
