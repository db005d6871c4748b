/// A form from which a move is made. Moves that ask for the same share one form and differ by their button, so that an
/// opinion is written once: 销号 or 退回.
package struct MovePart: Sendable {
  package struct Button: Sendable {
    /// The move's name in its workflow file, posted as `move`.
    package var move: String
    package var label: String
    package var isPrimary: Bool
    /// The key that presses it; shown in the button.
    package var key: String

    package init(move: String, label: String, isPrimary: Bool = false, key: String = "") {
      self.move = move
      self.label = label
      self.isPrimary = isPrimary
      self.key = key
    }
  }

  /// Where it is posted: `/items/{id}/moves`.
  package var action: String
  package var csrf: String
  /// The version that the person has seen; a newer one refuses the move and says what changed.
  package var version: Int
  /// Makes a form sent twice one move. New for every page that is served.
  package var key: String
  package var fields: [FieldPart]
  package var buttons: [Button]
  package var hint: String
  /// The word under which the form is folded away; empty when it lies open.
  package var fold: String
  /// A folded form that was refused comes back open.
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
