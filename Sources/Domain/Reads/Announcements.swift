/// That something changed in an initiative, never what: whoever hears it looks again at what they may see.
package struct Announcement: Hashable, Sendable {
  /// Of the newest change there; every commit that changes something takes the next.
  package var sequence: Int64
  package var initiative: Item.ID
  package init(sequence: Int64, initiative: Item.ID) {
    self.sequence = sequence
    self.initiative = initiative
  }
}

/// What was announced lately.
package struct News: Sendable {
  /// Another one where announcements may have been missed, as when the database went to another machine: whoever listens looks
  /// at everything again.
  package var round = 0
  package var sequence: Int64 = 0
  /// The newest of each initiative, the newest first.
  package var latest: [Announcement] = []
  package init() {}
}

/// Somebody listening.
package struct Listening: Sendable {
  /// The round when it began.
  package var round: Int
  /// Only the newest where several came before the last was taken; again every few seconds where nothing happens.
  package var news: AsyncStream<News>
  package var end: @Sendable () -> Void
  package init(round: Int, news: AsyncStream<News>, end: @escaping @Sendable () -> Void) {
    self.round = round
    self.news = news
    self.end = end
  }
}

/// Hears of changes whoever makes them: this server, a verb beside it, another server on the same database.
package protocol Announcements: Sendable {
  func listen() -> Listening
  /// What changed after a sequence, and the newest; the list is nil where it cannot be told, and everything may have changed.
  func announced(after sequence: Int64?) async throws -> (newest: Int64, since: [Announcement]?)
  /// Of these initiatives, those where one of the latest changes was to something in the scope.
  func touched(_ initiatives: [Item.ID], within scope: Scope) async throws -> Set<Item.ID>
}

extension Standing {
  /// Whether every change in it may be heard of: by those who hold a post there. Others hear of what touches their items.
  package func hears(of initiative: Item.ID) -> Bool { scope.isEverything || posts.contains { $0.initiative == initiative } }
}
