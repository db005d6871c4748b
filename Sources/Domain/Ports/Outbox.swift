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
