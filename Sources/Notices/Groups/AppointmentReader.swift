/// Reads the people of a group's roles from a sentence: 由甲任组长，乙为副组长; 主任由丙兼任.
struct AppointmentReader {
  let sentence: ScalarText
  let line: Int
  var registry: GroupRegistry
  let subject: Int?
  private(set) var doubts: [NoticeDoubt] = []

  private static let leader = WordIndex("组长 主任 总指挥 召集人 指挥长 主任委员 牵头人")
  private static let deputy = WordIndex("副组长 副主任 常务副组长 常务副主任 副总指挥 副召集人 副指挥长 副主任委员")
  private static let member = WordIndex("成员 委员 组员")
  private static let links = WordIndex("担任 兼任 任 为 作为 兼")
  private static let offices = WordIndex("办公室 领导小组 小组 工作组 工作专班 专班 指挥部 联席会议 委员会 该组 其")

  init(sentence: ScalarText, line: Int, registry: GroupRegistry, subject: Int?) {
    self.sentence = sentence
    self.line = line
    self.registry = registry
    self.subject = subject
  }

  mutating func read() {
    for clause in sentence.components({ $0 == "，" || $0.isStop }).flatMap(AppointmentReader.split) {
      let clause = clause.trimmed
      if readPersonFirst(clause) || readRoleFirst(clause) || readMemberList(clause) { continue }
      readMemberAgencies(clause)
    }
  }

  /// Splits a clause with several appointments: 甲任组长、乙任副组长.
  private static func split(_ clause: ScalarText) -> [ScalarText] {
    for index in clause.indices where clause[index] == "、" {
      let before = clause.before(index)
      guard deputy.ending(before) ?? leader.ending(before) != nil, links.found(in: before) else { continue }
      return [before] + split(clause.after(index + 1))
    }
    return [clause]
  }

  /// Reads a clause in which the person precedes the role: 某局主要领导兼任主任; 以某为组长.
  private mutating func readPersonFirst(_ clause: ScalarText) -> Bool {
    for index in clause.indices {
      guard let link = AppointmentReader.links.match(clause, at: index) else { continue }
      var rest = clause.after(link.upperBound)
      var groupIndex = subject
      if let named = AppointmentReader.offices.start(rest) {
        groupIndex = registry.index(of: rest[named]) ?? subject
        rest = rest.after(named.upperBound)
      }
      guard let (role, end) = AppointmentReader.role(rest, at: rest.startIndex),
        end == rest.endIndex || !rest[end].isHan || rest[end] == "的" || rest[end] == "，"
      else {
        continue
      }
      groupIndex = groupIndex.map { groupOfRole($0, of: rest.before(end), named: groupIndex != subject) }
      let people = people(clause.before(index))
      if people.isEmpty { doubts.append(NoticeDoubt(line: line, text: clause, why: "没有写明由谁担任\(rest.before(end).string)")) }
      if let groupIndex { registry.add(people, role, to: groupIndex, stated: true) }
      return true
    }
    return false
  }

  /// The group to which a role belongs. 组长 and 成员 in a sentence about an office are roles of the group to which the office belongs.
  private func groupOfRole(_ groupIndex: Int, of role: ScalarText, named: Bool) -> Int {
    guard !named, !role.ends("主任"), registry.entries[groupIndex].name.ends("办公室"), let parent = registry.entries[groupIndex].parent else {
      return groupIndex
    }
    return parent
  }

  /// Reads a clause in which the role precedes the person: 办公室主任由某局副局长某某担任; 主任人选由…确定.
  private mutating func readRoleFirst(_ clause: ScalarText) -> Bool {
    guard let by = clause.find("由"), by.lowerBound > clause.startIndex else { return false }
    var before = clause.before(by.lowerBound)
    var groupIndex = subject
    if let named = AppointmentReader.offices.start(before), before[named] == "办公室" {
      groupIndex = registry.index(of: "办公室") ?? subject
      before = before.after(named.upperBound)
    }
    let isProposal = before.has("人选")
    guard let (role, end) = AppointmentReader.role(before, at: before.startIndex), ["", "分别", "人选", "一般", "均"].contains(before.after(end))
    else {
      return false
    }
    let holder = clause.after(isProposal ? by.lowerBound : by.upperBound)
    if let groupIndex { registry.add(isProposal ? [holder.bare.string] : people(holder), role, to: groupIndex, stated: true) }
    return true
  }

  private static let lists = WordIndex("成员单位为 成员单位包括 成员单位有 组员单位为 成员为 成员包括 成员由")

  /// Reads a list of members: 成员单位为甲局、乙局.
  private mutating func readMemberList(_ clause: ScalarText) -> Bool {
    guard let prefix = AppointmentReader.lists.start(clause), let groupIndex = subject else { return false }
    let names = PartyList.names(clause.after(prefix.upperBound))
    guard names.count >= 2 else { return false }
    registry.add(names, .member, to: groupIndex, stated: true)
    return true
  }

  /// Reads agencies that are members: 由甲局、乙局组成 or 选派人员参加.
  private mutating func readMemberAgencies(_ clause: ScalarText) {
    guard let by = clause.find("由"), let groupIndex = subject else { return }
    for word in ["选派人员参加", "派员参加", "选派人员组成", "组成", "参加"] as [ScalarText] {
      guard let end = clause.find(word, from: by.upperBound) else { continue }
      let agencies = clause[by.upperBound..<end.lowerBound]
      let names = PartyList.names(agencies)
      if names.count >= 2, names.allSatisfy({ AgencyName.isName(ScalarText($0)) }), !agencies.has("各派"), !agencies.ends("人员") {
        registry.add(names, .member, to: groupIndex, stated: true)
      }
      return
    }
  }

  private static func role(_ text: ScalarText, at index: Int) -> (RosterLine.Role, Int)? {
    if let range = deputy.match(text, at: index) { return (.deputy, range.upperBound) }
    if let range = leader.match(text, at: index) { return (.leader, range.upperBound) }
    if let range = member.match(text, at: index) { return (.member, range.upperBound) }
    return nil
  }

  private static let tails = WordIndex("等相关部门主要负责人 等相关部门负责人 等部门主要负责人 等有关部门负责人 等单位主要负责人 等部门 等单位 同志 担任 兼任 任 等 组成")

  /// The people in the text. Officials of several agencies (…的有关负责同志) are one entry.
  private func people(_ words: ScalarText) -> [String] {
    var words = words.bare
    for lead in ["成立以", "以", "由", "并由", "分别由"] as [ScalarText] where words.starts(lead) {
      words = words.after(words.startIndex + lead.count)
    }
    if let of = words.findLast("由"), of.lowerBound - words.startIndex < 30, words.has("成立") { words = words.after(of.upperBound) }
    while words.count > 3, let tail = AppointmentReader.tails.ending(words), words[tail] != "同志" || !words.has("负责同志") {
      words = words.before(tail.lowerBound).bare
    }
    if words.has("的"), words.ends("同志") || words.ends("人员") || words.ends("负责人") { return [words.withoutSpaces.string] }
    return words.components { $0 == "、" || $0 == "，" }.flatMap(split).flatMap { PersonList.named(in: $0) }
  }

  /// Splits two groups of people: …监察等相关部门主要负责人和各县（区）政府主要领导.
  private func split(_ piece: ScalarText) -> [ScalarText] {
    guard let join = piece.find("和各") ?? piece.find("及各") else { return [piece] }
    var first = piece.before(join.lowerBound)
    if let tail = AppointmentReader.tails.ending(first) { first = first.before(tail.lowerBound) }
    return [first, piece.after(join.lowerBound + 1)]
  }
}
