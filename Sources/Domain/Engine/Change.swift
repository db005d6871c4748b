/// The result of a decision: computed without a database, committed whole or not at all.
package struct Change: Sendable {
  /// One item as it is to be stored, with the history rows of this write.
  package struct Write: Sendable {
    package var item: Item
    /// The item that the decision was made on; nil where it is new.
    package var was: Item?
    package var entries: [Entry]
    /// The pending reminders, which replace all earlier ones. Nil keeps the earlier ones.
    package var reminders: [Message]?

    package init(item: Item, was: Item?, entries: [Entry], reminders: [Message]? = nil) {
      self.item = item
      self.was = was
      self.entries = entries
      self.reminders = reminders
    }
  }

  /// Something that the decision read beside the items it writes. If it has changed at commit, the change is stale.
  package enum Precondition: Hashable, Sendable {
    case item(Item.ID, version: Int)
    case children(of: Item.ID, version: Int)
    case roster(of: Item.ID, version: Int)
    /// The freezes that are open in an initiative, by their versions.
    case freezes(of: Item.ID, [Item.ID: Int])
  }

  package var writes: [Write]
  package var preconditions: Set<Precondition>
  /// Items whose `childrenVersion` this raises.
  package var raises: Set<Item.ID>
  /// Messages due once, beside the reminders.
  package var messages: [Message]
  package var links: [Link]
  package var unlinks: [Link] = []
  package var initiative: Initiative?
  package var agencies: [Agency] = []
  package var people: [Person] = []
  package var groups: [Group]
  package var memberships: [Membership]
  package var cursors: [RecurrenceCursor] = []
  package var standIns: [StandIn] = []
  package var withdrawnStandIns: [StandIn.ID] = []
  /// Initiatives whose rosters this changes.
  package var reseats: Set<Item.ID>

  package init(
    writes: [Write] = [], preconditions: Set<Precondition> = [], raises: Set<Item.ID> = [], messages: [Message] = [], links: [Link] = [],
    initiative: Initiative? = nil, groups: [Group] = [], memberships: [Membership] = [], reseats: Set<Item.ID> = []
  ) {
    self.writes = writes
    self.preconditions = preconditions
    self.raises = raises
    self.messages = messages
    self.links = links
    self.initiative = initiative
    self.groups = groups
    self.memberships = memberships
    self.reseats = reseats
  }
}

extension Change {
  /// Drops the preconditions on items that it writes: a stored one is checked by the version it is written over, and a new one has none.
  mutating func trustWrites() {
    let written = Set(writes.map(\.item.id))
    let new = Set(writes.filter { $0.was == nil }.map(\.item.id))
    preconditions = preconditions.filter { precondition in
      switch precondition {
      case .item(let id, _): !written.contains(id)
      case .children(let id, _): !new.contains(id)
      case .roster, .freezes: true
      }
    }
  }

  func writes(to id: Item.ID) -> Bool { writes.contains { $0.item.id == id } }

  /// Adds a decision on an item that this change makes: the item is written once, with the rows of both.
  mutating func goOn(at index: Int, with next: Change) {
    var next = next
    let again = next.writes.removeFirst()
    writes[index].item = again.item
    writes[index].entries += again.entries
    writes[index].reminders = again.reminders
    take(next)
    trustWrites()
  }

  /// Adds the writes of another decision of the same move.
  mutating func take(_ other: Change) {
    writes += other.writes
    preconditions.formUnion(other.preconditions)
    raises.formUnion(other.raises)
    messages += other.messages
    links += other.links
    unlinks += other.unlinks
  }

  /// Marks messages due before `now` as skipped: they are kept for the record and never sent.
  package mutating func skipReminders(before now: Instant = Instant(seconds: .max)) {
    func quiet(_ message: Message) -> Message {
      var message = message
      if message.due < now { message.isSkipped = true }
      return message
    }
    messages = messages.map(quiet)
    for index in writes.indices { writes[index].reminders = writes[index].reminders?.map(quiet) }
  }
}

/// A change that was decided on a snapshot, and how to decide it again on what is stored now.
package struct Proposal: Sendable {
  /// Reads the context again inside the transaction, also what earlier proposals of the same commit wrote, and decides on that.
  package enum Redecision: Sendable {
    case item(Item.ID, within: Scope, @Sendable (ItemContext) throws(Refusal) -> Change)
    case registration(
      in: Item.ID, under: Item.ID?, within: Scope, @Sendable (RegistrationContext) throws(Refusal) -> Change)
  }

  package var change: Change
  /// Runs inside the transaction when a precondition of `change` no longer holds; nil: the proposal is refused as stale.
  package var redecision: Redecision?

  package init(change: Change, redecision: Redecision? = nil) {
    self.change = change
    self.redecision = redecision
  }
}

/// What became of one proposal.
package enum Outcome: Sendable {
  /// The items as they are stored now, in the order in which they were written.
  case done([Item])
  /// Nothing of the proposal was written.
  case refused(Refusal)

  /// The items of a proposal that was written; nil where it was refused.
  package var items: [Item]? { if case .done(let items) = self { items } else { nil } }
}

/// The result of a commit.
package enum CommitResult: Sendable {
  /// One outcome for each proposal, in their order.
  case outcomes([Outcome])
  /// The response that was stored earlier under the same idempotency key; nothing was written this time.
  case stored(IdempotentResponse)
}
