import Domain

/// Visibility as SQL conditions. The domain decides what a user may see; these only filter.
enum ScopeFilter {
  /// Condition for items `i` that the scope includes, without those that an unfinished import hides.
  /// - Parameter initiative: the initiative of all items in question, if it is one: where the scope includes all of it, rows need no further
  ///   condition.
  static func sql(_ scope: Scope, in initiative: Item.ID? = nil) -> SQL {
    let isShown: SQL = "i.import_id IS NULL"
    if scope.isEverything || initiative.map(scope.wholes.contains) == true { return isShown }
    let led = scope.led.sorted { $0.key < $1.key }.filter { initiative == nil || initiative == $0.key }.map { initiative, parties -> SQL in
      """
       OR (i.initiative = \(initiative) AND EXISTS (SELECT 1 FROM parties p WHERE p.item = i.id AND p.party IN (\(list: parties.sorted()))))
      """
    }
    return """
      \(isShown) AND (i.registrar = \(scope.person)
        OR i.initiative IN (\(list: scope.wholes.sorted()))
        OR (i.visible = 'initiative' AND i.initiative IN (\(list: scope.initiatives.sorted())))
        OR (i.lead IS NULL AND i.initiative IN (\(list: scope.unassigned.sorted())))
        OR (i.kind = \(Workflow.hotline) AND i.initiative IN (\(list: scope.desks.sorted())))
        OR EXISTS (SELECT 1 FROM parties p WHERE p.item = i.id AND p.party IN (\(list: scope.parties.sorted())))\(SQL.joined(led, by: "")))
      """
  }

  /// Condition for initiatives `i` whose notice, groups and schedule the scope includes. Vendor staff see the initiative that their group
  /// works in, so that they know what their items belong to.
  static func initiatives(_ scope: Scope) -> SQL {
    if scope.isEverything { return "i.import_id IS NULL" }
    return """
      i.import_id IS NULL AND (i.registrar = \(scope.person) OR i.id IN (\(list: scope.wholes.union(scope.initiatives).sorted()))
        OR i.id IN (SELECT initiative FROM groups WHERE id IN (\(list: scope.parties.sorted()))))
      """
  }
}
