/// Outgoing mail: folds due messages into one digest a person, and records what became of each.
///
/// Every method throws `DatabaseUnavailable` and errors of the database. Only the system calls it: no method takes a scope.
package protocol Outbox: Sendable {
  /// Folds some thousand due messages, oldest first, into mails, one for each recipient, in one transaction. A recipient without an address
  /// gets a mail in state `unaddressed`. Call it again until it returns 0.
  /// - Returns: the number of messages that were read, also of those without a recipient.
  func buildDigests(dueAt now: Instant) async throws -> Int
  /// The messages that `buildDigests` would fold, with their recipients, without changing anything.
  func preview(dueAt now: Instant) async throws -> DueLines
  /// Claims mails to be sent: due pending ones, and those whose lease has expired. Counts an attempt for each. No other server gets them before
  /// the lease expires.
  /// - Parameters:
  ///   - most: at most so many.
  ///   - lease: when another claim may take them, if no result is recorded until then.
  /// - Returns: the mails, newest first.
  func claim(_ maxMails: Int, at now: Instant, until lease: Instant) async throws -> [Mail]
  /// Records what became of a claimed mail, and ends its lease. A result after the lease has expired is recorded as well; the mail may then be
  /// sent twice, under the same Message-ID.
  /// - Parameters:
  ///   - state: `pending` to try again.
  ///   - due: when to try again; nil leaves the time.
  ///   - error: shown in the delivery log; nil clears it.
  func recordResult(_ mail: Mail, as state: Mail.State, again due: Instant?, error: String?, at now: Instant) async throws
  /// The newest mails, newest first.
  /// - Parameters:
  ///   - state: nil for all.
  ///   - limit: at most so many.
  func mails(state: Mail.State?, limit: Int) async throws -> [Mail]
  /// The newest 500 mails with a line about an item, newest first, without their lines. The caller has read the item within its scope.
  func mails(about item: Item.ID) async throws -> [Mail]
}
