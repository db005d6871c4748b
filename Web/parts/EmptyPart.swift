/// The notice shown in place of an empty list: what belongs there and how it gets there.
package struct EmptyPart: Sendable {
  package var title: String
  package var words: String
  package var act: LinkPart?

  package init(title: String, words: String, act: LinkPart? = nil) {
    self.title = title
    self.words = words
    self.act = act
  }
}
