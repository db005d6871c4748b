/// The bar under a table in which many rows are chosen. Its buttons post the ticked rows; what a move needs
/// and what will be refused is asked and shown on the page that answers, so it works without script.
package struct PicksPart: Sendable {
  package struct Button: Sendable {
    package var move: String
    package var label: String

    package init(move: String, label: String) {
      self.move = move
      self.label = label
    }
  }

  /// The form that the ticks and buttons belong to.
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
