/// The number of a parent's parts in a state.
package struct PartCount: Hashable, Sendable {
  package var whole: Item.ID
  package var state: Workflow.State.ID
  package var count: Int
  /// Past their limits now.
  package var overdue: Int
  /// Handed in after their limits, once or more often.
  package var handedLate: Int
  package init(whole: Item.ID, state: Workflow.State.ID, count: Int, overdue: Int, handedLate: Int) {
    self.whole = whole
    self.state = state
    self.count = count
    self.overdue = overdue
    self.handedLate = handedLate
  }
}
