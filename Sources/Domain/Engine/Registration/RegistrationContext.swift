/// Everything a registration reads: there is no item yet, only the initiative and the parent that it is to be registered under.
package struct RegistrationContext: Sendable {
  package var workflows: Workflows
  package var calendar: WorkCalendar
  package var roster: Roster
  package var initiative: Item?
  package var parent: Item?
  /// The parent's own context, in which the guards of registrations are checked.
  package var parentContext: ItemContext?
  /// Open freezes of the initiative.
  package var freezes: [Item] = []

  package init(workflows: Workflows, calendar: WorkCalendar, roster: Roster, initiative: Item?, parent: Item? = nil) {
    self.workflows = workflows
    self.calendar = calendar
    self.roster = roster
    self.initiative = initiative
    self.parent = parent
  }
}

extension RegistrationContext {
  /// The context of a new item: what lies around it, and nothing below it.
  func context(of item: Item) -> ItemContext {
    var context = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: item, parent: parent)
    context.initiative = initiative
    context.freezes = freezes
    if let parent {
      context.related[parent.id] = contextOfParent(parent)
      context.siblings = contextOfParent(parent).children
    }
    return context
  }

  func contextOfParent(_ parent: Item) -> ItemContext {
    if let parentContext { return parentContext }
    var context = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: parent)
    context.initiative = initiative
    context.freezes = freezes
    return context
  }
}
