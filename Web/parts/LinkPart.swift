/// A link.
package struct LinkPart: Sendable {
  package var word: String
  package var address: String

  package init(word: String, address: String) {
    self.word = word
    self.address = address
  }
}
