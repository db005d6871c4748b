import Domain

/// A stage of the work whose heading states its period: （一）动员部署阶段（9月25日至10月10日）.
struct Stage {
  private(set) var candidate: TaskCandidate?
  private(set) var dateResolver: DateResolver

  init(_ paragraph: Paragraph, body: [Paragraph], _ dateResolver: DateResolver) {
    self.dateResolver = dateResolver
    guard let heading = paragraph.heading, paragraph.ordinal != nil, heading.count <= 50 else { return }
    var reader = TimingReader(heading, dateResolver, .cell)
    guard let time = reader.all().first, time.hasValue, time.recurrence == nil else { return }
    guard heading.contains("（") || heading.has("阶段") || !paragraph.body.isEmpty && Subject(heading) == nil else { return }
    self.dateResolver = reader.dateResolver
    let texts = [paragraph.body] + body.map(\.text)
    let whole = texts.reduce(heading) { $0 + ($1.isEmpty ? "" : "。") + $1 }
    var candidate = TaskCandidate(heading.withoutBracketedText.withoutSpaces.string, source: whole, line: paragraph.line)
    candidate.take(time, heading)
    if let first = texts.first(where: { !$0.isEmpty }), let subject = Subject(first.after(Ordinal(first)?.end ?? first.startIndex)) {
      candidate.task.responsible = subject.names
    }
    self.candidate = candidate
  }
}
