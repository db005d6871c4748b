/// A move that a person may make now, or could make but for a refusal that is worth showing.
package struct Offer: Sendable {
  package var move: Move
  /// The values that the item lacks and the move needs.
  package var needs: [Need]
  package var refusal: Refusal?

  package init(move: Move, needs: [Need], refusal: Refusal? = nil) {
    self.move = move
    self.needs = needs
    self.refusal = refusal
  }
}
