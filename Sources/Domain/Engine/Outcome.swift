/// What happened to a change that was handed in.
package enum Outcome: Sendable {
  /// The items as they now stand, in the order they were written.
  case done([Item])
  /// An answer stored earlier under the same idempotency key.
  case answered(IdempotentResponse)
  case refused(Refusal)
}
