/// The number of items of a kind in a state, and of the late ones among them.
package struct StateCount: Hashable, Sendable {
  package var kind: Workflow.Kind
  package var state: Workflow.State.ID
  package var isDone: Bool
  /// Parts and shares are counted apart from items directly in the initiative.
  package var isPart: Bool
  package var count: Int
  package var late: Int
  /// With those that have been closed or given more time since: late once is late for good.
  package var everLate: Int
  package init(kind: Workflow.Kind, state: Workflow.State.ID, isDone: Bool, isPart: Bool = false, count: Int, late: Int, everLate: Int) {
    self.kind = kind
    self.state = state
    self.isDone = isDone
    self.isPart = isPart
    self.count = count
    self.late = late
    self.everLate = everLate
  }
}
