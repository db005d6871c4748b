/// Open items of one version of a kind moved to another: each keeps its limit, its round and its pauses.
package struct Migration: Sendable {
  package var from: Workflow
  package var to: Workflow
  /// New states by old ones. A state that is not named keeps its id, if the new version has it.
  package var states: [Workflow.State.ID: Workflow.State.ID]

  /// - Throws: the states of these items that the new version lacks; then no item is migrated.
  package init(from: Workflow, to: Workflow, states: [Workflow.State.ID: Workflow.State.ID], of items: [Item]) throws(Unmapped) {
    self.from = from
    self.to = to
    self.states = states
    let lost = Set(items.map(\.state)).filter { to.state(states[$0] ?? $0) == nil }
    let unknown = states.keys.filter { from.state($0) == nil } + states.values.filter { to.state($0) == nil }
    if !lost.isEmpty || !unknown.isEmpty { throw Unmapped(states: lost.sorted(), unknown: unknown.sorted()) }
  }

  package struct Unmapped: Error, Hashable, Sendable {
    package var states: [Workflow.State.ID]
    /// Named in the map, but in neither version.
    package var unknown: [Workflow.State.ID]

    package init(states: [Workflow.State.ID], unknown: [Workflow.State.ID]) {
      self.states = states
      self.unknown = unknown
    }
  }

  package func change(of item: Item, calendar: WorkCalendar, on action: ActionContext) -> Change.Write {
    var after = item
    let next = to.state(states[item.state] ?? item.state) ?? to.initial
    after.workflowVersion = to.version
    after.state = next.id
    after.isDone = next.isDone
    if next.isDone { after.closedAt = after.closedAt ?? action.now }
    after.clocks.rename(item.state, to: next.id)
    after.version += 1
    let entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .migrate, from: item.state, to: next.id, round: item.round,
      edits: [
        "workflow": Entry.Edit(before: .text("\(from.kind) \(from.version)"), after: .text("\(to.kind) \(to.version)"))
      ])
    return Change.Write(
      item: after, was: item, entries: [entry], reminders: calendar.reminders(for: after, in: to, at: action.now))
  }
}
