import Domain

/// A stage of the work with its period in the heading: （一）动员部署阶段（9月25日至10月10日）.
struct Stage {
  private(set) var work: Work?
  private(set) var almanac: Almanac

  init(_ paragraph: Paragraph, body: [Paragraph], _ almanac: Almanac) {
    self.almanac = almanac
    guard let heading = paragraph.heading, paragraph.ordinal != nil, heading.count <= 50 else { return }
    var reader = TimingReader(heading, almanac, .cell)
    guard let time = reader.all().first, time.isSaid, time.recurrence == nil else { return }
    guard heading.contains("（") || heading.has("阶段") || !paragraph.body.isEmpty && Subject(heading) == nil else { return }
    self.almanac = reader.almanac
    let said = [paragraph.body] + body.map(\.text)
    let whole = said.reduce(heading) { $0 + ($1.isEmpty ? "" : "。") + $1 }
    var work = Work(heading.withoutAsides.withoutSpaces.string, source: whole, line: paragraph.line)
    work.take(time, heading)
    if let first = said.first(where: { !$0.isEmpty }), let subject = Subject(first.after(Ordinal(first)?.end ?? first.startIndex)) {
      work.task.responsible = subject.names
    }
    self.work = work
  }
}
