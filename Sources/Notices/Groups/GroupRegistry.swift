import Domain

/// The groups found so far. Recognizes a group by its full name, a short name, or a generic word such as 领导小组.
struct GroupRegistry {
  struct Entry: Hashable {
    var name: ScalarText
    var line: Int
    /// The index of the parent group in `entries`.
    var parent: Int?
    var leaders: [String] = []
    var deputies: [String] = []
    var members: [String] = []
    var duties: ScalarText?
    /// The roles whose people come from a sentence only. The names of a roster replace them.
    var stated: Set<RosterLine.Role> = []
    /// The short name after 以下简称.
    var short: ScalarText?
  }

  private(set) var entries: [Entry] = []
  /// The maximum number of groups. A text that seems to name more is no roster.
  static let maxGroups = 300

  private static let genericNames = WordIndex("领导小组 办公室 委员会 指挥部 联席会议 工作小组 工作专班 专班 工作组 协调小组")

  /// The index of the group with this name, which is added if it is not known. Beyond `maxGroups` it is the index of the last group.
  mutating func findOrAdd(_ name: ScalarText, line: Int, parent: Int? = nil) -> Int {
    let name = GroupName.unquoted(name).withoutBracketedText
    if let groupIndex = index(of: name) {
      if name.count > entries[groupIndex].name.count, !name.ends("办公室") { entries[groupIndex].name = name }
      if entries[groupIndex].parent == nil, parent != groupIndex { entries[groupIndex].parent = parent }
      return groupIndex
    }
    guard entries.count < GroupRegistry.maxGroups else { return entries.count - 1 }
    entries.append(Entry(name: name, line: line, parent: parent ?? parentByName(of: name)))
    return entries.count - 1
  }

  /// The index of a known group by its name, its short name, or a generic word that fits one group only.
  func index(of name: ScalarText) -> Int? {
    if let groupIndex = entries.firstIndex(where: { $0.name == name || $0.short == name }) { return groupIndex }
    if GroupRegistry.genericNames.contains(name) {
      let fits = entries.indices.filter { entries[$0].name.ends(name) && (entries[$0].name.ends("办公室") == name.ends("办公室")) }
      return fits.count == 1 || name == "领导小组" ? fits.first : nil
    }
    guard name.count >= 6, !name.ends("办公室") else { return nil }
    return entries.firstIndex { $0.name.count >= 6 && ($0.name.ends(name) || name.ends($0.name)) }
  }

  /// The group to which an office belongs by its name: 领导小组 for 领导小组办公室.
  private func parentByName(of name: ScalarText) -> Int? {
    guard name.ends("办公室"), name.count > 3 else { return nil }
    return index(of: name.before(name.endIndex - 3))
  }

  /// Adds people to a role of a group.
  /// - Parameter stated: whether a sentence names them rather than a roster.
  mutating func add(_ people: [String], _ role: RosterLine.Role, to groupIndex: Int, stated: Bool = false) {
    guard entries.indices.contains(groupIndex), !people.isEmpty, let keyPath = GroupRegistry.keyPath(role) else { return }
    let replaces = !stated && entries[groupIndex].stated.remove(role) != nil
    if stated, entries[groupIndex][keyPath: keyPath].isEmpty { entries[groupIndex].stated.insert(role) }
    entries[groupIndex][keyPath: keyPath] = ((replaces ? [] : entries[groupIndex][keyPath: keyPath]) + people).uniqued
  }

  private static func keyPath(_ role: RosterLine.Role) -> WritableKeyPath<Entry, [String]>? {
    switch role {
    case .leader: \.leaders
    case .deputy: \.deputies
    case .member: \.members
    case .duties, .other: nil
    }
  }

  /// Sets the duties of a group unless they are known.
  mutating func describe(_ groupIndex: Int, duties: ScalarText) {
    guard entries.indices.contains(groupIndex), entries[groupIndex].duties == nil else { return }
    entries[groupIndex].duties = duties.bare
  }

  /// Sets the short name of a group.
  mutating func shorten(_ groupIndex: Int, to short: ScalarText) {
    if entries.indices.contains(groupIndex) { entries[groupIndex].short = short }
  }

  /// The index of the leading body, to which all other groups belong.
  var top: Int? { entries.firstIndex { $0.parent == nil && GroupName.kind($0.name, hasParent: false, hasOffice: false) == .leading } }

  /// The names of the working groups without groups below them: the groups meant by 各工作组.
  var working: [String] {
    let parents = Set(entries.compactMap(\.parent))
    return entries.indices.filter { !parents.contains($0) && kind($0) == .working }.map { entries[$0].name.string }
  }

  func kind(_ groupIndex: Int) -> Group.Kind {
    let hasOffice = entries.contains { $0.parent == groupIndex && $0.name.ends("办公室") }
    return GroupName.kind(entries[groupIndex].name, hasParent: entries[groupIndex].parent != nil, hasOffice: hasOffice)
  }

  /// Doubts about groups that are considered leading because they come first, without a name that says so.
  var doubts: [NoticeDoubt] {
    entries.indices.filter { kind($0) == .leading && GroupName.kind(entries[$0].name, hasParent: true, hasOffice: false) != .leading }.map {
      NoticeDoubt(line: entries[$0].line, text: entries[$0].name, why: "名称没有写明是领导机构，按其居首推断")
    }
  }

  var drafts: [Draft.Group] {
    entries.indices.map { groupIndex in
      let entry = entries[groupIndex]
      var group = Draft.Group(named: entry.name.string, kind(groupIndex))
      group.parent = entry.parent.map { entries[$0].name.string }
      (group.leaders, group.deputies, group.members) = (entry.leaders, entry.deputies, entry.members)
      group.duties = entry.duties?.string
      return group
    }
  }
}
