/// The structure of a notice: its head, and its parts, of which the first is the letter and the others are attachments.
struct Document {
  var head: Head
  var parts: [Part]

  init(_ blocks: [Block]) {
    let elements = Document.elements(blocks)
    let end = Head.end(of: elements)
    let signature = Signature(elements, after: end)
    head = Head(elements[..<end], signature)
    let bounds = Document.bounds(elements, from: end, signature)
    parts = []
    var from = end
    for bound in bounds + [elements.count] where bound > from || bound == elements.count {
      parts.append(Part(elements[from..<bound], titled: from != end))
      from = bound
    }
  }

  private static func elements(_ blocks: [Block]) -> [TableFinder.Element] {
    var elements: [TableFinder.Element] = []
    var lines: [Line] = []
    var gap = 0
    var previousColumns: [Column]?
    func flush() {
      elements += TableFinder.elements(lines)
      lines = []
    }
    for block in blocks {
      switch block {
      case .table(let rows):
        let between = lines.filter { !$0.words.isEmpty }
        if between.count > 1 || between.contains(where: { $0.words.count > 30 || $0.words.contains("。") }) { previousColumns = nil }
        flush()
        if let table = NoticeTable(rows) ?? previousColumns.flatMap({ NoticeTable(rows, continuing: $0) }), Document.isRead(table) {
          previousColumns = table.columns
          elements.append(.table(table))
        } else {
          elements += Document.lines(of: rows)
        }
      case .paragraph(let text, let number):
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
          let normalized = ScalarText(normalizing: String(piece))
          guard !normalized.trimmed.isEmpty else {
            gap += 1
            continue
          }
          lines += LineSplitter.lines(Line(number: number, text: normalized, gap: gap))
          gap = 0
        }
      }
    }
    flush()
    return elements
  }

  private static func isRead(_ table: NoticeTable) -> Bool {
    TaskRows.apply(to: table) || GroupRows.apply(to: table) || table.has(.phone) || table.has(.answer)
  }

  /// The rows of a table without known headings as lines. Such a table is a form or a list of people.
  private static func lines(of rows: [Block.Row]) -> [TableFinder.Element] {
    rows.map { row in .line(Line(number: row.line, text: ScalarText(normalizing: row.cells.uniqued.joined(separator: "  ")), gap: 1)) }
  }

  private static let remarks = WordIndex("（此件 （本文 （信息公开 （此文 （公开 抄送 主送 信息公开选项 联系人 联系电话 （联系人 印发")

  /// The indices at which attachments begin: after the signature, at each 附件 mark, and at the titles that the letter lists.
  private static func bounds(_ elements: [TableFinder.Element], from start: Int, _ signature: Signature) -> [Int] {
    var bounds: [Int] = []
    var listed = AttachmentList()
    var signed = signature.end
    for index in start..<elements.count {
      guard case .line(let line) = elements[index] else { continue }
      let words = line.squeezed
      if Part.mark(words) != nil, index > start, !isListHeading(elements, after: index) {
        bounds.append(index)
        signed = nil
      } else if let end = signed, index >= end, !words.isEmpty, remarks.start(words) == nil, SignedDate(line.text) == nil {
        bounds.append(index)
        signed = nil
      } else if listed.contains(words) || restartsNumbering(elements, after: index, words), bounds.last.map({ index - $0 > 1 }) ?? true {
        bounds.append(index)
      } else {
        listed.take(line)
      }
    }
    return bounds
  }

  /// Whether `words` are a title below which the numbering begins again.
  private static func restartsNumbering(_ elements: [TableFinder.Element], after index: Int, _ words: ScalarText) -> Bool {
    guard index + 1 < elements.count, case .line(let next) = elements[index + 1], let first = Ordinal(next.words), first.level == 1,
      first.number == 1
    else { return false }
    return words.count >= 6 && words.count <= 80 && Ordinal(words) == nil && NoticeKind.ends(words)
  }

  /// Whether the line is 附件： above a list of attachments, and not the mark of an attachment.
  private static func isListHeading(_ elements: [TableFinder.Element], after index: Int) -> Bool {
    guard index + 1 < elements.count, case .line(let mark) = elements[index], case .line(let next) = elements[index + 1] else {
      return false
    }
    return !mark.text.contains(where: \.isDigit) && mark.words.last == "：" && Ordinal(next.words)?.level == 3 && next.words.count < 60
  }
}
