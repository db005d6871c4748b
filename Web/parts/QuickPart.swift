/// The button for the most likely move of a row. A move without inputs is made at once; any other links to its form.
package struct QuickPart: Sendable {
  package var label: String
  /// The address of its form: `/items/{id}#moves`; empty if the move is made at once.
  package var address: String
  package var action: String
  package var move: String
  package var csrf: String
  package var version: Int
  package var key: String
  package var isPrimary: Bool

  package init(
    label: String, address: String = "", action: String = "", move: String = "", csrf: String = "", version: Int = 0, key: String = "",
    isPrimary: Bool = false
  ) {
    self.label = label
    self.address = address
    self.action = action
    self.move = move
    self.csrf = csrf
    self.version = version
    self.key = key
    self.isPrimary = isPrimary
  }
}
