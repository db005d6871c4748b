/// Figures out of the same items and history that everybody works on; each read is bounded.
package protocol Statistics: Sendable {
  /// Steps that had a limit, by whose they were.
  func steps(_ query: StepQuery, within scope: Scope) async throws -> [StepCount]
  /// The late ones, the latest by most first.
  func lateSteps(_ query: StepQuery, skipping: Int, limit: Int, within scope: Scope) async throws -> [LateStep]
  /// Items whose kinds show figures, with the figures as they stand now.
  func assessed(_ kinds: [Workflow.Kind], in initiative: Item.ID, under whole: Item.ID?, limit: Int, within scope: Scope) async throws
    -> [Assessed]
  /// Items registered and closed a day, by a field; what was reopened counts against what was closed on its day.
  func burnDown(of kind: Workflow.Kind, by field: Field.ID, in initiative: Item.ID, within scope: Scope) async throws -> [Burn]
  /// Notices that press for these items, by the item, the newest last.
  func escalation(on items: [Item.ID], within scope: Scope) async throws -> [Item.ID: [Item]]
}
