/// Why a file could not be read as a notice: a code for machines, a sentence for people that says what to do.
package struct NoticeFault: Error, Hashable, Sendable {
  package var code: String
  package var sentence: Name
  package init(_ code: String, _ sentence: Name) {
    self.code = code
    self.sentence = sentence
  }
}
