/// A change that was decided on a snapshot, and how to decide it again on what is stored now.
package struct Proposal: Sendable {
  /// Reads the context again inside the transaction, also what earlier proposals of the same commit wrote, and decides on that.
  package enum Redecision: Sendable {
    case item(Item.ID, within: Scope, @Sendable (ItemContext) throws(Refusal) -> Change)
    case registration(
      in: Item.ID, under: Item.ID?, within: Scope, @Sendable (RegistrationContext) throws(Refusal) -> Change)
  }

  package var change: Change
  /// Runs inside the transaction when a precondition of `change` no longer holds; nil: the proposal is refused as stale.
  package var redecision: Redecision?

  package init(change: Change, redecision: Redecision? = nil) {
    self.change = change
    self.redecision = redecision
  }
}
