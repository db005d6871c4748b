/// A message above the page: the act that was done, with a way to undo it, or the refusal, with its reason.
package struct NotePart: Sendable {
  package var title: String
  package var words: String
  package var isWrong: Bool
  /// Links to the fields to change, or to undo the act.
  package var links: [LinkPart]

  package init(title: String = "", words: String = "", isWrong: Bool = false, links: [LinkPart] = []) {
    self.title = title
    self.words = words
    self.isWrong = isWrong
    self.links = links
  }

  /// The summary on top of a refused form; nil if no field has an error.
  package init?(refused fields: [FieldPart], in text: Text) {
    let wrong = fields.compactMap { field in field.wrong.map { LinkPart(word: text.fieldWrong(field.label, $0), address: "#" + field.id) } }
    guard !wrong.isEmpty else { return nil }
    self.init(title: text.fieldToChange(wrong.count), isWrong: true, links: wrong)
  }
}
