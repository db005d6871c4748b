import Domain

/// Reads tasks that brackets or labels after them assign.
struct AssignedTaskReader {
  private(set) var candidates: [TaskCandidate] = []
  /// The index after the last assignment.
  private(set) var rest = 0
  private(set) var dateResolver: DateResolver
  private let parties: PartyCellReader

  init(_ dateResolver: DateResolver, groups: GroupRegistry) {
    self.dateResolver = dateResolver
    parties = PartyCellReader(groups: groups)
  }

  /// Reads one task for each assignment: the text between it and the assignment before.
  /// - Parameter previous: the paragraph that a bracket on a line of its own assigns.
  mutating func read(_ paragraph: Paragraph, _ assignments: [Assignment], before previous: Paragraph?) {
    var from = paragraph.words.startIndex
    for assignment in assignments {
      var text = paragraph.text[from..<max(from, assignment.range.lowerBound)].bare
      var line = paragraph.line(at: text.startIndex)
      if text.count < 6, let previous { (text, line) = (previous.words, previous.line) }
      let heading = assignments.count == 1 ? paragraph.heading : nil
      var candidate = TaskCandidate(
        TaskTitle.short(heading.map { $0.count >= 4 && !$0.has("（") ? $0 : text } ?? text), source: text, line: line)
      assign(assignment, &candidate)
      if assignment.time == nil, readTimes(text, candidate, paragraph) {
        (from, rest) = (assignment.range.upperBound, assignment.range.upperBound)
        continue
      }
      candidates.append(candidate)
      from = assignment.range.upperBound
    }
    rest = from
  }

  /// Sets the parties and the time of a task.
  mutating func assign(_ assignment: Assignment, _ candidate: inout TaskCandidate) {
    let responsible = assignment.responsible.map(parties.fullName)
    let cooperating = assignment.cooperating.map(parties.fullName)
    if !responsible.isEmpty { candidate.task.responsible = ((candidate.task.responsible ?? []) + responsible).uniqued }
    if !cooperating.isEmpty { candidate.task.cooperating = ((candidate.task.cooperating ?? []) + cooperating).uniqued }
    guard let words = assignment.time else { return }
    var reader = TimingReader(words, dateResolver, .cell)
    if let timing = reader.all().first {
      candidate.take(timing, words)
      dateResolver = reader.dateResolver
    } else {
      candidate.doubt(words, "“\(words.string)”不是可以计算的期限")
    }
  }

  /// Reads times in the text of a task. One time is that of the task; several times yield a task each, with the parties of the bracket.
  /// Returns false if the text states no time.
  private mutating func readTimes(_ text: ScalarText, _ whole: TaskCandidate, _ paragraph: Paragraph) -> Bool {
    guard DatedTaskReader.mayStateTime(text) else { return false }
    var reader = DatedTaskReader(paragraph, dateResolver, groups: parties.groups)
    for sentence in text.sentences { reader.read(sentence) }
    let timed = reader.candidates.filter(\.task.isTimed)
    // 按月更新 adds nothing to 每月15日前上报.
    let certain = timed.filter { !$0.doubts.contains { $0.why == RecurrencePhrase.missingDay } }
    let found = certain.isEmpty ? timed : certain
    guard let first = found.first else { return false }
    dateResolver = reader.dateResolver
    for candidate in found.count == 1 ? [] : found {
      var candidate = candidate
      (candidate.task.responsible, candidate.task.cooperating) = (whole.task.responsible, whole.task.cooperating)
      if candidate.task.source == first.task.source {
        (candidate.task.title, candidate.task.source) = (whole.task.title, whole.task.source)
      }
      candidates.append(candidate)
    }
    if found.count == 1 {
      var only = whole
      only.task.take(first.task)
      only.doubts += first.doubts.filter { !$0.why.hasPrefix("责任单位") }
      candidates.append(only)
    }
    return true
  }
}
