/// The result of one commit.
package enum CommitResult: Sendable {
  /// An outcome for each proposal, in their order.
  case outcomes([Outcome])
  /// The response stored earlier under the same idempotency key; nothing was written.
  case stored(IdempotentResponse)
}
