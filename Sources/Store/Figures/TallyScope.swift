import Domain

/// How figures of an initiative are read for somebody: from the tallies what they see whole, and beside that, item by item,
/// what is their own; never what is everybody's.
struct TallyScope {
  let initiative: Item.ID
  private let scope: Scope
  /// Sees all there is.
  let isWhole: Bool

  init(_ scope: Scope, in initiative: Item.ID) {
    self.initiative = initiative
    self.scope = scope
    isWhole = scope.isEverything || scope.wholes.contains(initiative)
  }

  /// Whether rows of a kind and a visibility are all seen.
  func covers(kind: SQL = "kind", visibility: SQL = "visibility") -> SQL {
    if isWhole { return "1 = 1" }
    var seen: [SQL] = []
    if scope.initiatives.contains(initiative) { seen.append("\(visibility) = 'initiative'") }
    if scope.unassigned.contains(initiative) { seen.append("\(visibility) = 'unassigned'") }
    if scope.desks.contains(initiative) { seen.append("\(kind) = \(Workflow.hotline)") }
    return seen.isEmpty ? "1 = 0" : "(\(SQL.joined(seen, by: " OR ")))"
  }

  /// `FROM` and `WHERE` for the items `i` that are the person's own and not covered; nil where everything is.
  var own: SQL? {
    if isWhole { return nil }
    let parties = scope.parties.union(scope.led[initiative] ?? []).sorted()
    // A person's own are few: by them and not by the initiative, which the function keeps the planner from.
    return """
      FROM (SELECT item FROM parties WHERE party IN (\(list: parties)) UNION SELECT id FROM items WHERE registrar = \(scope.person)) AS mine
      JOIN items i ON i.id = mine.item
      WHERE coalesce(i.initiative, '') = \(initiative) AND i.import_id IS NULL AND NOT \(covers(kind: "i.kind", visibility: "(\(CounterKey.visibility))"))
      """
  }
}
