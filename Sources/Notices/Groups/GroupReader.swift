/// Reads who works together: headings with rosters below them, and sentences that form groups.
struct GroupReader {
  private(set) var registry = GroupRegistry()
  private(set) var doubts: [NoticeDoubt] = []
  private var open: Int?
  private var post: RosterLine.Post?
  private var titled: ScalarText?
  /// The group whose heading stands above those now read, and the level of that heading.
  private var above: (place: Int, level: Int)?

  /// `title` names the group a part is about when its headings say only 一、领导小组.
  mutating func read(_ paragraphs: [Paragraph], title: ScalarText?) {
    (open, post, above) = (nil, nil, nil)
    let named = title.flatMap(GroupReader.group(inTitle:))
    titled = named
    for (place, paragraph) in paragraphs.enumerated() {
      let next = place + 1 < paragraphs.count ? paragraphs[place + 1] : nil
      if roster(paragraph, named) { continue }
      if heading(paragraph, next: next, named) { continue }
      sentences(paragraph.text, paragraph)
    }
  }

  /// The first name in a title such as …领导小组、联合工作组及职责分工.
  private static func group(inTitle title: ScalarText) -> ScalarText? {
    let squeezed = title.withoutSpaces
    guard let range = GroupName.name(in: squeezed, at: squeezed.startIndex) else { return nil }
    var name = squeezed[range]
    for word in ["关于成立", "关于调整", "关于组建", "关于印发", "成立", "调整"] as [ScalarText] {
      if let lead = name.find(word) { name = name.after(lead.upperBound) }
    }
    return GroupName.isName(name) ? name : nil
  }

  /// A table of groups: each row's people join those the text names.
  mutating func read(_ rows: GroupRows) {
    for row in rows.rows {
      let place = registry.open(row.name, line: row.line, parent: row.name.ends("领导小组") ? nil : registry.top)
      for (post, people) in row.people { registry.add(people, post, to: place) }
      if let duties = row.duties { registry.describe(place, duties: duties) }
    }
  }

  // MARK: Rosters

  private mutating func roster(_ paragraph: Paragraph, _ named: ScalarText?) -> Bool {
    guard let line = RosterLine(paragraph.words) else { return carriesOn(paragraph) }
    if open == nil || line.label == "办公室主任" || line.label == "办公室副主任" { openFor(line, paragraph, named) }
    guard let open else { return false }
    if line.post == .duties {
      registry.describe(open, duties: line.value)
    } else {
      let before = post
      post = line.label.ends("人员") && before == nil ? nil : line.post
      let stop = line.value.firstIndex(of: "。") ?? line.value.endIndex
      registry.add(PersonList.named(in: line.value.before(stop)), line.post, to: open)
      if stop + 1 < line.value.endIndex { sentences(line.value.after(stop + 1), paragraph) }
    }
    return true
  }

  private mutating func openFor(_ line: RosterLine, _ paragraph: Paragraph, _ named: ScalarText?) {
    guard line.post == .leader || line.post == .deputy, line.label != "牵头单位" || named != nil else { return }
    if line.label.starts("办公室"), let top = registry.top {
      open = registry.open("办公室", line: paragraph.line, parent: top)
    } else if let named {
      open = registry.open(named, line: paragraph.line)
    } else if line.label != "负责人", line.label != "牵头单位", line.label != "牵头部门", let top = registry.top {
      open = top
    }
  }

  /// A line under a roster that goes on naming people.
  private mutating func carriesOn(_ paragraph: Paragraph) -> Bool {
    guard let open, let post, post == .leader || post == .deputy || post == .member, paragraph.ordinal == nil,
      PersonList.continues(paragraph.text)
    else {
      post = nil
      return false
    }
    registry.add(PersonList.named(in: paragraph.text), post, to: open)
    return true
  }

  // MARK: Headings

  private mutating func heading(_ paragraph: Paragraph, next: Paragraph?, _ named: ScalarText?) -> Bool {
    let level = paragraph.ordinal?.level ?? 9
    if let above, level <= above.level { self.above = nil }
    guard let words = paragraph.heading ?? (paragraph.text.count <= 30 ? paragraph.text : nil) else {
      if paragraph.ordinal != nil { open = nil }
      return false
    }
    let name = words.withoutSpaces.bare
    guard GroupName.isName(name), isGroup(paragraph, name, next) else {
      if paragraph.ordinal != nil { open = nil }
      return false
    }
    let full = named.flatMap { $0.ends(name) && registry.place(of: name) == nil ? $0 : nil } ?? name
    let place = registry.open(full, line: paragraph.line, parent: above?.place ?? (name.ends("领导小组") ? nil : registry.top))
    if let known = named, known.ends(name), name.count <= 5 { _ = registry.open(known, line: paragraph.line) }
    (open, post) = (place, nil)
    if paragraph.ordinal != nil, level < 9, next.map({ ($0.ordinal?.level ?? 9) != level }) ?? false, above == nil, !name.ends("领导小组"),
      !name.ends("办公室")
    {
      above = (place, level)
    }
    body(paragraph, of: place)
    return true
  }

  private func isGroup(_ paragraph: Paragraph, _ name: ScalarText, _ next: Paragraph?) -> Bool {
    if registry.place(of: name) != nil { return true }
    if let next, RosterLine(next.words).map({ $0.post != .other }) ?? false { return true }
    let body = paragraph.body
    return body.starts("由") || body.starts("负责") || RosterLine(body) != nil || body.starts("下设") || body.starts("主要负责")
  }

  /// What stands behind a heading on the same line.
  private mutating func body(_ paragraph: Paragraph, of place: Int) {
    let body = paragraph.body
    if let line = RosterLine(body), line.post != .duties {
      registry.add(PersonList.named(in: line.value), line.post, to: place)
      return
    }
    for clause in body.components({ $0 == "，" || $0.isStop }) {
      if let duty = clause.find("负责"), duty.lowerBound - clause.startIndex <= 2 {
        registry.describe(place, duties: body.after(clause.startIndex))
      }
    }
  }

  // MARK: Sentences

  /// What is said of a group that the title named and no sentence forms.
  private static let seats = WordIndex("办公室设在 下设 召集人 组长")

  private mutating func sentences(_ text: ScalarText, _ paragraph: Paragraph) {
    guard AgencyName.bodies.found(in: text) else { return }
    var formed: Int?
    for sentence in text.sentences {
      if registry.top == nil, let titled, GroupReader.seats.found(in: sentence) { _ = registry.open(titled, line: paragraph.line) }
      var forming = GroupSentenceReader(sentence, line: paragraph.line(at: sentence.startIndex), registry: registry, context: formed)
      forming.read()
      registry = forming.registry
      if forming.formed != nil { (formed, open, post) = (forming.formed, forming.formed, nil) }
      doubts += forming.doubts
    }
  }
}
