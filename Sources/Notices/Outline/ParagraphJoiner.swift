/// Joins lines that were broken at the width of a page into paragraphs.
enum ParagraphJoiner {
  static func paragraphs(_ lines: [Line]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var pending: [Line] = []
    for line in lines where !line.words.isEmpty {
      let line = Line(number: line.number, text: line.words, gap: line.gap)
      if let last = pending.last, !continues(last, line) {
        paragraphs.append(Paragraph(joining: pending))
        pending = []
      }
      pending.append(line)
    }
    if !pending.isEmpty { paragraphs.append(Paragraph(joining: pending)) }
    return paragraphs
  }

  /// Whether line `b` continues the paragraph that ends with line `a`.
  private static func continues(_ a: Line, _ b: Line) -> Bool {
    guard let last = a.text.last, !begins(b.text), !a.text.has("\t"), !b.text.has("\t") else { return false }
    if last.isStop || last == "：" || last == "）" && b.gap > 0 { return false }
    if last == "，" || last == "、" { return true }
    if RosterLine(a.text) != nil || NoticeKind.ends(a.text) || SignedDate(a.text) != nil { return false }
    if Ordinal(a.text) != nil, a.text.count < 30 || b.gap > 0 && a.text.count <= 45 && !a.text.contains(where: { $0 == "，" || $0 == "。" }) {
      return false
    }
    return a.text.count >= (b.gap == 0 ? 24 : 32)
  }

  /// Whether the line is an entry of a directory: 某某中心：0537-5550134.
  private static func isEntry(_ text: ScalarText) -> Bool {
    guard let colon = text[text.startIndex..<min(text.endIndex, text.startIndex + 24)].firstIndex(of: "：") else { return false }
    return AgencyName.isName(text.before(colon))
  }

  private static let openings = WordIndex("附件 附表 附： 抄送 主送 信息公开选项 （此件 联系人 联系电话")

  /// Whether a line begins a paragraph.
  private static func begins(_ text: ScalarText) -> Bool {
    Ordinal(text) != nil || isEntry(text) || openings.start(text) != nil || RosterLine(text) != nil || SignedDate(text) != nil
      || DocumentNumber(line: text) != nil
  }
}
