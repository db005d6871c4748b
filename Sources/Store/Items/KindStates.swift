import Domain

/// States of the kinds, over all their versions.
struct KindStates: Sendable {
  private var states: [Workflow.Kind: Set<State>] = [:]
  /// Kinds that everybody in the initiative sees.
  private(set) var visible: Set<Workflow.Kind> = []

  private struct State: Hashable {
    var id: Workflow.State.ID
    var isDone: Bool
  }

  init(_ workflows: Workflows) {
    for workflow in workflows.all {
      states[workflow.kind, default: []].formUnion(workflow.states.map { State(id: $0.id, isDone: $0.isDone) })
      if workflow.visibility == .initiative { visible.insert(workflow.kind) }
    }
  }

  /// The states of a kind, sorted.
  /// - Parameter isDone: nil for all.
  func states(of kind: Workflow.Kind, isDone: Bool? = nil) -> [Workflow.State.ID] {
    Set((states[kind] ?? []).filter { isDone == nil || $0.isDone == isDone }.map(\.id)).sorted()
  }

  /// Kinds that have any of these states.
  func kinds(with some: [Workflow.State.ID]) -> [Workflow.Kind] {
    states.filter { $0.value.contains { some.contains($0.id) } }.keys.sorted()
  }

  /// States in which a kind is closed, in any version.
  func done(_ kind: Workflow.Kind) -> Set<Workflow.State.ID> { Set((states[kind] ?? []).filter(\.isDone).map(\.id)) }
}
