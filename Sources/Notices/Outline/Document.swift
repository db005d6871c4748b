/// A notice taken apart: its head, the letter's text, and what is attached.
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
    var above: [Column]?
    func flush() {
      elements += TableFinder.elements(lines)
      lines = []
    }
    for block in blocks {
      switch block {
      case .table(let rows):
        let parting = lines.filter { !$0.words.isEmpty }
        if parting.count > 1 || parting.contains(where: { $0.words.count > 30 || $0.words.contains("。") }) { above = nil }
        flush()
        if let table = NoticeTable(rows) ?? above.flatMap({ NoticeTable(rows, continuing: $0) }), Document.isRead(table) {
          above = table.columns
          elements.append(.table(table))
        } else {
          elements += Document.loose(rows)
        }
      case .paragraph(let text, let number):
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
          let typed = ScalarText(typed: String(piece))
          guard !typed.trimmed.isEmpty else {
            gap += 1
            continue
          }
          lines += LineSplitter.components(Line(number: number, text: typed, gap: gap))
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

  /// A table without headings that are known is read as lines: a form, or a list of people.
  private static func loose(_ rows: [Block.Row]) -> [TableFinder.Element] {
    rows.map { row in .line(Line(number: row.line, text: ScalarText(typed: row.cells.uniqued.joined(separator: "  ")), gap: 1)) }
  }

  private static let asides = WordIndex("（此件 （本文 （信息公开 （此文 （公开 抄送 主送 信息公开选项 联系人 联系电话 （联系人 印发")

  /// Where attachments begin: after the signature, at each 附件 mark, and at titles the letter listed.
  private static func bounds(_ elements: [TableFinder.Element], from start: Int, _ signature: Signature) -> [Int] {
    var bounds: [Int] = []
    var listed = AttachmentList()
    var signed = signature.end
    for index in start..<elements.count {
      guard case .line(let line) = elements[index] else { continue }
      let words = line.squeezed
      if Part.mark(words) != nil, index > start, !lists(elements, after: index) {
        bounds.append(index)
        signed = nil
      } else if let end = signed, index >= end, !words.isEmpty, asides.start(words) == nil, SignedDate(line.text) == nil {
        bounds.append(index)
        signed = nil
      } else if listed.names(words) || restarts(elements, after: index, words), bounds.last.map({ index - $0 > 1 }) ?? true {
        bounds.append(index)
      } else {
        listed.take(line)
      }
    }
    return bounds
  }

  /// Whether a title stands here, with the numbering beginning again below it.
  private static func restarts(_ elements: [TableFinder.Element], after index: Int, _ words: ScalarText) -> Bool {
    guard index + 1 < elements.count, case .line(let next) = elements[index + 1], let first = Ordinal(next.words), first.level == 1,
      first.number == 1
    else { return false }
    return words.count >= 6 && words.count <= 80 && Ordinal(words) == nil && NoticeKind.ends(words)
  }

  /// Whether 附件： on its own line heads the list of attachments, not one of them.
  private static func lists(_ elements: [TableFinder.Element], after index: Int) -> Bool {
    guard index + 1 < elements.count, case .line(let mark) = elements[index], case .line(let next) = elements[index + 1] else {
      return false
    }
    return !mark.text.contains(where: \.isDigit) && mark.words.last == "：" && Ordinal(next.words)?.level == 3 && next.words.count < 60
  }
}
