import Domain

/// Reads the tasks of a part, paragraph by paragraph.
struct TaskReader {
  private(set) var candidates: [TaskCandidate] = []
  private var dateResolver: DateResolver
  private let groups: GroupRegistry
  private let addressees: [String]
  private var section = Section()
  /// The index of the task to which lines of labels belong.
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
    for (index, paragraph) in paragraphs.enumerated() {
      section.enter(paragraph)
      guard !section.isPreamble, SignedDate(paragraph.text) == nil,
        RosterLine(paragraph.words) == nil || Assignment.label(paragraph.words, at: paragraph.words.startIndex) != nil
      else { continue }
      read(paragraph, above: paragraphs[..<index], below: paragraphs[(index + 1)...])
    }
    inheritFromSiblings(part)
  }

  private mutating func read(_ paragraph: Paragraph, above: ArraySlice<Paragraph>, below: ArraySlice<Paragraph>) {
    let before = above.last
    if readLabels(paragraph, above) { return }
    labelled = nil
    let assignments = assignments(paragraph)
    if !assignments.isEmpty {
      var reader = AssignedTaskReader(dateResolver, groups: groups)
      reader.read(paragraph, assignments, before: before.map { assignedParagraph($0, above) })
      candidates += reader.candidates
      dateResolver = reader.dateResolver
      readSentences(paragraph, from: reader.rest)
      return
    }
    let stage = Stage(paragraph, body: body(paragraph, below), dateResolver)
    if let candidate = stage.candidate {
      candidates.append(candidate)
      dateResolver = stage.dateResolver
      readSubtasks(paragraph)
      return
    }
    let known = candidates.count
    readSentences(paragraph, from: paragraph.words.startIndex)
    inheritFromHeading(from: known, paragraph, above)
  }

  /// Assigns entries without parties to the subject of the line above them: 承办单位应当在下列时限内办结：.
  private mutating func inheritFromHeading(from known: Int, _ paragraph: Paragraph, _ above: ArraySlice<Paragraph>) {
    guard let level = paragraph.ordinal?.level, known < candidates.count,
      let lead = above.suffix(12).last(where: { ($0.ordinal?.level ?? 0) < level || $0.text.starts("第") }), lead.words.last == "：",
      let subject = lead.words.components({ $0 == "，" || $0 == "。" }).lazy.compactMap({ Subject($0) }).first
    else { return }
    for index in known..<candidates.count where candidates[index].task.responsible == nil {
      candidates[index].task.responsible = subject.names
      candidates[index].doubt(ScalarText(candidates[index].task.title), "责任单位取自上一条文")
    }
  }

  /// The paragraph that a bracket on a line of its own assigns: the entry above, or the heading of the entries (1)(2)(3) above.
  private func assignedParagraph(_ last: Paragraph, _ above: ArraySlice<Paragraph>) -> Paragraph {
    guard let level = last.ordinal?.level, level >= 4, let head = above.suffix(12).last(where: { ($0.ordinal?.level ?? 9) < level }) else {
      return last
    }
    return head
  }

  /// The paragraphs right below the heading of a stage, up to six.
  private func body(_ paragraph: Paragraph, _ below: ArraySlice<Paragraph>) -> [Paragraph] {
    guard paragraph.body.isEmpty, let level = paragraph.ordinal?.level else { return [] }
    return Array(below.prefix { ($0.ordinal?.level ?? 9) > level }.prefix(6))
  }

  // MARK: Labels and brackets

  private mutating func readLabels(_ paragraph: Paragraph, _ above: ArraySlice<Paragraph>) -> Bool {
    let words = paragraph.words
    guard Assignment.label(words, at: words.startIndex) != nil else { return false }
    guard let assignment = Assignment(labels: words, from: words.startIndex) else { return true }
    if labelled == nil {
      guard let entry = above.suffix(8).last(where: { !isLabel($0) }), groups.index(of: entry.heading?.withoutSpaces ?? "") == nil else {
        return true
      }
      let texts = above.suffix(8).drop { $0 != entry }.map(\.words)
      if candidates.last?.line != entry.line {
        candidates.append(
          TaskCandidate(
            TaskTitle.short(entry.heading ?? entry.words), source: texts.dropFirst().reduce(texts[0]) { $0 + "。" + $1 }, line: entry.line))
      }
      labelled = candidates.count - 1
    }
    var reader = AssignedTaskReader(dateResolver, groups: groups)
    if let labelled { reader.assign(assignment, &candidates[labelled]) }
    dateResolver = reader.dateResolver
    return true
  }

  private func isLabel(_ paragraph: Paragraph) -> Bool { Assignment.label(paragraph.words, at: paragraph.words.startIndex) != nil }

  private func assignments(_ paragraph: Paragraph) -> [Assignment] {
    let brackets = AssigningBracket.all(in: paragraph.text)
    guard brackets.isEmpty else { return brackets }
    let text = paragraph.text
    for index in text.indices where index > text.startIndex + 6 && (text[index - 1] == "。" || text[index - 1].isSpace) {
      if let labels = Assignment(labels: text, from: index) { return [labels] }
    }
    return []
  }

  // MARK: Sentences

  /// Reads tasks with times of their own in the paragraph of a stage.
  private mutating func readSubtasks(_ paragraph: Paragraph) {
    var dated = DatedTaskReader(paragraph, dateResolver, groups: groups)
    for sentence in paragraph.body.sentences { dated.read(sentence) }
    candidates += dated.candidates
  }

  private mutating func readSentences(_ paragraph: Paragraph, from start: Int) {
    var dated = DatedTaskReader(paragraph, dateResolver, groups: groups)
    let isList = DutyReader.isDutyList(paragraph)
    let start = isList ? paragraph.body.startIndex : start
    for sentence in paragraph.text.after(start).sentences {
      if section.isGoal(sentence) { continue }
      let count = dated.candidates.count
      dated.read(sentence)
      if dated.candidates.count > count { continue }
      if isList, let candidate = DutyReader.listed(sentence, paragraph) {
        candidates.append(candidate)
      } else if let candidate = DutyReader.procedure(sentence, paragraph) {
        candidates.append(candidate)
      } else if section.isSteps, let candidate = DutyReader.step(sentence, paragraph) {
        candidates.append(candidate)
      } else if let candidate = DutyReader.addressed(sentence, paragraph, addressees) {
        candidates.append(candidate)
      }
    }
    candidates += dated.candidates
    dateResolver = dated.dateResolver
  }

  /// Assigns tasks in a list of dated lines to the only parties that the list names.
  private mutating func inheritFromSiblings(_ part: Part) {
    let dated = part.paragraphs.filter { $0.text.count < 200 && PartialDate($0.words, at: $0.words.startIndex) != nil }
    let lines = Set(dated.map(\.line))
    let indices = candidates.indices.filter { lines.contains(candidates[$0].line) }
    let named = indices.compactMap { candidates[$0].task.responsible }.uniqued
    guard dated.count >= 3, lines.count == dated.count, named.count == 1, let names = named.first else { return }
    for index in indices where candidates[index].task.responsible == nil {
      candidates[index].task.responsible = names
      candidates[index].doubt(ScalarText(candidates[index].task.title), "责任单位按同一列表的其他各项推断")
    }
  }
}
