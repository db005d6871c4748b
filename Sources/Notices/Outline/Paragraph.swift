/// A paragraph joined from one or more lines, which maps an index in its text to a line.
struct Paragraph: Hashable {
  var text: ScalarText
  /// The index at which the text of each line begins, in rising order.
  var starts: [(offset: Int, line: Int)]
  var ordinal: Ordinal?

  init(_ text: ScalarText, line: Int) {
    self.text = ScalarText(Array(text.scalars)[...])
    starts = [(0, line)]
    ordinal = Ordinal(self.text)
  }

  var line: Int { starts[0].line }

  func line(at offset: Int) -> Int { starts.last { $0.offset <= offset }?.line ?? line }

  /// Joins all lines at once, so that a long paragraph is copied once only.
  init(joining lines: [Line]) {
    var scalars: [Unicode.Scalar] = []
    starts = []
    for line in lines {
      let text = starts.isEmpty ? line.text : line.text.trimmed
      starts.append((scalars.count, line.number))
      scalars.append(contentsOf: text.scalars)
    }
    text = ScalarText(scalars[...])
    ordinal = Ordinal(text)
  }

  /// The text after the ordinal.
  var words: ScalarText { text.after(ordinal?.end ?? text.startIndex).trimmed }

  /// The heading after the ordinal: the whole of a short line, or the text before the first 。 or ：. Nil without an ordinal.
  var heading: ScalarText? {
    guard ordinal != nil else { return nil }
    let words = words
    guard let stop = words.firstIndex(where: { $0 == "。" || $0 == "：" }) else { return words.count <= 60 ? words : nil }
    return stop - words.startIndex <= 45 ? words.before(stop) : nil
  }

  /// The text after the heading.
  var body: ScalarText {
    guard let heading else { return words }
    return words.after(heading.endIndex).trimmed { $0.isSpace || $0 == "。" || $0 == "：" }
  }

  static func == (a: Paragraph, b: Paragraph) -> Bool { a.text == b.text && a.line == b.line }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
