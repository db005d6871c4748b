import Domain

/// Tasks from the rows of a schedule: one a row, what is merged taken from above.
struct TaskRows {
  private let sheet: Sheet
  private var almanac: Almanac
  private let parties: PartyCell
  private(set) var tasks: [Draft.Work] = []
  private(set) var doubts: [Doubtful] = []
  private var above = (work: [] as [Text], responsible: [] as [Text], time: [] as [Text])

  static func apply(to sheet: Sheet) -> Bool {
    (sheet.has(.work) || sheet.has(.detail)) && (sheet.has(.responsible) || sheet.has(.time) || sheet.has(.cooperating))
  }

  init(_ sheet: Sheet, _ almanac: Almanac, groups: GroupBook) {
    self.sheet = sheet
    self.almanac = almanac
    parties = PartyCell(groups: groups)
    for row in sheet.rows { read(row) }
  }

  private mutating func read(_ row: Sheet.Row) {
    var details = sheet.cells(row, .detail)
    var work = sheet.cells(row, .work)
    if details.isEmpty, sheet.has(.detail), sheet.has(.serial), sheet.cells(row, .serial).isEmpty, !above.work.isEmpty {
      (details, work) = (work, [])
    }
    guard !(work + details).isEmpty else { return }
    if work.isEmpty, !above.work.isEmpty {
      work = above.work
      doubts.append(Doubtful(line: row.line, text: details[0], why: "任务一格为空，按合并单元格取上一行"))
    }
    let said = (work + details).uniqued
    var task = Draft.Work(title: TaskTitle.short(said[0]), source: .init(line: row.line, words: said.map(\.string).joined(separator: "：")))
    if !work.isEmpty, let detail = details.first, said.count > 1 { task.title = TaskTitle.joined(work[0], detail) }
    who(row, &task)
    when(row, &task)
    above.work = work
    inner(said, row, &task)
    tasks.append(task)
  }

  /// A date inside the words: a milestone of its own where the row has another limit, else the row's limit.
  private mutating func inner(_ said: [Text], _ row: Sheet.Row, _ task: inout Draft.Work) {
    for sentence in said.flatMap(\.sentences) where DatedWork.maySay(sentence) {
      var reader = TimingReader(sentence, almanac)
      guard let timing = reader.all().first(where: \.isSaid) else { continue }
      doubts += timing.doubts.map { Doubtful(line: row.line, text: sentence, why: $0) }
      if !task.isTimed {
        task.take(timing)
      } else if timing.due != nil, said.flatMap(\.sentences).count > 1 {
        var milestone = Draft.Work(title: TaskTitle.short(sentence), source: .init(line: row.line, words: sentence.string))
        (milestone.responsible, milestone.cooperating) = (task.responsible, task.cooperating)
        milestone.take(timing)
        tasks.append(milestone)
      }
    }
  }

  private mutating func who(_ row: Sheet.Row, _ task: inout Draft.Work) {
    var cells = sheet.cells(row, .responsible)
    if cells.isEmpty, sheet.has(.responsible), !above.responsible.isEmpty {
      cells = above.responsible
      doubts.append(Doubtful(line: row.line, text: Text(task.title), why: "责任单位一格为空，按合并单元格取上一行"))
    }
    above.responsible = cells
    let read = cells.map(parties.read)
    task.responsible = read.flatMap(\.responsible).uniqued
    task.cooperating = (read.flatMap(\.cooperating) + sheet.cells(row, .cooperating).flatMap { parties.read($0).responsible }).uniqued
    if task.cooperating?.isEmpty == true { task.cooperating = nil }
    if read.contains(where: \.all) { doubts.append(Doubtful(line: row.line, text: Text(task.title), why: "“各工作组”按全部工作组展开")) }
  }

  private mutating func when(_ row: Sheet.Row, _ task: inout Draft.Work) {
    var cells = sheet.cells(row, .time)
    var merged = false
    if cells.isEmpty, sheet.has(.time), !above.time.isEmpty { (cells, merged) = (above.time, true) }
    above.time = cells
    var times: [Timing] = []
    for cell in cells {
      var reader = TimingReader(cell, almanac, .cell)
      let found = reader.all()
      almanac = reader.almanac
      times += found
      if found.isEmpty { doubts.append(Doubtful(line: row.line, text: cell, why: "“\(cell.string)”不是可以计算的期限")) }
    }
    if merged { doubts.append(Doubtful(line: row.line, text: Text(task.title), why: "时限一格为空，按合并单元格取上一行")) }
    guard let first = times.first else { return }
    task.take(first)
    if times.count > 1, task.due != nil, let last = times.compactMap(\.due).last { task.due = last }
    doubts += times.flatMap(\.doubts).uniqued.map { Doubtful(line: row.line, text: cells[0], why: $0) }
  }
}

extension Draft.Work {
  var isTimed: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  mutating func take(_ other: Draft.Work) {
    (start, due, recurrence) = (other.start, other.due, other.recurrence)
    (workingDays, trigger) = (other.workingDays, other.trigger)
  }

  /// Sets what a time says.
  mutating func take(_ timing: Timing) {
    (start, due, recurrence) = (timing.start, timing.due, timing.recurrence)
    (workingDays, trigger) = (timing.workingDays, timing.trigger)
  }
}
