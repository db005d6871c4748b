/// One sentence that forms a group, seats its office, divides it, or says who leads it.
struct GroupSentenceReader {
  let sentence: ScalarText
  let line: Int
  var registry: GroupRegistry
  /// The group whose roster may follow.
  private(set) var formed: Int?
  private(set) var doubts: [NoticeDoubt] = []
  /// The group that the clauses speak of.
  private var subject: Int?
  /// The group the sentences before spoke of.
  private let context: Int?

  private static let verbs = WordIndex("成立 组建 设立 组成 调整")
  private static let elsewhere = WordIndex("各县 各区 各地 各级 各乡 各镇 各单位 各部门 各市 相应 参照 原 撤销 不再")

  init(_ sentence: ScalarText, line: Int, registry: GroupRegistry, context: Int?) {
    self.context = context
    self.sentence = sentence
    self.line = line
    self.registry = registry
  }

  mutating func read() {
    form()
    divide()
    office()
    duties()
    if subject == nil { subject = mentioned(in: sentence) ?? context }
    guard subject != nil else { return }
    var posts = AppointmentReader(sentence: sentence, line: line, registry: registry, subject: subject)
    posts.read()
    (registry, doubts) = (posts.registry, doubts + posts.doubts)
  }

  /// 成立某某领导小组（以下简称…）和联合工作组.
  private mutating func form() {
    guard let verb = GroupSentenceReader.verbs.first(in: sentence),
      !GroupSentenceReader.elsewhere.found(in: sentence.before(verb.lowerBound))
    else { return }
    var start = verb.upperBound
    if sentence.starts(with: "了", at: start) { start += 1 }
    if start < sentence.endIndex, sentence[start] == "以" || sentence[start] == "由", let of = composed(after: start) { start = of }
    while let range = GroupName.name(in: sentence, at: start), GroupName.isName(GroupName.unquoted(sentence[range])), range.count > 3 {
      let place = registry.open(sentence[range], line: line)
      if formed == nil { formed = place }
      if let short = short(after: range.upperBound) { registry.shorten(place, to: short) }
      guard let next = joined(after: range.upperBound) else { break }
      start = next
    }
    subject = formed
  }

  /// Behind …为成员的 or …组成的, where the name stands.
  private func composed(after start: Int) -> Int? {
    for word in ["成员的", "组成的", "参加的", "参与的"] as [ScalarText] {
      if let range = sentence.find(word, from: start) { return range.upperBound }
    }
    return nil
  }

  private func short(after end: Int) -> ScalarText? {
    guard end < sentence.endIndex, let open = sentence[end..<min(end + 2, sentence.endIndex)].firstIndex(of: "（"),
      let close = sentence.closing(open),
      let called = sentence[open..<close].find("简称")
    else { return nil }
    return GroupName.unquoted(sentence[called.upperBound..<close])
  }

  private func joined(after end: Int) -> Int? {
    guard end < sentence.endIndex, "和及、与”".unicodeScalars.contains(sentence[end]) else { return nil }
    return sentence[end] == "”" ? joined(after: end + 1) : end + 1
  }

  /// 下设办公室和四个工作组，分别为甲组、乙组.
  private mutating func divide() {
    guard let parent = mentioned(in: sentence) ?? subject ?? registry.top else { return }
    let under = sentence.find("下设") ?? sentence.find("分别为") ?? sentence.find("设立")
    guard let under, formed == nil || sentence.starts(with: "下设", at: under.lowerBound) else { return }
    var list = sentence.after(under.upperBound)
    for word in ["即", "分别为", "分别是", "："] as [ScalarText] {
      if let range = list.find(word) { list = list.after(range.upperBound) }
    }
    let names = list.components { "、，和及。；".unicodeScalars.contains($0) }.map(\.bare).filter { GroupName.isName($0) && !counted($0) }
    for name in names where name.count <= 20 {
      _ = registry.open(name == "办公室" ? "领导小组办公室" : name, line: line, parent: name.ends("办公室") ? top(parent) : parent)
    }
  }

  private func top(_ place: Int) -> Int { registry.entries[place].name.ends("办公室") ? registry.entries[place].parent ?? place : place }

  /// 四个专项工作组 is a number of groups, not one.
  private func counted(_ name: ScalarText) -> Bool {
    name.contains("个") || name.has("工作组") && name.count <= 3 || name.contains(where: \.isDigit)
  }

  /// 领导小组办公室设在某局, and what it does.
  private mutating func office() {
    guard let word = sentence.find("办公室"), sentence.has("设在") || sentence.has("设于") || sentence.has("下设办公室") || sentence.has("设办公室") else {
      return
    }
    let clause = sentence.before(word.lowerBound)
    guard !GroupSentenceReader.elsewhere.found(in: clause.after((clause.lastIndex(of: "，") ?? clause.startIndex - 1) + 1)),
      let parent = subject ?? GroupName.name(in: sentence, at: sentence.startIndex).flatMap({ served(sentence[$0]) }) ?? registry.top
    else { return }
    var start = word.lowerBound
    while start > sentence.startIndex, sentence[start - 1].isHan, word.lowerBound - start < 20, !sentence.starts(with: "下设", at: start - 2)
    { start -= 1 }
    let name = GroupName.unquoted(sentence[start..<word.upperBound])
    let own = GroupName.isName(name) && name.count > 3 && !name.has("下设") && registry.place(of: name.before(name.endIndex - 3)) != nil
    let place = registry.open(own ? name : officeName(of: parent), line: line, parent: top(parent))
    subject = place
    if let duty = sentence.find("负责", from: word.upperBound) ?? sentence.find("承担", from: word.upperBound) {
      let end = sentence.after(duty.lowerBound).firstIndex { $0 == "，" || $0.isStop } ?? sentence.endIndex
      registry.describe(place, duties: sentence[duty.lowerBound..<end])
    }
  }

  /// The known group whose office is named: 工作组办公室.
  private func served(_ name: ScalarText) -> Int? { name.ends("办公室") ? registry.place(of: name.before(name.endIndex - 3)) : nil }

  /// 领导小组负责统一组织，联合工作组下设五个工作组，负责具体实施.
  private mutating func duties() {
    var place: Int?
    for clause in sentence.components({ $0 == "，" || $0.isStop }).map(\.trimmed) {
      var said = clause
      if let range = GroupName.name(in: clause, at: clause.startIndex), let known = registry.place(of: GroupName.unquoted(clause[range])) {
        (place, said) = (known, clause.after(range.upperBound))
      }
      if let place, said.starts("负责") { registry.describe(place, duties: said) }
    }
  }

  private func officeName(of parent: Int) -> ScalarText {
    let entry = registry.entries[parent]
    if entry.name.ends("领导小组") { return "领导小组办公室" }
    return (entry.short ?? entry.name) + "办公室"
  }

  /// The known group the sentence begins with.
  private func mentioned(in text: ScalarText) -> Int? {
    guard let range = GroupName.name(in: text, at: text.startIndex) else { return nil }
    return registry.place(of: GroupName.unquoted(text[range]))
  }
}
