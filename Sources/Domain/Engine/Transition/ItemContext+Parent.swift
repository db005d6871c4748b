/// The effects of a move of a part or share on its parent.
extension ItemContext {
  /// Whether the parent, or a sibling, may read something else after the item has become `after`: it counts or no longer counts, its state is one
  /// that the parent's guards ask for, or a field changed that is added up.
  func isReadByRelatives(_ after: Item) -> Bool {
    guard let parent, let workflow = workflows[item.kind, version: item.workflowVersion] else { return false }
    if after.isDone != item.isDone || isVoid(after) != isVoid(item) { return true }
    if after.state != item.state, workflows[parent.kind, version: parent.workflowVersion]?.readsStatesOfParts == true { return true }
    return workflow.fields.contains { field in
      after.fields[field.id] != item.fields[field.id] && workflows.summedFields[field.id]?.contains(item.kind) == true
    }
  }

  /// A part or share that opens or closes changes what its parent waits for: it may not open under a closed parent or initiative, and it may be the
  /// one that fulfils the join.
  func carryUp(_ after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    if !after.isDone, let initiative {
      if initiative.isDone { throw .parentClosed(blocker(initiative)) }
      change.preconditions.insert(.item(initiative.id, version: initiative.version))
    }
    guard let parent else { return raiseInitiative(into: &change) }
    if !after.isDone, parent.isDone { throw .parentClosed(blocker(parent)) }
    if !after.isDone, shareKind(of: parent) == after.kind, !parent.parties.contains(where: { $0 == after.lead }) {
      throw .notItsParty(blocker(parent))
    }
    change.preconditions.insert(.children(of: parent.id, version: parent.childrenVersion))
    change.preconditions.insert(.item(parent.id, version: parent.version))
    try joinParent(after, by: action, into: &change)
  }

  /// Makes the parent's join move where this share fulfils it.
  private func joinParent(_ after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard after.isDone, let parent else { return }
    let workflow = try workflow(of: parent)
    let above = context(of: parent, with: change)
    var summary = siblings
    summary.replace(nil, with: after)
    guard let rule = workflow.shares, rule.kind == after.kind, isMet(rule, by: waitedShares(in: summary, of: parent)),
      let join = workflow.transition(rule.move, from: parent.state)
    else { return }
    change.preconditions.remove(.item(parent.id, version: parent.version))
    var whole = parent
    let entry = whole.enter(join, of: workflow, on: calendar, by: action, automatic: "join")
    change.writes.append(
      Change.Write(
        item: whole, was: parent, entries: [entry], reminders: calendar.reminders(for: whole, in: workflow, at: action.now)))
    if !join.tell.isEmpty { change.messages.append(told(of: join, whole, by: action)) }
    try above.withdrawShares(above.shares.filter { $0.id != after.id }, of: whole, isJoined: true, by: action, into: &change)
  }

  /// Items directly under an initiative keep it from closing.
  private func raiseInitiative(into change: inout Change) {
    if let initiative = item.initiative, initiative != item.id { change.raises.insert(initiative) }
  }
}
