/// A move that somebody may make now, or would but for a refusal that they should be told.
package struct Offer: Sendable {
  package var move: Move
  /// What is not there yet and must be given with it.
  package var needs: [Need]
  package var refusal: Refusal?

  package init(move: Move, needs: [Need], refusal: Refusal? = nil) {
    self.move = move
    self.needs = needs
    self.refusal = refusal
  }
}
