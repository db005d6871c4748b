/// That something changed in an initiative, never what: whoever hears it looks again at what they may see.
package struct InitiativeChange: Hashable, Sendable {
  /// Of the newest change there; every commit that changes something takes the next.
  package var sequence: Int64
  package var initiative: Item.ID
  package init(sequence: Int64, initiative: Item.ID) {
    self.sequence = sequence
    self.initiative = initiative
  }
}

/// What was announced lately.
package struct ChangeEvent: Sendable {
  /// Another one where announcements may have been missed, as when the database went to another machine: whoever listens looks
  /// at everything again.
  package var round = 0
  package var sequence: Int64 = 0
  /// The newest of each initiative, the newest first.
  package var latest: [InitiativeChange] = []
  package init() {}
}

/// Somebody listening.
package struct ChangeSubscription: Sendable {
  /// The round when it began.
  package var round: Int
  /// Only the newest where several came before the last was taken; again every few seconds where nothing happens.
  package var news: AsyncStream<ChangeEvent>
  package var end: @Sendable () -> Void
  package init(round: Int, news: AsyncStream<ChangeEvent>, end: @escaping @Sendable () -> Void) {
    self.round = round
    self.news = news
    self.end = end
  }
}

/// Hears of changes whoever makes them: this server, a verb beside it, another server on the same database.
package protocol ChangeFeed: Sendable {
  func listen() -> ChangeSubscription
  /// What changed after a sequence, and the newest; the list is nil where it cannot be told, and everything may have changed.
  func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?)
  /// Of these initiatives, those where one of the latest changes was to something in the scope.
  func touched(_ initiatives: [Item.ID], within scope: Scope) async throws -> Set<Item.ID>
}

extension UserAccess {
  /// Whether every change in it may be heard of: by those who hold a post there. Others hear of what touches their items.
  package func hears(of initiative: Item.ID) -> Bool { scope.isEverything || posts.contains { $0.initiative == initiative } }
}
