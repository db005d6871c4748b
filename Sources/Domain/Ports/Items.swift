/// Items: reads one with everything that a decision on it needs, and commits what was decided.
///
/// An item that the scope does not include is not distinguished from one that does not exist, nor is an item that a running import hides. Every
/// method throws `DatabaseUnavailable`, and errors of the database.
package protocol Items: Sendable {
  /// The item with everything that a decision on it reads, from one snapshot.
  /// - Throws: `Refusal.notFound` where there is no such item or the scope does not include it.
  func context(of id: Item.ID, within scope: Scope) async throws -> ItemContext
  /// The contexts of many items from one snapshot. Items that do not exist or that the scope does not include are left out.
  func contexts(of ids: [Item.ID], within scope: Scope) async throws -> [Item.ID: ItemContext]
  /// What a registration in an initiative, or under one of its items, is decided on, from one snapshot.
  /// - Throws: `Refusal.notFound` where the scope includes no such initiative, or no such parent in it.
  func registrationContext(in initiative: Item.ID, under parent: Item.ID?, within scope: Scope) async throws -> RegistrationContext
  /// Writes proposals in their order in one transaction, and returns when they are on disk.
  ///
  /// Each proposal is written whole or not at all; a refused one does not affect the others. A later proposal sees what the earlier ones wrote:
  /// where one of its preconditions does not hold any more, its redecision runs inside the transaction, once; without a redecision its outcome
  /// is `Refusal.stale`. What the redecision throws is its outcome. The closures may run several times, where another job of the transaction
  /// has to be undone, and must not use the store.
  ///
  /// The key's response is stored in the same transaction, also with many proposals and with none. A second commit under the same key waits for
  /// the first, writes nothing and gets the stored response.
  /// - Returns: one outcome for each proposal, or the response stored under the key.
  /// - Throws: `Refusal.keyReused` where the key was used with another digest. After any error nothing is stored, neither of the proposals nor
  ///   under the key.
  func commit(_ proposals: [Proposal], key: IdempotencyKey?, at now: Instant) async throws -> CommitResult
  /// The response stored under a key; nil where there is none yet.
  /// - Throws: `Refusal.keyReused` where the key was used with another digest.
  func response(to key: IdempotencyKey) async throws -> IdempotentResponse?
  /// The item's history, oldest first.
  /// - Throws: `Refusal.notFound` where there is no such item or the scope does not include it.
  func history(of id: Item.ID, within scope: Scope) async throws -> [Record]
  /// The items that match and that the scope includes, by deadline and id, those without a deadline last; at most `query.limit`, after
  /// `query.after`. A query with words is answered as by `Search.find`.
  func list(_ query: ItemQuery, within scope: Scope) async throws -> [Item]
  /// The items that the scope includes and that are linked with an item, in either direction, by registration and id. Empty where there is no
  /// such item; the scope need not include the item itself.
  func links(of id: Item.ID, within scope: Scope) async throws -> [Linked]
}

extension Items {
  /// Commits decisions that are not made again: where a precondition does not hold any more, the outcome is `Refusal.stale`.
  /// - Returns: one outcome for each change, in their order.
  package func commit(_ changes: [Change], at now: Instant) async throws -> [Outcome] {
    guard case .outcomes(let outcomes) = try await commit(changes.map { Proposal(change: $0) }, key: nil, at: now) else { return [] }
    return outcomes
  }
}
