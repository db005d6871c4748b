/// The result of a commit.
package enum CommitResult: Sendable {
  /// One outcome for each proposal, in their order.
  case outcomes([Outcome])
  /// The response that was stored earlier under the same idempotency key; nothing was written this time.
  case stored(IdempotentResponse)
}
