extension Workflow {
  /// The kind by which a late party is pressed.
  package static let escalation: Kind = "supervision-notice"
  /// In whose ids items of this kind count as closed.
  package var doneStates: [State.ID] { states.filter(\.isDone).map(\.id) }
  /// Whether its rows are sorted into categories, by which they are worked off.
  package var hasCategories: Bool { field("category")?.kind == .choice }
}
