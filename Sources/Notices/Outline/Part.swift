/// A part of a notice: the letter, an attachment, or a document that the letter issues.
struct Part {
  enum Content: Hashable {
    case paragraph(Paragraph)
    case table(NoticeTable)
  }

  var title: ScalarText?
  var contents: [Content]
  var line: Int

  var paragraphs: [Paragraph] {
    contents.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  var tables: [NoticeTable] {
    contents.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static let questionTitles = WordIndex("问题解答 问答 答疑 政策解读 常见问题 解答口径 答复口径 宣传口径 热点问题")

  /// Whether the title says that the part consists of questions and answers.
  var hasQuestions: Bool { title.map { Part.questionTitles.found(in: $0.withoutSpaces) } ?? false }

  /// Matches a line that is only 附件 or 附件1, at which an attachment begins: an empty text if it matches, else nil.
  static func mark(_ line: ScalarText) -> ScalarText? {
    let words = line.withoutSpaces
    guard words.starts("附件") || words.starts("附表") else { return nil }
    var index = words.startIndex + 2
    if let number = Numeral(words, at: index) { index = number.end }
    if index < words.endIndex, "：.、".unicodeScalars.contains(words[index]) { index += 1 }
    let rest = words.after(index)
    return rest.isEmpty ? rest : nil
  }

  /// Builds a part from lines and tables.
  /// - Parameter titled: whether the first lines are the title. The title of the letter belongs to the head.
  init(_ elements: ArraySlice<TableFinder.Element>, titled: Bool) {
    var elements = elements
    line = elements.lazy.compactMap { if case .line(let line) = $0 { line.number } else { nil } }.first ?? 1
    if titled { title = Part.takeTitle(&elements) }
    contents = []
    var pending: [Line] = []
    for element in elements {
      switch element {
      case .line(let line): pending.append(line)
      case .table(let table):
        contents += ParagraphJoiner.paragraphs(pending).map(Content.paragraph)
        pending = []
        contents.append(.table(table))
      }
    }
    contents += ParagraphJoiner.paragraphs(pending).map(Content.paragraph)
  }

  /// The title without a mark on the same line: 附件1某某清单.
  private static func withoutMark(_ title: ScalarText) -> ScalarText {
    guard title.starts("附件") || title.starts("附表"), let number = Numeral(title, at: title.startIndex + 2), number.end + 4 < title.endIndex
    else { return title }
    return title.after(number.end).trimmed { $0 == "：" || $0.isSpace }
  }

  private static func takeTitle(_ elements: inout ArraySlice<TableFinder.Element>) -> ScalarText? {
    var title: [ScalarText] = []
    var rest = elements
    while case .line(let line)? = rest.first, title.count < 5 {
      let words = line.squeezed
      if words.isEmpty || mark(words) != nil {
        rest = rest.dropFirst()
        continue
      }
      guard words.count <= 60, !words.contains("。"), words.last != "：", Ordinal(line.words) == nil, RosterLine(line.words) == nil else {
        break
      }
      title.append(words)
      rest = rest.dropFirst()
      if NoticeKind.ends(words) { break }
    }
    guard let last = title.last,
      NoticeKind.ends(last) || rest.first.map({ if case .table = $0 { true } else { false } }) ?? false || title.count <= 2
    else { return nil }
    elements = rest
    title[0] = withoutMark(title[0])
    return title.dropFirst().reduce(title[0]) { $0 + $1 }
  }
}
