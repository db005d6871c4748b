import Domain

/// The groups met so far; the same group is met under its full name, a short one, and as plain 领导小组.
struct GroupRegistry {
  struct Entry: Hashable {
    var name: ScalarText
    var line: Int
    var parent: Int?
    var leaders: [String] = []
    var deputies: [String] = []
    var members: [String] = []
    var duties: ScalarText?
    /// Posts known from a sentence only; a roster's names take their place.
    var stated: Set<RosterLine.Post> = []
    /// 以下简称…
    var short: ScalarText?
  }

  private(set) var entries: [Entry] = []
  /// No notice sets up more; a text that seems to is no roster.
  static let most = 300

  private static let plain = WordIndex("领导小组 办公室 委员会 指挥部 联席会议 工作小组 工作专班 专班 工作组 协调小组")

  /// The place of the group of that name, new if it has not been met.
  mutating func open(_ name: ScalarText, line: Int, parent: Int? = nil) -> Int {
    let name = GroupName.unquoted(name).withoutBracketedText
    if let place = place(of: name) {
      if name.count > entries[place].name.count, !name.ends("办公室") { entries[place].name = name }
      if entries[place].parent == nil, parent != place { entries[place].parent = parent }
      return place
    }
    guard entries.count < GroupRegistry.most else { return entries.count - 1 }
    entries.append(Entry(name: name, line: line, parent: parent ?? owner(of: name)))
    return entries.count - 1
  }

  /// A known group called so: by its name, its short name, or a plain word that fits one only.
  func place(of name: ScalarText) -> Int? {
    if let place = entries.firstIndex(where: { $0.name == name || $0.short == name }) { return place }
    if GroupRegistry.plain.contains(name) {
      let fits = entries.indices.filter { entries[$0].name.ends(name) && (entries[$0].name.ends("办公室") == name.ends("办公室")) }
      return fits.count == 1 || name == "领导小组" ? fits.first : nil
    }
    guard name.count >= 6, !name.ends("办公室") else { return nil }
    return entries.firstIndex { $0.name.count >= 6 && ($0.name.ends(name) || name.ends($0.name)) }
  }

  /// 领导小组办公室 belongs to the 领导小组.
  private func owner(of name: ScalarText) -> Int? {
    guard name.ends("办公室"), name.count > 3 else { return nil }
    return place(of: name.before(name.endIndex - 3))
  }

  mutating func add(_ people: [String], _ post: RosterLine.Post, to place: Int, stated: Bool = false) {
    guard entries.indices.contains(place), !people.isEmpty, let list = GroupRegistry.list(post) else { return }
    let replaces = !stated && entries[place].stated.remove(post) != nil
    if stated, entries[place][keyPath: list].isEmpty { entries[place].stated.insert(post) }
    entries[place][keyPath: list] = ((replaces ? [] : entries[place][keyPath: list]) + people).uniqued
  }

  private static func list(_ post: RosterLine.Post) -> WritableKeyPath<Entry, [String]>? {
    switch post {
    case .leader: \.leaders
    case .deputy: \.deputies
    case .member: \.members
    case .duties, .other: nil
    }
  }

  mutating func describe(_ place: Int, duties: ScalarText) {
    guard entries.indices.contains(place), entries[place].duties == nil else { return }
    entries[place].duties = duties.bare
  }

  mutating func shorten(_ place: Int, to short: ScalarText) {
    if entries.indices.contains(place) { entries[place].short = short }
  }

  /// The leading body everything else stands under.
  var top: Int? { entries.firstIndex { $0.parent == nil && GroupName.kind($0.name, hasParent: false, hasOffice: false) == .leading } }

  /// Groups that only act, without people: the ones tasks given to 各工作组 go to.
  var working: [String] {
    let parents = Set(entries.compactMap(\.parent))
    return entries.indices.filter { !parents.contains($0) && kind($0) == .working }.map { entries[$0].name.string }
  }

  func kind(_ place: Int) -> Group.Kind {
    let hasOffice = entries.contains { $0.parent == place && $0.name.ends("办公室") }
    return GroupName.kind(entries[place].name, hasParent: entries[place].parent != nil, hasOffice: hasOffice)
  }

  /// Groups taken for leading because of where they stand, not because their name says so.
  var doubts: [NoticeDoubt] {
    entries.indices.filter { kind($0) == .leading && GroupName.kind(entries[$0].name, hasParent: true, hasOffice: false) != .leading }.map {
      NoticeDoubt(line: entries[$0].line, text: entries[$0].name, why: "名称没有写明是领导机构，按其居首推断")
    }
  }

  var drafts: [Draft.Group] {
    entries.indices.map { place in
      let entry = entries[place]
      var group = Draft.Group(named: entry.name.string, kind(place))
      group.parent = entry.parent.map { entries[$0].name.string }
      (group.leaders, group.deputies, group.members) = (entry.leaders, entry.deputies, entry.members)
      group.duties = entry.duties?.string
      return group
    }
  }
}
