/// The outcome of one proposal.
package enum Outcome: Sendable {
  /// The items as stored now, in the order in which they were written.
  case done([Item])
  case refused(Refusal)
}
