/// The bar under a table with selectable rows. Its buttons post the selected rows; the next page asks for the inputs of the move and shows
/// what will be refused, so it works without scripts.
package struct PicksPart: Sendable {
  /// The button of one move.
  package struct Button: Sendable {
    package var move: String
    package var label: String

    package init(move: String, label: String) {
      self.move = move
      self.label = label
    }
  }

  /// The id of the form that the checkboxes and buttons belong to.
  package var form: String
  package var action: String
  package var csrf: String
  package var buttons: [Button]

  package init(form: String, action: String = "/items/moves", csrf: String, buttons: [Button]) {
    self.form = form
    self.action = action
    self.csrf = csrf
    self.buttons = buttons
  }
}
