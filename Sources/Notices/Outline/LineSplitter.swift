/// Splits lines before headings and labels. The text of a scan may hold a whole page in one line.
struct LineSplitter {
  private static let maxUnsplitLength = 160
  private static let labels = WordIndex("组长： 副组长： 成员： 牵头人： 职责： 主任： 副主任： 成员单位： 责任单位： 牵头单位： 配合单位： 完成时限： 整改时限：")

  private static let sentences = WordIndex("领导小组下设 领导小组办公室设在")

  private let text: ScalarText
  /// The last heading number at each level. A mark that does not continue the numbering is no heading.
  private var last = [0, 0, 0, 0, 0, 0]
  private var depth = 0

  static func lines(_ line: Line) -> [Line] {
    guard line.text.count > maxUnsplitLength else { return splitAtLabels(line) }
    var splitter = LineSplitter(text: line.text)
    var lines: [Line] = []
    var from = line.text.startIndex
    for index in splitter.boundaries() + [line.text.endIndex] where index > from {
      lines.append(Line(number: line.number, text: line.text[from..<index], gap: from == line.text.startIndex ? line.gap : 0))
      from = index
    }
    return lines
  }

  /// Splits a short line before each label that follows a space: 第一组　组长：…　成员：…
  private static func splitAtLabels(_ line: Line) -> [Line] {
    let words = line.words
    guard words.contains("："), words.contains(where: \.isSpace) else { return [line] }
    let splitter = LineSplitter(text: words)
    let boundaries = words.indices.dropFirst(2).filter {
      words[$0 - 1].isSpace && splitter.isLabel(at: $0) && !words.before($0).trimmed.ends("副")
    }
    guard !boundaries.isEmpty else { return [line] }
    return zip([words.startIndex] + boundaries, boundaries + [words.endIndex]).map {
      Line(number: line.number, text: words[$0..<$1], gap: $0 == words.startIndex ? line.gap : 0)
    }
  }

  private init(text: ScalarText) { self.text = text }

  private mutating func boundaries() -> [Int] {
    var boundaries = HeadBoundaries(text)?.indices ?? []
    let head = boundaries.last ?? text.startIndex
    var stop = text.startIndex
    for index in text.indices where index > text.startIndex {
      if depth == 0, index > head, isBoundary(at: index) { boundaries.append(index) }
      let scalar = text[index]
      if scalar.opens { depth += 1 } else if scalar.closes { depth = max(0, depth - 1) }
      if scalar == "。" { (depth, stop) = (0, index + 1) }
      if scalar == "日", let (agency, date) = signature(text[max(stop, index - 90)..<index + 1]) { boundaries += [agency, date, index + 1] }
    }
    return boundaries.sorted()
  }

  /// The indices at which agency and date of a signature begin, in 。某某局2019年11月20日 or after the last attachment's title.
  private func signature(_ text: ScalarText) -> (Int, Int)? {
    for start in text.indices
    where start == text.startIndex || text[start].isSpace || text[start - 1].closes || NoticeKind.ends(before: start, in: text) {
      let words = text.after(start).trimmed
      if let signed = SignedDate(words), let agency = signed.agency { return (agency.startIndex, signed.dateStart) }
    }
    return nil
  }

  /// Whether a label begins at `index`. It may contain spaces: 成  员：.
  private func isLabel(at index: Int) -> Bool {
    guard LineSplitter.initials.contains(text[index]) else { return false }
    let reach = text[index..<min(text.endIndex, index + 14)]
    guard let colon = reach.firstIndex(of: "：") else { return false }
    return LineSplitter.labels.contains(reach.before(colon + 1).withoutSpaces)
  }

  private static let initials = Set("组副成牵职主责配完整".unicodeScalars)

  private mutating func isBoundary(at index: Int) -> Bool {
    let before = text[index - 1]
    if before == "\t" || LineSplitter.sentences.match(text, at: index) != nil, before != "“" { return true }
    if isLabel(at: index) { return !text.before(index).trimmed.ends("副") && before != "；" }
    if text[index] == "附", text.starts(with: "附件", at: index), before == "。" || before == "日" || before == "）" { return true }
    guard text[index] == "（" || text[index].isDigit || text[index].isHan && Numeral(text, at: index) != nil,
      let ordinal = Ordinal(text, at: index), (1...4).contains(ordinal.level),
      ordinal.number == 1 || ordinal.number == last[ordinal.level] + 1
    else { return false }
    let stopped = before.isStop || before == "：" || before.isSpace || before.closes
    guard stopped || ordinal.level <= 2 && !LineSplitter.bindsNumber(before) && Numeral(text, at: ordinal.end)?.isHan != true else {
      return false
    }
    last[ordinal.level] = ordinal.number
    return true
  }

  /// Whether a number after `scalar` belongs to the words before it, and so is no heading: 第（一）项, 之一、.
  private static func bindsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || "第之其万唯十百和或、，按照依据及与（".unicodeScalars.contains(scalar)
  }
}
