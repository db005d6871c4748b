/// Reads groups and their people from headings with rosters below, from sentences, and from tables.
struct GroupReader {
  private(set) var registry = GroupRegistry()
  private(set) var doubts: [NoticeDoubt] = []
  /// The group whose roster is being read.
  private var current: Int?
  /// The role whose people the next line may continue.
  private var role: RosterLine.Role?
  /// The group that the title of the part names.
  private var titleGroup: ScalarText?
  /// The parent of the groups being read, and the level of its heading.
  private var parent: (index: Int, level: Int)?

  /// Reads the paragraphs of a part.
  /// - Parameter title: the title of the part, which names the group if the headings only say 一、领导小组.
  mutating func read(_ paragraphs: [Paragraph], title: ScalarText?) {
    (current, role, parent) = (nil, nil, nil)
    let named = title.flatMap(GroupReader.group(inTitle:))
    titleGroup = named
    for (index, paragraph) in paragraphs.enumerated() {
      let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
      if readRoster(paragraph, named) { continue }
      if readHeading(paragraph, next: next, named) { continue }
      readSentences(paragraph.text, paragraph)
    }
  }

  /// The first group named in a title such as …领导小组、联合工作组及职责分工.
  private static func group(inTitle title: ScalarText) -> ScalarText? {
    let squeezed = title.withoutSpaces
    guard let range = GroupName.name(in: squeezed, at: squeezed.startIndex) else { return nil }
    var name = squeezed[range]
    for word in ["关于成立", "关于调整", "关于组建", "关于印发", "成立", "调整"] as [ScalarText] {
      if let lead = name.find(word) { name = name.after(lead.upperBound) }
    }
    return GroupName.isName(name) ? name : nil
  }

  /// Reads a table of groups. Its people are added to those that the text names.
  mutating func read(_ rows: GroupRows) {
    for row in rows.rows {
      let groupIndex = registry.findOrAdd(row.name, line: row.line, parent: row.name.ends("领导小组") ? nil : registry.top)
      for (role, people) in row.people { registry.add(people, role, to: groupIndex) }
      if let duties = row.duties { registry.describe(groupIndex, duties: duties) }
    }
  }

  // MARK: Rosters

  private mutating func readRoster(_ paragraph: Paragraph, _ named: ScalarText?) -> Bool {
    guard let line = RosterLine(paragraph.words) else { return continueRoster(paragraph) }
    if current == nil || line.label == "办公室主任" || line.label == "办公室副主任" { startRoster(line, paragraph, named) }
    guard let current else { return false }
    if line.role == .duties {
      registry.describe(current, duties: line.value)
    } else {
      let before = role
      role = line.label.ends("人员") && before == nil ? nil : line.role
      let end = line.value.firstIndex(of: "。") ?? line.value.endIndex
      registry.add(PersonList.named(in: line.value.before(end)), line.role, to: current)
      if end + 1 < line.value.endIndex { readSentences(line.value.after(end + 1), paragraph) }
    }
    return true
  }

  private mutating func startRoster(_ line: RosterLine, _ paragraph: Paragraph, _ named: ScalarText?) {
    guard line.role == .leader || line.role == .deputy, line.label != "牵头单位" || named != nil else { return }
    if line.label.starts("办公室"), let top = registry.top {
      current = registry.findOrAdd("办公室", line: paragraph.line, parent: top)
    } else if let named {
      current = registry.findOrAdd(named, line: paragraph.line)
    } else if line.label != "负责人", line.label != "牵头单位", line.label != "牵头部门", let top = registry.top {
      current = top
    }
  }

  /// Reads a line that continues the names of the roster line before.
  private mutating func continueRoster(_ paragraph: Paragraph) -> Bool {
    guard let current, let role, role == .leader || role == .deputy || role == .member, paragraph.ordinal == nil,
      PersonList.continues(paragraph.text)
    else {
      role = nil
      return false
    }
    registry.add(PersonList.named(in: paragraph.text), role, to: current)
    return true
  }

  // MARK: Headings

  private mutating func readHeading(_ paragraph: Paragraph, next: Paragraph?, _ named: ScalarText?) -> Bool {
    let level = paragraph.ordinal?.level ?? 9
    if let parent, level <= parent.level { self.parent = nil }
    guard let words = paragraph.heading ?? (paragraph.text.count <= 30 ? paragraph.text : nil) else {
      if paragraph.ordinal != nil { current = nil }
      return false
    }
    let name = words.withoutSpaces.bare
    guard GroupName.isName(name), isGroup(paragraph, name, next) else {
      if paragraph.ordinal != nil { current = nil }
      return false
    }
    let full = named.flatMap { $0.ends(name) && registry.index(of: name) == nil ? $0 : nil } ?? name
    let groupIndex = registry.findOrAdd(full, line: paragraph.line, parent: parent?.index ?? (name.ends("领导小组") ? nil : registry.top))
    if let known = named, known.ends(name), name.count <= 5 { _ = registry.findOrAdd(known, line: paragraph.line) }
    (current, role) = (groupIndex, nil)
    if paragraph.ordinal != nil, level < 9, next.map({ ($0.ordinal?.level ?? 9) != level }) ?? false, parent == nil, !name.ends("领导小组"),
      !name.ends("办公室")
    {
      parent = (groupIndex, level)
    }
    readBody(paragraph, of: groupIndex)
    return true
  }

  private func isGroup(_ paragraph: Paragraph, _ name: ScalarText, _ next: Paragraph?) -> Bool {
    if registry.index(of: name) != nil { return true }
    if let next, RosterLine(next.words).map({ $0.role != .other }) ?? false { return true }
    let body = paragraph.body
    return body.starts("由") || body.starts("负责") || RosterLine(body) != nil || body.starts("下设") || body.starts("主要负责")
  }

  /// Reads the text after a heading on the same line.
  private mutating func readBody(_ paragraph: Paragraph, of groupIndex: Int) {
    let body = paragraph.body
    if let line = RosterLine(body), line.role != .duties {
      registry.add(PersonList.named(in: line.value), line.role, to: groupIndex)
      return
    }
    for clause in body.components({ $0 == "，" || $0.isStop }) {
      if let duty = clause.find("负责"), duty.lowerBound - clause.startIndex <= 2 {
        registry.describe(groupIndex, duties: body.after(clause.startIndex))
      }
    }
  }

  // MARK: Sentences

  /// Words by which a sentence is about the group of the title, although no sentence forms that group.
  private static let organizationWords = WordIndex("办公室设在 下设 召集人 组长")

  private mutating func readSentences(_ text: ScalarText, _ paragraph: Paragraph) {
    guard AgencyName.bodies.found(in: text) else { return }
    var formed: Int?
    for sentence in text.sentences {
      if registry.top == nil, let titleGroup, GroupReader.organizationWords.found(in: sentence) {
        _ = registry.findOrAdd(titleGroup, line: paragraph.line)
      }
      var reader = GroupSentenceReader(sentence, line: paragraph.line(at: sentence.startIndex), registry: registry, context: formed)
      reader.read()
      registry = reader.registry
      if reader.formed != nil { (formed, current, role) = (reader.formed, reader.formed, nil) }
      doubts += reader.doubts
    }
  }
}
