/// A hidden form input.
package struct HiddenInputPart: Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
