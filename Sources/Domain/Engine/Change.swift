/// What a decision comes to: computed without a database, committed whole or not at all.
package struct Change: Sendable {
  /// One item as it will stand, with the history rows that say how it came there.
  package struct Write: Sendable {
    package var item: Item
    /// The item that the decision was made on; nil where it is new.
    package var was: Item?
    package var entries: [Entry]
    /// What stands after this write instead of what stood before it. Nil leaves the standing reminders alone.
    package var reminders: [Message]?

    package init(item: Item, was: Item?, entries: [Entry], reminders: [Message]? = nil) {
      self.item = item
      self.was = was
      self.entries = entries
      self.reminders = reminders
    }
  }

  /// What the decision read beside the items it writes. One that moved makes it a conflict.
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

  /// Takes in what was decided within the same move.
  mutating func take(_ other: Change) {
    writes += other.writes
    preconditions.formUnion(other.preconditions)
    raises.formUnion(other.raises)
    messages += other.messages
    links += other.links
    unlinks += other.unlinks
  }

  /// What it would say before `now` is past: kept for the record, never sent.
  package mutating func skipReminders(before now: Instant = Instant(seconds: .max)) {
    func quiet(_ message: Message) -> Message {
      var message = message
      if message.due < now { message.isSkipped = true }
      return message
    }
    messages = messages.map(quiet)
    for place in writes.indices { writes[place].reminders = writes[place].reminders?.map(quiet) }
  }
}
