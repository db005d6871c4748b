extension WorkCalendar {
  /// The change that moves an open item's limits to where this calendar puts them; nil if they stay. Holidays that were not known when a limit was
  /// set move it only when somebody asks for that.
  package func recount(_ item: Item, of workflow: Workflow, on action: ActionContext) -> Change? {
    guard !item.isDone else { return nil }
    var after = item
    after.clocks.recalculate(on: self)
    guard after.clocks != item.clocks else { return nil }
    after.version += 1
    func day(_ item: Item) -> Value? { item.limit.map { .text(zone.day(of: $0).description) } }
    var entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .edit, from: item.state, to: item.state, round: item.round)
    entry.edits = ["limit": Entry.Edit(before: day(item), after: day(after))]
    return Change(writes: [
      Change.Write(item: after, was: item, entries: [entry], reminders: reminders(for: after, in: workflow, at: action.now))
    ])
  }
}
