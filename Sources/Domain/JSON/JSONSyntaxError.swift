/// The reader met bytes that are not the JSON it was asked for.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The byte, from 0, at which reading stopped.
  package let offset: Int
  /// The beginning of the text, at most 80 bytes.
  package let excerpt: String

  package init(offset: Int, excerpt: String) {
    self.offset = offset
    self.excerpt = excerpt
  }
}
