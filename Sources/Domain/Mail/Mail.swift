/// One mail to one person, fixed in content and id when it is made, so that a second try is the same mail.
package struct Mail: Hashable, Sendable, Codable {
  package enum State: String, Sendable, Codable, CaseIterable { case pending, sending, sent, failed, unaddressed }
  package struct Line: Hashable, Sendable, Codable {
    package var item: Item.ID
    package var kind: Workflow.Kind
    package var workflowVersion: Int
    package var number: String
    package var title: String
    package var initiative: String
    package var state: Workflow.State.ID
    package var limit: Instant?
    package var rule: String
    package var colour: ReminderRule.Colour?
    package init(item: Item, initiative: String, rule: String, colour: ReminderRule.Colour?) {
      self.item = item.id
      kind = item.kind
      workflowVersion = item.workflowVersion
      number = item.number
      title = item.title
      self.initiative = initiative
      state = item.state
      limit = item.limit
      self.rule = rule
      self.colour = colour
    }
  }
  package var id: String
  package var person: Person.ID
  package var name: String
  package var address: String?
  package var lines: [Line]
  package var state: State
  package var due: Instant
  package var attempts: Int
  package var made: Instant
  package var sent: Instant?
  package var error: String?
  package init(
    id: String, person: Person.ID, name: String, address: String?, lines: [Line], state: State, due: Instant, attempts: Int, made: Instant,
    sent: Instant?, error: String?
  ) {
    self.id = id
    self.person = person
    self.name = name
    self.address = address
    self.lines = lines
    self.state = state
    self.due = due
    self.attempts = attempts
    self.made = made
    self.sent = sent
    self.error = error
  }
}
