/// How often a mail is tried, and for how long one attempt owns it.
package struct RetryPolicy: Hashable, Sendable {
  /// Attempts before a mail has failed for good: with the waits below, after 78 minutes. A mail server that is away longer
  /// needs a person.
  package var maxAttempts = 8
  /// How long a claimed mail belongs to one dispatcher. After it, another run or server may claim the mail again: more than twice the 60 s
  /// that `SMTP.Timeouts.total` allows an attempt, since a mail may wait for one other on its connection.
  package var leaseSeconds: Int64 = 150
  /// Mails claimed at once: twice the connections of `SMTP`.
  package var claimSize = 8

  package init() {}

  /// - Parameter attempts: Failed attempts so far, from 1.
  /// - Returns: attempts⁴ seconds: 1 s, 16 s, 81 s, … 40 min. Short at first, for a server that restarts; then ever longer, so that one
  ///   that is away is not asked in vain.
  package func waitSeconds(after attempts: Int) -> Int64 {
    let attempts = Int64(attempts)
    return attempts * attempts * attempts * attempts
  }
}
