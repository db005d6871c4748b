/// Everything a registration reads: there is no item yet, only the initiative and the parent that it is to be registered under.
package struct RegistrationContext: Sendable {
  package var workflows: Workflows
  package var calendar: WorkCalendar
  package var roster: Roster
  package var initiative: Item?
  package var parent: Item?

  package init(workflows: Workflows, calendar: WorkCalendar, roster: Roster, initiative: Item?, parent: Item? = nil) {
    self.workflows = workflows
    self.calendar = calendar
    self.roster = roster
    self.initiative = initiative
    self.parent = parent
  }
}
