/// What happened to a change that was handed in.
package enum Outcome: Sendable {
  /// The items as they now stand, in the order they were written.
  case done([Item])
  /// An answer stored earlier under the same idempotency key.
  case answered(IdempotentResponse)
  case refused(Refusal)
}

package struct IdempotentResponse: Hashable, Sendable, Codable {
  package var status: Int
  package var location: String?
  package var body: String
  package init(status: Int, location: String?, body: String) {
    self.status = status
    self.location = location
    self.body = body
  }
}

/// A request that must take effect once: unique for a person, a path and a key.
package struct IdempotencyKey: Sendable {
  package var person: Person.ID
  package var path: String
  package var key: String
  /// Of the body: the same key with another body is refused.
  package var digest: String
  /// What to answer, worked out from the items as written, inside the same transaction.
  package var answer: @Sendable ([Item]) -> IdempotentResponse

  package init(person: Person.ID, path: String, key: String, digest: String, answer: @escaping @Sendable ([Item]) -> IdempotentResponse) {
    self.person = person
    self.path = path
    self.key = key
    self.digest = digest
    self.answer = answer
  }
}

/// Items by themselves: read one with all it takes to decide on it, and commit what was decided.
package protocol Items: Sendable {
  /// - Throws: `Refusal.notFound` also where it is not theirs to see.
  func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext
  /// Many at once, as they stood at one moment; what is not theirs to see is left out.
  func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext]
  /// Where a new item is to stand.
  func place(in initiative: Item.ID, under parent: Item.ID?, within scope: Scope) async throws -> RegistrationContext
  /// Each whole or not at all, independent of each other.
  func commit(_ changes: [Change], once: IdempotencyKey?, at now: Instant) async throws -> [Outcome]
  /// The answer stored under a key, or `Refusal.keyReused` where it was stored for another body.
  func answer(to once: IdempotencyKey) async throws -> IdempotentResponse?
  func history(of id: Item.ID, within scope: Scope) async throws -> [Record]
  func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item]
  func links(of id: Item.ID, within scope: Scope) async throws -> [Linked]
}

/// Holds several reads to one moment.
package protocol SnapshotReads: Sendable {
  /// All that `body` reads stands as it did at one moment, where that costs nothing: on a file, not over a connection. It must not write.
  func inReadTransaction<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer
}

/// Finds items by words, the newest first, or lists them as `Items.list` does where the query has none.
package protocol Search: Sendable {
  /// Words without two characters that stand together find nothing.
  func find(_ query: ItemQuery, within scope: Scope) async throws -> Found
}

/// A page of what was found. There may be fewer than asked for, or none, and still more to find: common words that
/// hardly ever meet are looked for a stretch at a time.
package struct Found: Sendable {
  package var items: [Item]
  package var next: ItemQuery.Cursor?
  package init(items: [Item], next: ItemQuery.Cursor?) {
    self.items = items
    self.next = next
  }
}

/// One row of history as it is kept: its place in the chain and who is meant.
package struct Record: Sendable {
  package var sequence: Int64
  package var item: Item.ID
  package var count: Int
  package var entry: Entry
  package var personName: String?
  package var absentName: String?
  package var hash: String

  package init(sequence: Int64, item: Item.ID, count: Int, entry: Entry, personName: String?, absentName: String?, hash: String) {
    self.sequence = sequence
    self.item = item
    self.count = count
    self.entry = entry
    self.personName = personName
    self.absentName = absentName
    self.hash = hash
  }
}

package struct Linked: Sendable {
  package enum Way: String, Sendable { case follows, followedBy, startedBy, started, mergedInto, merged }
  package var way: Way
  package var item: Item
  package init(way: Way, item: Item) {
    self.way = way
    self.item = item
  }
}

/// A list of items, narrowed; sorted by limit, then id.
package struct ItemQuery: Hashable, Sendable {
  package var kinds: [Workflow.Kind] = []
  package var states: [Workflow.State.ID] = []
  package var initiative: Item.ID?
  package var parent: Item.ID?
  /// A party: of a group, an agency or a person.
  package var party: String?
  /// Any of these is a party, or leads nothing yet where it stands, or was registered by the first of them.
  package var concerning: [String] = []
  package var assignee: Person.ID?
  package var dueBefore: Instant?
  package var dueAfter: Instant?
  package var isLate: Bool?
  /// Open past its limit now, whatever was before.
  package var isOverdue = false
  package var isDone: Bool?
  /// Late as of this instant; also what "overdue" is measured by.
  package var now: Instant
  package var words: String?
  /// Of a choice field: its id and the option.
  package var choice: Choice?
  package var batch: String?
  /// None but these, where any are named.
  package var ids: [Item.ID]?
  package var after: Cursor?
  package var limit: Int

  package struct Choice: Hashable, Sendable {
    package var field: Field.ID
    package var option: String
    package init(field: Field.ID, option: String) {
      self.field = field
      self.option = option
    }
  }

  package struct Cursor: Hashable, Sendable {
    package var at: Int64
    package var id: Item.ID
    package init(at: Int64, id: Item.ID) {
      self.at = at
      self.id = id
    }
  }

  package init(now: Instant, limit: Int = 50) {
    self.now = now
    self.limit = limit
  }
}

extension ItemQuery.Cursor: LosslessStringConvertible {
  package init?(_ text: String) {
    guard let dot = text.firstIndex(of: "."), let at = Int64(text[..<dot]) else { return nil }
    self.init(at: at, id: Item.ID(String(text[text.index(after: dot)...])))
  }
  package var description: String { "\(at).\(id)" }
  /// After the last of a page.
  package init(_ item: Item) { self.init(at: item.sortKey, id: item.id) }
}

extension Item {
  /// What lists are sorted by: the limit, and what has none last.
  package var sortKey: Int64 { limit == nil ? 253_402_300_799 : clock?.missedFrom.seconds ?? 253_402_300_799 }
}

/// What is kept cannot be reached just now; nothing of what was asked for has been done.
package struct DatabaseUnavailable: Error {
  package let why: String
  package init(why: String) { self.why = why }
}
