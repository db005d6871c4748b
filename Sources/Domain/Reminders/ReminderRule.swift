/// The time of a reminder about items in `state`, measured from the limit.
package struct ReminderRule: Hashable, Sendable, Codable {
  package enum Colour: String, Codable, Sendable, CaseIterable { case blue, yellow, red }
  package enum Trigger: Hashable, Sendable, Codable {
    case before(TimeLimit)
    /// On the day of the limit itself.
    case onLimit
    case late(TimeLimit)
    /// So long after the state was entered, independent of the limit.
    case after(TimeLimit)
  }

  package var state: Workflow.State.ID
  package var moment: Trigger
  package var every: TimeLimit?
  package var to: [Role]
  package var colour: Colour?
  /// The field whose day it is measured from instead of the limit.
  package var of: Field.ID?

  package init(state: Workflow.State.ID, moment: Trigger, every: TimeLimit? = nil, to: [Role], colour: Colour? = nil) {
    self.state = state
    self.moment = moment
    self.every = every
    self.to = to
    self.colour = colour
  }
}
