/// A change in an initiative, without its contents: subscribers read again what they may see.
package struct InitiativeChange: Hashable, Sendable {
  /// Of the newest change there; every commit that changes something takes the next.
  package var sequence: Int64
  package var initiative: Item.ID
  package init(sequence: Int64, initiative: Item.ID) {
    self.sequence = sequence
    self.initiative = initiative
  }
}
