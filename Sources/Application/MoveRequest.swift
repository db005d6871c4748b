import Domain

/// One move on one item or on many: by whom, on what, with which input, under which key.
package struct MoveRequest: Sendable {
  /// An item, the version of it that the caller saw, and the input for its form.
  package struct Target: Sendable {
    package var item: Item.ID
    package var version: Int?
    /// The input for the form of this item's kind. Called once the move is allowed, with the move as the item's state takes it.
    package var inputs: @Sendable (Workflow, Move) throws -> Inputs
    /// For the start of an initiative: its draft with corrections that are not stored yet. Nil starts the stored one.
    package var draft: Initiative?

    package init(
      item: Item.ID, version: Int? = nil, draft: Initiative? = nil, inputs: @escaping @Sendable (Workflow, Move) throws -> Inputs
    ) {
      self.item = item
      self.version = version
      self.draft = draft
      self.inputs = inputs
    }
  }

  package var move: Move.Name
  package var targets: [Target]
  package var actor: Actor
  package var key: RequestKey?

  package init(_ move: Move.Name, on targets: [Target], by actor: Actor, key: RequestKey? = nil) {
    self.move = move
    self.targets = targets
    self.actor = actor
    self.key = key
  }
}
