/// What became of one proposal.
package enum Outcome: Sendable {
  /// The items as they are stored now, in the order in which they were written.
  case done([Item])
  /// Nothing of the proposal was written.
  case refused(Refusal)

  /// The items of a proposal that was written; nil where it was refused.
  package var items: [Item]? { if case .done(let items) = self { items } else { nil } }
}
