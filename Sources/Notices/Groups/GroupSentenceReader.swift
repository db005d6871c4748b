/// Reads a sentence that forms a group, names its office, divides it into groups, or names its leaders.
struct GroupSentenceReader {
  let sentence: ScalarText
  let line: Int
  var registry: GroupRegistry
  /// The index of the first group that the sentence forms, whose roster may follow.
  private(set) var formed: Int?
  private(set) var doubts: [NoticeDoubt] = []
  /// The index of the group that the sentence is about.
  private var subject: Int?
  /// The index of the group that the sentences before were about.
  private let context: Int?

  private static let verbs = WordIndex("成立 组建 设立 组成 调整")
  private static let exclusions = WordIndex("各县 各区 各地 各级 各乡 各镇 各单位 各部门 各市 相应 参照 原 撤销 不再")

  init(_ sentence: ScalarText, line: Int, registry: GroupRegistry, context: Int?) {
    self.context = context
    self.sentence = sentence
    self.line = line
    self.registry = registry
  }

  mutating func read() {
    readFormation()
    readDivision()
    readOffice()
    readDuties()
    if subject == nil { subject = mentioned(in: sentence) ?? context }
    guard subject != nil else { return }
    var appointments = AppointmentReader(sentence: sentence, line: line, registry: registry, subject: subject)
    appointments.read()
    (registry, doubts) = (appointments.registry, doubts + appointments.doubts)
  }

  /// Reads 成立某某领导小组（以下简称…）和联合工作组.
  private mutating func readFormation() {
    guard let verb = GroupSentenceReader.verbs.first(in: sentence),
      !GroupSentenceReader.exclusions.found(in: sentence.before(verb.lowerBound))
    else { return }
    var start = verb.upperBound
    if sentence.starts(with: "了", at: start) { start += 1 }
    if start < sentence.endIndex, sentence[start] == "以" || sentence[start] == "由", let of = nameAfterComposition(after: start) {
      start = of
    }
    while let range = GroupName.name(in: sentence, at: start), GroupName.isName(GroupName.unquoted(sentence[range])), range.count > 3 {
      let groupIndex = registry.findOrAdd(sentence[range], line: line)
      if formed == nil { formed = groupIndex }
      if let shortName = shortName(after: range.upperBound) { registry.shorten(groupIndex, to: shortName) }
      guard let next = nextName(after: range.upperBound) else { break }
      start = next
    }
    subject = formed
  }

  /// The index of a name after …为成员的 or …组成的.
  private func nameAfterComposition(after start: Int) -> Int? {
    for word in ["成员的", "组成的", "参加的", "参与的"] as [ScalarText] {
      if let range = sentence.find(word, from: start) { return range.upperBound }
    }
    return nil
  }

  private func shortName(after end: Int) -> ScalarText? {
    guard end < sentence.endIndex, let open = sentence[end..<min(end + 2, sentence.endIndex)].firstIndex(of: "（"),
      let close = sentence.closing(open),
      let called = sentence[open..<close].find("简称")
    else { return nil }
    return GroupName.unquoted(sentence[called.upperBound..<close])
  }

  private func nextName(after end: Int) -> Int? {
    guard end < sentence.endIndex, "和及、与”".unicodeScalars.contains(sentence[end]) else { return nil }
    return sentence[end] == "”" ? nextName(after: end + 1) : end + 1
  }

  /// Reads 下设办公室和四个工作组，分别为甲组、乙组.
  private mutating func readDivision() {
    guard let parent = mentioned(in: sentence) ?? subject ?? registry.top else { return }
    let division = sentence.find("下设") ?? sentence.find("分别为") ?? sentence.find("设立")
    guard let division, formed == nil || sentence.starts(with: "下设", at: division.lowerBound) else { return }
    var list = sentence.after(division.upperBound)
    for word in ["即", "分别为", "分别是", "："] as [ScalarText] {
      if let range = list.find(word) { list = list.after(range.upperBound) }
    }
    let names = list.components { "、，和及。；".unicodeScalars.contains($0) }.map(\.bare).filter { GroupName.isName($0) && !isCount($0) }
    for name in names where name.count <= 20 {
      _ = registry.findOrAdd(name == "办公室" ? "领导小组办公室" : name, line: line, parent: name.ends("办公室") ? top(parent) : parent)
    }
  }

  private func top(_ groupIndex: Int) -> Int {
    registry.entries[groupIndex].name.ends("办公室") ? registry.entries[groupIndex].parent ?? groupIndex : groupIndex
  }

  /// Whether the text is a number of groups and not a name: 四个专项工作组.
  private func isCount(_ name: ScalarText) -> Bool {
    name.contains("个") || name.has("工作组") && name.count <= 3 || name.contains(where: \.isDigit)
  }

  /// Reads 领导小组办公室设在某局, and the duties of the office.
  private mutating func readOffice() {
    guard let word = sentence.find("办公室"), sentence.has("设在") || sentence.has("设于") || sentence.has("下设办公室") || sentence.has("设办公室") else {
      return
    }
    let clause = sentence.before(word.lowerBound)
    guard !GroupSentenceReader.exclusions.found(in: clause.after((clause.lastIndex(of: "，") ?? clause.startIndex - 1) + 1)),
      let parent = subject ?? GroupName.name(in: sentence, at: sentence.startIndex).flatMap({ groupOfOffice(sentence[$0]) }) ?? registry.top
    else { return }
    var start = word.lowerBound
    while start > sentence.startIndex, sentence[start - 1].isHan, word.lowerBound - start < 20, !sentence.starts(with: "下设", at: start - 2)
    { start -= 1 }
    let name = GroupName.unquoted(sentence[start..<word.upperBound])
    let own = GroupName.isName(name) && name.count > 3 && !name.has("下设") && registry.index(of: name.before(name.endIndex - 3)) != nil
    let groupIndex = registry.findOrAdd(own ? name : officeName(of: parent), line: line, parent: top(parent))
    subject = groupIndex
    if let duty = sentence.find("负责", from: word.upperBound) ?? sentence.find("承担", from: word.upperBound) {
      let end = sentence.after(duty.lowerBound).firstIndex { $0 == "，" || $0.isStop } ?? sentence.endIndex
      registry.describe(groupIndex, duties: sentence[duty.lowerBound..<end])
    }
  }

  /// The known group to which the named office belongs: 工作组办公室.
  private func groupOfOffice(_ name: ScalarText) -> Int? { name.ends("办公室") ? registry.index(of: name.before(name.endIndex - 3)) : nil }

  /// Reads the duties of several groups: 领导小组负责统一组织，联合工作组下设五个工作组，负责具体实施.
  private mutating func readDuties() {
    var groupIndex: Int?
    for clause in sentence.components({ $0 == "，" || $0.isStop }).map(\.trimmed) {
      var text = clause
      if let range = GroupName.name(in: clause, at: clause.startIndex), let known = registry.index(of: GroupName.unquoted(clause[range])) {
        (groupIndex, text) = (known, clause.after(range.upperBound))
      }
      if let groupIndex, text.starts("负责") { registry.describe(groupIndex, duties: text) }
    }
  }

  private func officeName(of parent: Int) -> ScalarText {
    let entry = registry.entries[parent]
    if entry.name.ends("领导小组") { return "领导小组办公室" }
    return (entry.short ?? entry.name) + "办公室"
  }

  /// The known group with which the text begins.
  private func mentioned(in text: ScalarText) -> Int? {
    guard let range = GroupName.name(in: text, at: text.startIndex) else { return nil }
    return registry.index(of: GroupName.unquoted(text[range]))
  }
}
