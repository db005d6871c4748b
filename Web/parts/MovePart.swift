/// The form of one or more moves. Moves that ask for the same inputs share one form and have a button each, so that an opinion is written
/// once: 销号 or 退回.
package struct MovePart: Sendable {
  /// The button of one move.
  package struct Button: Sendable {
    /// The move's name in the workflow file, posted as `move`.
    package var move: String
    package var label: String
    package var isPrimary: Bool
    /// The keyboard shortcut, shown in the button.
    package var key: String

    package init(move: String, label: String, isPrimary: Bool = false, key: String = "") {
      self.move = move
      self.label = label
      self.isPrimary = isPrimary
      self.key = key
    }
  }

  /// The address it is posted to: `/items/{id}/moves`.
  package var action: String
  package var csrf: String
  /// The version that the user has seen. If there is a newer one, the move is refused and the answer says what changed.
  package var version: Int
  /// The idempotency key: a form sent twice makes one move. New for every page that is served.
  package var key: String
  package var fields: [FieldPart]
  package var buttons: [Button]
  package var hint: String
  /// The label of the collapsed form; empty if the form is not collapsible.
  package var fold: String
  /// Whether the collapsible form is open, as after a refusal.
  package var isOpen: Bool

  package init(
    action: String, csrf: String, version: Int, key: String, fields: [FieldPart] = [], buttons: [Button], hint: String = "",
    fold: String = "", isOpen: Bool = false
  ) {
    self.action = action
    self.csrf = csrf
    self.version = version
    self.key = key
    self.fields = fields
    self.buttons = buttons
    self.hint = hint
    self.fold = fold
    self.isOpen = isOpen
  }

  package var hasFiles: Bool { fields.contains { $0.isFile } }
}
