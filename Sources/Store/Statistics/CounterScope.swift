import Domain

/// Computes one user's counts: from the counter tables for what they see completely, plus a per-item count of their own remaining items.
struct CounterScope {
  let initiative: Item.ID
  private let scope: Scope
  /// Whether the user sees everything in the initiative.
  private let isWhole: Bool

  init(_ scope: Scope, in initiative: Item.ID) {
    self.initiative = initiative
    self.scope = scope
    isWhole = scope.isEverything || scope.wholes.contains(initiative)
  }

  /// Condition for counter rows of which the user sees all items.
  func covers(kind: SQL = "kind", visibility: SQL = "visibility") -> SQL {
    if isWhole { return "1 = 1" }
    var covered: [SQL] = []
    if scope.initiatives.contains(initiative) { covered.append("\(visibility) = 'initiative'") }
    if scope.unassigned.contains(initiative) { covered.append("\(visibility) = 'unassigned'") }
    if scope.desks.contains(initiative) { covered.append("\(kind) = \(Workflow.hotline)") }
    return covered.isEmpty ? "1 = 0" : "(\(SQL.joined(covered, by: " OR ")))"
  }

  /// `FROM` and `WHERE` for the items `i` that are the user's own and not covered; nil where everything is.
  var own: SQL? {
    if isWhole { return nil }
    let parties = scope.parties.union(scope.led[initiative] ?? []).sorted()
    // A user's own items are few: found by the user. `coalesce` keeps the planner off the index by initiative.
    return """
      FROM (SELECT item FROM parties WHERE party IN (\(list: parties)) UNION SELECT id FROM items WHERE registrar = \(scope.person)) AS mine
      JOIN items i ON i.id = mine.item
      WHERE coalesce(i.initiative, '') = \(initiative) AND i.import_id IS NULL AND NOT \(covers(kind: "i.kind", visibility: "(\(CounterKey.visibility))"))
      """
  }
}
