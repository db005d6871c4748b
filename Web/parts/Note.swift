/// Words to the reader above the page: what was done and how to take it back, or what was refused and where.
package struct NotePart: Sendable {
  package var title: String
  package var words: String
  package var isWrong: Bool
  /// To the fields that must be changed, or to take back what was done.
  package var links: [LinkPart]

  package init(title: String = "", words: String = "", isWrong: Bool = false, links: [LinkPart] = []) {
    self.title = title
    self.words = words
    self.isWrong = isWrong
    self.links = links
  }

  /// The summary on top of a refused form; nil when no field is wrong.
  package init?(refused fields: [FieldPart], in text: Text) {
    let wrong = fields.compactMap { field in field.wrong.map { LinkPart(word: text.fieldWrong(field.label, $0), address: "#" + field.id) } }
    guard !wrong.isEmpty else { return nil }
    self.init(title: text.fieldToChange(wrong.count), isWrong: true, links: wrong)
  }
}
