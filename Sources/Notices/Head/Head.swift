import Domain

/// The head and the signature of a letter: title, number, issuers, date, addressees.
struct Head {
  private(set) var title: ScalarText = ""
  private(set) var number: DocumentNumber?
  private(set) var issuers: [String] = []
  private(set) var issueDate: Day?
  private(set) var addressees: [String] = []
  private(set) var doubts: [NoticeDoubt] = []

  private static let maxElements = 24
  private static let registrationMarks = WordIndex("机密 秘密 绝密 特急 加急 急件 份号 签发 （此件 （公开 索引号 信息分类 发布机构 发文日期 成文日期 发布日期 生效日期 来源 时间： 字号 打印")

  /// The number of elements at the beginning that form the head. It ends with the addressees, or before the first words of the text.
  static func end(of elements: [TableFinder.Element]) -> Int {
    var titled = false
    var named = false
    for (index, element) in elements.enumerated() {
      guard case .line(let line) = element, index < maxElements else { return index }
      let words = line.words
      if words.isEmpty { continue }
      if words.last == "：", titled || isAddresseeLine(words), words.count <= 600, RosterLine(words) == nil { return index + 1 }
      if Ordinal(words) != nil && titled || words.contains("。") || words.count > 120 || Part.mark(words) != nil && titled { return index }
      if named, words.contains("：") { return index }
      titled = true
      named = named || NoticeKind.ends(words)
    }
    return elements.count
  }

  init(_ elements: ArraySlice<TableFinder.Element>, _ signature: Signature) {
    var lines = elements.compactMap { if case .line(let line) = $0, !line.words.isEmpty { line } else { nil } }
    if let last = lines.last, last.words.last == "：", lines.count > 1 || Head.isAddresseeLine(last.words) {
      addressees = Head.addressees(last.words)
      lines.removeLast()
    }
    var above: [Line] = []
    for line in lines {
      if let number = DocumentNumber(line: line.text) {
        if self.number == nil { self.number = number }
      } else if let dated = SignedDate(line.text.trimmed { $0.isSpace || $0 == "（" || $0 == "）" }), !dated.isPrinted || dated.agency == nil
      {
        issueDate = dated.day
        if let agency = dated.agency { above.append(Line(number: line.number, text: agency, gap: line.gap)) }
      } else if Head.registrationMarks.start(line.words) == nil {
        above.append(line)
      }
    }
    let letterhead = takeTitle(above)
    sign(signature, letterhead)
  }

  /// Whether a line consists of addressees, as the first line does in a document that lost its title.
  private static func isAddresseeLine(_ line: ScalarText) -> Bool {
    line.starts("各") && line.count > 4
      && line.before(line.endIndex - 1).components { $0 == "，" || $0 == "、" }.allSatisfy { AgencyName.isName($0) || $0.starts("各") }
  }

  private static func addressees(_ line: ScalarText) -> [String] {
    line.before(line.endIndex - 1).components { $0 == "，" || $0 == "；" || $0 == "、" }.map { $0.withoutSpaces.string }
  }

  /// Takes the title, from the line with 关于 to a line that ends with a kind of document, and returns the lines before it: the letterhead.
  private mutating func takeTitle(_ lines: [Line]) -> [Line] {
    let start =
      lines.firstIndex { $0.squeezed.has("关于") && $0.squeezed.find("《关于") == nil || $0.squeezed.starts("关于") }
      ?? Head.titleStartWithoutAbout(lines)
    var words: [ScalarText] = []
    for index in lines.indices.dropFirst(start) {
      words.append(lines[index].squeezed)
      if NoticeKind.ends(lines[index].squeezed), index + 1 >= lines.count || !lines[index + 1].squeezed.starts("的") { break }
    }
    guard let first = words.first else {
      doubts.append(NoticeDoubt(line: 1, text: lines.first?.words ?? "", why: "没有找到标题"))
      return lines
    }
    title = words.dropFirst().reduce(first) { $0 + $1 }
    return Array(lines.prefix(start))
  }

  /// The index of the first line of a title without 关于: the first that does not just name agencies.
  private static func titleStartWithoutAbout(_ lines: [Line]) -> Int {
    lines.firstIndex { agencies($0.text).isEmpty || NoticeKind.ends($0.squeezed) } ?? 0
  }

  private mutating func sign(_ signature: Signature, _ letterhead: [Line]) {
    if let day = signature.day { issueDate = day }
    if let line = signature.printed {
      doubts.append(NoticeDoubt(line: line.number, text: line.words, why: "没有成文日期，暂取印发日期"))
    }
    issuers = signature.agencies
    if issuers.isEmpty { issuers = letterhead.flatMap { Head.agencies($0.text) }.uniqued }
    if issuers.isEmpty, let about = title.find("关于"), about.lowerBound > title.startIndex {
      issuers = Head.agencies(title.before(about.lowerBound))
      if issuers.isEmpty { issuers = PartyList.names(title.before(about.lowerBound)).filter { AgencyName.isName(ScalarText($0)) } }
    }
    if issuers.isEmpty, let line = signature.printed, !signature.printers.isEmpty {
      issuers = signature.printers
      doubts.append(NoticeDoubt(line: line.number, text: line.words, why: "没有落款，暂以印发机关为发文机关"))
    }
  }

  /// The agencies that a line consists of: 某某局文件, two agencies separated by a space, or one with spaces between its characters.
  static func agencies(_ line: ScalarText) -> [String] {
    var words = line.trimmed
    if words.ends("文件") { words = words.before(words.endIndex - 2).trimmed }
    let components = words.components { $0.isSpace || $0 == "、" }
    if components.count > 1, components.allSatisfy({ $0.count >= 3 && AgencyName.isName($0) }) { return components.map(\.string) }
    let whole = words.withoutSpaces
    return AgencyName.isName(whole) && whole.count <= 40 && !NoticeKind.ends(whole) ? [whole.string] : []
  }
}

extension Head {
  /// The resolver for dates of this notice that lack a year. The year comes from the date, the number, or the title.
  var dateResolver: DateResolver {
    let titled = title.indices.lazy.compactMap { index -> Int? in
      guard title[index].isDigit, let point = PartialDate(title, at: index), case .number(let year)? = point.year else { return nil }
      return year
    }.first
    return DateResolver(issued: issueDate, year: issueDate?.year ?? number?.year ?? titled)
  }
}
