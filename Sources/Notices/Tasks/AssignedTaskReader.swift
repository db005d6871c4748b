import Domain

/// Tasks whose agencies stand in brackets or labels behind them.
struct AssignedTaskReader {
  private(set) var candidates: [TaskCandidate] = []
  /// Where the words behind the last assignment begin.
  private(set) var rest = 0
  private(set) var dateResolver: DateResolver
  private let cell: PartyCellReader

  init(_ dateResolver: DateResolver, groups: GroupRegistry) {
    self.dateResolver = dateResolver
    cell = PartyCellReader(groups: groups)
  }

  /// One task for each assigning bracket: what stands between it and the one before.
  mutating func read(_ paragraph: Paragraph, _ assignments: [Assignment], before previous: Paragraph?) {
    var from = paragraph.words.startIndex
    for assignment in assignments {
      var said = paragraph.text[from..<max(from, assignment.range.lowerBound)].bare
      var line = paragraph.line(at: said.startIndex)
      if said.count < 6, let previous { (said, line) = (previous.words, previous.line) }
      let heading = assignments.count == 1 ? paragraph.heading : nil
      var work = TaskCandidate(TaskTitle.short(heading.map { $0.count >= 4 && !$0.has("（") ? $0 : said } ?? said), source: said, line: line)
      assign(assignment, &work)
      if assignment.time == nil, dated(said, work, paragraph) {
        (from, rest) = (assignment.range.upperBound, assignment.range.upperBound)
        continue
      }
      candidates.append(work)
      from = assignment.range.upperBound
    }
    rest = from
  }

  mutating func assign(_ assignment: Assignment, _ work: inout TaskCandidate) {
    let responsible = assignment.responsible.map(cell.full)
    let cooperating = assignment.cooperating.map(cell.full)
    if !responsible.isEmpty { work.task.responsible = ((work.task.responsible ?? []) + responsible).uniqued }
    if !cooperating.isEmpty { work.task.cooperating = ((work.task.cooperating ?? []) + cooperating).uniqued }
    guard let words = assignment.time else { return }
    var reader = TimingReader(words, dateResolver, .cell)
    if let timing = reader.all().first {
      work.take(timing, words)
      dateResolver = reader.dateResolver
    } else {
      work.doubt(words, "“\(words.string)”不是可以计算的期限")
    }
  }

  /// Limits inside the words: one is the task's; several make a task of each, all with the bracket's agencies.
  private mutating func dated(_ said: ScalarText, _ whole: TaskCandidate, _ paragraph: Paragraph) -> Bool {
    guard DatedTaskReader.maySay(said) else { return false }
    var reader = DatedTaskReader(paragraph, dateResolver, groups: cell.groups)
    for sentence in said.sentences { reader.read(sentence) }
    let timed = reader.candidates.filter(\.task.isTimed)
    // 按月更新 beside 每月15日前上报 says no more than that.
    let certain = timed.filter { !$0.doubts.contains { $0.why == RecurrencePhrase.dayless } }
    let found = certain.isEmpty ? timed : certain
    guard let first = found.first else { return false }
    dateResolver = reader.dateResolver
    for work in found.count == 1 ? [] : found {
      var work = work
      (work.task.responsible, work.task.cooperating) = (whole.task.responsible, whole.task.cooperating)
      if work.task.source == first.task.source { (work.task.title, work.task.source) = (whole.task.title, whole.task.source) }
      candidates.append(work)
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
