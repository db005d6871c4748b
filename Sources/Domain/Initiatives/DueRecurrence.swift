package struct DueRecurrence: Sendable {
  package var initiative: Item
  package var recurrence: Recurrence
  package var turn: RecurrenceCursor

  package init(initiative: Item, recurrence: Recurrence, turn: RecurrenceCursor) {
    self.initiative = initiative
    self.recurrence = recurrence
    self.turn = turn
  }
}
