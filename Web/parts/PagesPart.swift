/// The position in a long list, with links to the neighbouring pages.
package struct PagesPart: Sendable {
  /// 第1至25条，共412条
  package var words: String
  package var previous: String?
  package var next: String?

  package init(words: String, previous: String? = nil, next: String? = nil) {
    self.words = words
    self.previous = previous
    self.next = next
  }
}
