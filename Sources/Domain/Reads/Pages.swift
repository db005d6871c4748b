/// Initiatives and what stands directly in them.
package protocol Initiatives: Sendable {
  func initiatives(within scope: Scope) async throws -> [(initiative: Initiative, item: Item)]
  /// By id or key.
  func initiative(_ key: String, within scope: Scope) async throws -> (initiative: Initiative, item: Item)
  func roster(of initiative: Item.ID) async throws -> Roster
  func counts(of initiative: Item.ID, within scope: Scope, at now: Instant) async throws -> [StateCount]
  func dependencies(in initiative: Item.ID) async throws -> [Link]
  /// All that happened in an initiative, newest first, before a sequence.
  func history(in initiative: Item.ID, before sequence: Int64?, limit: Int, within scope: Scope) async throws -> [(
    record: Record, item: Item
  )]
}

/// How many items of a kind stand in a state, and how many of them are late.
package struct StateCount: Hashable, Sendable {
  package var kind: Workflow.Kind
  package var state: Workflow.State.ID
  package var isDone: Bool
  /// Parts and shares are counted beside what stands in the initiative by itself.
  package var isPart: Bool
  package var count: Int
  package var late: Int
  /// With those that have been closed or given more time since: late once is late for good.
  package var everLate: Int
  package init(kind: Workflow.Kind, state: Workflow.State.ID, isDone: Bool, isPart: Bool = false, count: Int, late: Int, everLate: Int) {
    self.kind = kind
    self.state = state
    self.isDone = isDone
    self.isPart = isPart
    self.count = count
    self.late = late
    self.everLate = everLate
  }
}

/// Rows of a spreadsheet out of a file's or a clipboard's bytes, or the line that cannot be read.
package struct SheetFault: Error, Hashable, Sendable {
  package var line: Int
  package var word: String
  package init(line: Int, word: String) {
    self.line = line
    self.word = word
  }
}

/// How much of a ledger stands and stood: for its progress tables and its burn-down.
package protocol Ledgers: Sendable {
  /// Many that belong together, made a few hundred at a time: unseen until the last is written, all of them or none.
  func commitTogether(_ count: Int, at now: Instant, _ make: @escaping @Sendable (Range<Int>) throws -> [Change]) async throws
  func progress(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope, at now: Instant) async throws
    -> [Progress]
  /// Items registered and closed a day, for whoever sees the whole.
  func burnDown(of kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> [(
    day: Day, registered: Int, closed: Int
  )]
}

package struct Progress: Hashable, Sendable {
  package var option: String
  package var count: Int
  package var done: Int
  package var late: Int
  package init(option: String, count: Int, done: Int, late: Int) {
    self.option = option
    self.count = count
    self.done = done
    self.late = late
  }
}

/// Agencies and people.
package protocol Directory: Sendable {
  func agencies() async throws -> [Agency]
  func people() async throws -> [Person]
  func put(_ agencies: [Agency], _ people: [Person]) async throws
  func standIns(of person: Person.ID) async throws -> [StandIn]
  func put(_ standIn: StandIn, at now: Instant) async throws
  func end(_ standIn: StandIn.ID, of person: Person.ID) async throws
}

/// Files that people attach.
package protocol Uploads: Sendable {
  func keep(_ upload: Upload, _ bytes: [UInt8]) async throws
  func uploads(_ ids: [String]) async throws -> [Upload]
  func bytes(of upload: Upload) async throws -> [UInt8]
  /// Whether it was attached to an item in sight.
  func maySee(_ upload: String, within scope: Scope) async throws -> Bool
}

package struct Upload: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var type: String
  package var size: Int
  package var person: Person.ID
  package var at: Instant
  package init(id: String, name: String, type: String, size: Int, person: Person.ID, at: Instant) {
    self.id = id
    self.name = name
    self.type = type
    self.size = size
    self.person = person
    self.at = at
  }
}

/// What goes out: messages that came due, folded into one mail a person, and what became of each.
package protocol Outbox: Sendable {
  /// Folds what is due into mails, so much at a time, in one transaction; answers how many messages that were.
  func buildDigests(dueAt now: Instant) async throws -> Int
  /// What `fold` would do, without doing it.
  func preview(dueAt now: Instant) async throws -> DueLines
  func claim(_ most: Int, at now: Instant, until lease: Instant) async throws -> [Mail]
  func recordResult(_ mail: Mail, as state: Mail.State, again due: Instant?, error: String?, at now: Instant) async throws
  func mails(state: Mail.State?, limit: Int) async throws -> [Mail]
  func mails(about item: Item.ID) async throws -> [Mail]
}

/// What would be said, each once, and to whom.
package struct DueLines: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var due: Instant
    package var item: Item.ID
    package var rule: String
    package init(due: Instant, item: Item.ID, rule: String) {
      self.due = due
      self.item = item
      self.rule = rule
    }
  }
  /// What one person would hear: the places of its lines.
  package struct Part: Hashable, Sendable {
    package var recipient: Person
    package var places: [Int]
    package init(recipient: Person, places: [Int] = []) {
      self.recipient = recipient
      self.places = places
    }
  }
  package var lines: [Line]
  package var parts: [Part]
  package init(lines: [Line], parts: [Part]) {
    self.lines = lines
    self.parts = parts
  }
}

/// One mail to one person, fixed in content and id when it is made, so that a second try is the same mail.
package struct Mail: Hashable, Sendable, Codable {
  package enum State: String, Sendable, Codable, CaseIterable { case pending, sending, sent, failed, unaddressed }
  package struct Line: Hashable, Sendable, Codable {
    package var item: Item.ID
    package var kind: Workflow.Kind
    package var workflowVersion: Int
    package var number: String
    package var title: String
    package var initiative: String
    package var state: Workflow.State.ID
    package var limit: Instant?
    package var rule: String
    package var colour: ReminderRule.Colour?
    package init(item: Item, initiative: String, rule: String, colour: ReminderRule.Colour?) {
      self.item = item.id
      kind = item.kind
      workflowVersion = item.workflowVersion
      number = item.number
      title = item.title
      self.initiative = initiative
      state = item.state
      limit = item.limit
      self.rule = rule
      self.colour = colour
    }
  }
  package var id: String
  package var person: Person.ID
  package var name: String
  package var address: String?
  package var lines: [Line]
  package var state: State
  package var due: Instant
  package var attempts: Int
  package var made: Instant
  package var sent: Instant?
  package var error: String?
  package init(
    id: String, person: Person.ID, name: String, address: String?, lines: [Line], state: State, due: Instant, attempts: Int, made: Instant,
    sent: Instant?, error: String?
  ) {
    self.id = id
    self.person = person
    self.name = name
    self.address = address
    self.lines = lines
    self.state = state
    self.due = due
    self.attempts = attempts
    self.made = made
    self.sent = sent
    self.error = error
  }
}
