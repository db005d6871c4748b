import Domain

/// Reads the tasks of a part, paragraph by paragraph.
struct TaskReader {
  private(set) var candidates: [TaskCandidate] = []
  private var dateResolver: DateResolver
  private let groups: GroupRegistry
  private let addressees: [String]
  private var section = Section()
  /// The task that lines of labels below a paragraph belong to.
  private var labelled: Int?

  init(_ dateResolver: DateResolver, groups: GroupRegistry, addressees: [String]) {
    self.dateResolver = dateResolver
    self.groups = groups
    self.addressees = addressees
  }

  mutating func read(_ part: Part) {
    section = Section()
    labelled = nil
    dateResolver.previous = nil
    let paragraphs = part.paragraphs
    for (place, paragraph) in paragraphs.enumerated() {
      section.enter(paragraph)
      guard !section.isPreamble, SignedDate(paragraph.text) == nil,
        RosterLine(paragraph.words) == nil || Assignment.label(paragraph.words, at: paragraph.words.startIndex) != nil
      else { continue }
      read(paragraph, above: paragraphs[..<place], below: paragraphs[(place + 1)...])
    }
    subjectOfSiblings(part)
  }

  private mutating func read(_ paragraph: Paragraph, above: ArraySlice<Paragraph>, below: ArraySlice<Paragraph>) {
    let before = above.last
    if label(paragraph, above) { return }
    labelled = nil
    let assignments = assignments(paragraph)
    if !assignments.isEmpty {
      var assigned = AssignedTaskReader(dateResolver, groups: groups)
      assigned.read(paragraph, assignments, before: before.map { covering($0, above) })
      candidates += assigned.candidates
      dateResolver = assigned.dateResolver
      sentences(paragraph, from: assigned.rest)
      return
    }
    let stage = Stage(paragraph, body: body(paragraph, below), dateResolver)
    if let work = stage.work {
      candidates.append(work)
      dateResolver = stage.dateResolver
      inner(paragraph)
      return
    }
    let known = candidates.count
    sentences(paragraph, from: paragraph.words.startIndex)
    inherit(from: known, paragraph, above)
  }

  /// Entries under 承办单位应当在下列时限内办结： are that agency's.
  private mutating func inherit(from known: Int, _ paragraph: Paragraph, _ above: ArraySlice<Paragraph>) {
    guard let level = paragraph.ordinal?.level, known < candidates.count,
      let lead = above.suffix(12).last(where: { ($0.ordinal?.level ?? 0) < level || $0.text.starts("第") }), lead.words.last == "：",
      let subject = lead.words.components({ $0 == "，" || $0 == "。" }).lazy.compactMap({ Subject($0) }).first
    else { return }
    for place in known..<candidates.count where candidates[place].task.responsible == nil {
      candidates[place].task.responsible = subject.names
      candidates[place].doubt(ScalarText(candidates[place].task.title), "责任单位取自上一条文")
    }
  }

  /// What a bracket on its own line is about: the entry above, or the heading of the (1)(2)(3) above.
  private func covering(_ last: Paragraph, _ above: ArraySlice<Paragraph>) -> Paragraph {
    guard let level = last.ordinal?.level, level >= 4, let head = above.suffix(12).last(where: { ($0.ordinal?.level ?? 9) < level }) else {
      return last
    }
    return head
  }

  /// The paragraphs without a heading right below a stage's.
  private func body(_ paragraph: Paragraph, _ below: ArraySlice<Paragraph>) -> [Paragraph] {
    guard paragraph.body.isEmpty, let level = paragraph.ordinal?.level else { return [] }
    return Array(below.prefix { ($0.ordinal?.level ?? 9) > level }.prefix(6))
  }

  // MARK: Labels and brackets

  private mutating func label(_ paragraph: Paragraph, _ above: ArraySlice<Paragraph>) -> Bool {
    let words = paragraph.words
    guard Assignment.label(words, at: words.startIndex) != nil else { return false }
    guard let assignment = Assignment(labels: words, from: words.startIndex) else { return true }
    if labelled == nil {
      guard let item = above.suffix(8).last(where: { !isLabel($0) }), groups.place(of: item.heading?.withoutSpaces ?? "") == nil else {
        return true
      }
      let said = above.suffix(8).drop { $0 != item }.map(\.words)
      if candidates.last?.line != item.line {
        candidates.append(
          TaskCandidate(
            TaskTitle.short(item.heading ?? item.words), source: said.dropFirst().reduce(said[0]) { $0 + "。" + $1 }, line: item.line))
      }
      labelled = candidates.count - 1
    }
    var assigned = AssignedTaskReader(dateResolver, groups: groups)
    if let labelled { assigned.assign(assignment, &candidates[labelled]) }
    dateResolver = assigned.dateResolver
    return true
  }

  private func isLabel(_ paragraph: Paragraph) -> Bool { Assignment.label(paragraph.words, at: paragraph.words.startIndex) != nil }

  private func assignments(_ paragraph: Paragraph) -> [Assignment] {
    let asides = AssigningBracket.all(in: paragraph.text)
    guard asides.isEmpty else { return asides }
    let text = paragraph.text
    for index in text.indices where index > text.startIndex + 6 && (text[index - 1] == "。" || text[index - 1].isSpace) {
      if let labels = Assignment(labels: text, from: index) { return [labels] }
    }
    return []
  }

  // MARK: Sentences

  /// Limits of their own inside a stage's paragraph.
  private mutating func inner(_ paragraph: Paragraph) {
    var dated = DatedTaskReader(paragraph, dateResolver, groups: groups)
    for sentence in paragraph.body.sentences { dated.read(sentence) }
    candidates += dated.candidates
  }

  private mutating func sentences(_ paragraph: Paragraph, from start: Int) {
    var dated = DatedTaskReader(paragraph, dateResolver, groups: groups)
    let isList = DutyReader.lists(paragraph)
    let start = isList ? paragraph.body.startIndex : start
    for sentence in paragraph.text.after(start).sentences {
      if section.aims(sentence) { continue }
      let count = dated.candidates.count
      dated.read(sentence)
      if dated.candidates.count > count { continue }
      if isList, let work = DutyReader.listed(sentence, paragraph) {
        candidates.append(work)
      } else if let work = DutyReader.procedure(sentence, paragraph) {
        candidates.append(work)
      } else if section.isSteps, let work = DutyReader.step(sentence, paragraph) {
        candidates.append(work)
      } else if let work = DutyReader.addressed(sentence, paragraph, addressees) {
        candidates.append(work)
      }
    }
    candidates += dated.candidates
    dateResolver = dated.dateResolver
  }

  /// In a list of dated lines the agency may be named once only.
  private mutating func subjectOfSiblings(_ part: Part) {
    let dated = part.paragraphs.filter { $0.text.count < 200 && PartialDate($0.words, at: $0.words.startIndex) != nil }
    let lines = Set(dated.map(\.line))
    let places = candidates.indices.filter { lines.contains(candidates[$0].line) }
    let named = places.compactMap { candidates[$0].task.responsible }.uniqued
    guard dated.count >= 3, lines.count == dated.count, named.count == 1, let names = named.first else { return }
    for place in places where candidates[place].task.responsible == nil {
      candidates[place].task.responsible = names
      candidates[place].doubt(ScalarText(candidates[place].task.title), "责任单位按同一列表的其他各项推断")
    }
  }
}
