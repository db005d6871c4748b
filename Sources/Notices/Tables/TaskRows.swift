import Domain

/// Reads tasks from a table, one from each row. A vertically merged cell is taken from the row above, with a doubt.
struct TaskRows {
  private let table: NoticeTable
  private var dateResolver: DateResolver
  private let parties: PartyCellReader
  private(set) var tasks: [Draft.Work] = []
  private(set) var doubts: [NoticeDoubt] = []
  private var previous = (work: [] as [ScalarText], responsible: [] as [ScalarText], time: [] as [ScalarText])

  /// Whether the table is one of tasks.
  static func apply(to table: NoticeTable) -> Bool {
    (table.has(.work) || table.has(.detail)) && (table.has(.responsible) || table.has(.time) || table.has(.cooperating))
  }

  init(_ table: NoticeTable, _ dateResolver: DateResolver, groups: GroupRegistry) {
    self.table = table
    self.dateResolver = dateResolver
    parties = PartyCellReader(groups: groups)
    for row in table.rows { read(row) }
  }

  private mutating func read(_ row: NoticeTable.Row) {
    var details = table.cells(row, .detail)
    var work = table.cells(row, .work)
    if details.isEmpty, table.has(.detail), table.has(.serial), table.cells(row, .serial).isEmpty, !previous.work.isEmpty {
      (details, work) = (work, [])
    }
    guard !(work + details).isEmpty else { return }
    if work.isEmpty, !previous.work.isEmpty {
      work = previous.work
      doubts.append(NoticeDoubt(line: row.line, text: details[0], why: "任务一格为空，按合并单元格取上一行"))
    }
    let texts = (work + details).uniqued
    var task = Draft.Work(
      title: TaskTitle.short(texts[0]), source: .init(line: row.line, words: texts.map(\.string).joined(separator: "：")))
    if !work.isEmpty, let detail = details.first, texts.count > 1 { task.title = TaskTitle.joined(work[0], detail) }
    readParties(row, &task)
    readTime(row, &task)
    previous.work = work
    readMilestones(texts, row, &task)
    tasks.append(task)
  }

  /// Reads dates in the text of the task: the task's time if the row has no other, else that of a separate milestone.
  private mutating func readMilestones(_ texts: [ScalarText], _ row: NoticeTable.Row, _ task: inout Draft.Work) {
    for sentence in texts.flatMap(\.sentences) where DatedTaskReader.mayStateTime(sentence) {
      var reader = TimingReader(sentence, dateResolver)
      guard let timing = reader.all().first(where: \.hasValue) else { continue }
      doubts += timing.doubts.map { NoticeDoubt(line: row.line, text: sentence, why: $0) }
      if !task.isTimed {
        task.take(timing)
      } else if timing.due != nil, texts.flatMap(\.sentences).count > 1 {
        var milestone = Draft.Work(title: TaskTitle.short(sentence), source: .init(line: row.line, words: sentence.string))
        (milestone.responsible, milestone.cooperating) = (task.responsible, task.cooperating)
        milestone.take(timing)
        tasks.append(milestone)
      }
    }
  }

  private mutating func readParties(_ row: NoticeTable.Row, _ task: inout Draft.Work) {
    var cells = table.cells(row, .responsible)
    if cells.isEmpty, table.has(.responsible), !previous.responsible.isEmpty {
      cells = previous.responsible
      doubts.append(NoticeDoubt(line: row.line, text: ScalarText(task.title), why: "责任单位一格为空，按合并单元格取上一行"))
    }
    previous.responsible = cells
    let read = cells.map(parties.read)
    task.responsible = read.flatMap(\.responsible).uniqued
    task.cooperating = (read.flatMap(\.cooperating) + table.cells(row, .cooperating).flatMap { parties.read($0).responsible }).uniqued
    if task.cooperating?.isEmpty == true { task.cooperating = nil }
    if read.contains(where: \.isEveryGroup) {
      doubts.append(NoticeDoubt(line: row.line, text: ScalarText(task.title), why: "“各工作组”按全部工作组展开"))
    }
  }

  private mutating func readTime(_ row: NoticeTable.Row, _ task: inout Draft.Work) {
    var cells = table.cells(row, .time)
    var merged = false
    if cells.isEmpty, table.has(.time), !previous.time.isEmpty { (cells, merged) = (previous.time, true) }
    previous.time = cells
    var times: [TaskTiming] = []
    for cell in cells {
      var reader = TimingReader(cell, dateResolver, .cell)
      let found = reader.all()
      dateResolver = reader.dateResolver
      times += found
      if found.isEmpty { doubts.append(NoticeDoubt(line: row.line, text: cell, why: "“\(cell.string)”不是可以计算的期限")) }
    }
    if merged { doubts.append(NoticeDoubt(line: row.line, text: ScalarText(task.title), why: "时限一格为空，按合并单元格取上一行")) }
    guard let first = times.first else { return }
    task.take(first)
    if times.count > 1, task.due != nil, let last = times.compactMap(\.due).last { task.due = last }
    doubts += times.flatMap(\.doubts).uniqued.map { NoticeDoubt(line: row.line, text: cells[0], why: $0) }
  }
}
