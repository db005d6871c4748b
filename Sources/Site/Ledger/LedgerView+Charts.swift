import Domain
import Web

extension LedgerView {
  /// The progress by category or batch.
  var progress: ProgressPart {
    let byBatch = request.query("by") == "batch"
    let field = workflow.field(byBatch ? "batch" : "category")
    let rows = (byBatch ? batches : categories).map { row in
      let word =
        field?.options.first { $0.id == row.option }?.name[request.language] ?? (row.option.isEmpty ? text.ledgerNoBatch : row.option)
      let rows = "\(address)?\(byBatch ? "batch" : "category")=\(row.option.escapedForAddress)&state="
      return ProgressPart.Row(
        word: word, address: rows + "all", done: row.done, doneAddress: rows + "closed", all: row.count, late: row.late,
        lateAddress: rows + "late")
    }
    let other =
      byBatch ? LinkPart(word: text.ledgerByCategory, address: "?by=category") : LinkPart(word: text.ledgerByBatch, address: "?by=batch")
    return ProgressPart(
      id: "progress", title: byBatch ? text.ledgerBatchProgress : text.ledgerProgress,
      heading: byBatch ? text.ledgerBatch : text.ledgerCategory,
      other: other, rows: rows)
  }

  /// The burn-down chart: open rows at the end of each working day up to today, and the initiative's deadline. Longer
  /// periods are sampled to the width of the picture.
  var burn: BurnPart? {
    guard let first = days.first?.day else { return nil }
    let calendar = request.calendar
    let today = request.today
    let start = calendar.workingDay(from: min(first, today), by: -1)
    let end = max(head.initiative.due ?? today, calendar.day(today, plusWorkingDays: 5))
    let axis = Self.axis(from: start, to: end, on: calendar)
    let came = came(along: axis)
    let open = came.map(\.open)
    let jumps = came.enumerated().filter { $0.offset > 0 && $0.element.registered >= 20 }.sorted {
      $1.element.registered < $0.element.registered
    }
    .map { BurnShape.Jump(day: $0.offset, word: text.ledgerRegistered($0.element.registered)) }
    let due = head.initiative.due.flatMap { due in axis.lastIndex { $0 <= due } }
    return BurnPart(
      title: text.ledgerBurn, open: open, days: axis, due: due.flatMap { $0 >= open.count ? $0 : nil }, jumps: jumps, recent: recent,
      in: text)
  }

  /// The maximum number of days on the axis.
  private static let mostPoints = 120

  /// The working days of the axis; of long periods an even sample.
  private static func axis(from start: Day, to end: Day, on calendar: WorkCalendar) -> [Day] {
    let span = end - start
    if span < 3 * mostPoints / 2 { return (start.number...end.number).map { Day(number: $0) }.filter(calendar.isWorking) }
    return stride(from: start.number, to: end.number, by: span / mostPoints + 1).reduce(into: []) { axis, number in
      let day = calendar.workingDay(from: Day(number: number), by: -1)
      if axis.last != day { axis.append(day) }
    } + [end]
  }

  /// For each day of the axis up to today: how many rows were open at its end, and how many were registered on it.
  private func came(along axis: [Day]) -> [(open: Int, registered: Int)] {
    var came: [(open: Int, registered: Int)] = []
    var next = days.startIndex
    var open = 0
    for (index, day) in axis.enumerated() where day <= request.today || came.isEmpty {
      // Registrations on a day off count for the working day before it.
      let end = index + 1 < axis.count ? axis[index + 1] : day + 1
      var registered = 0
      while next < days.endIndex, days[next].day < end, days[next].day <= request.today {
        open += days[next].registered - days[next].closed
        if days[next].day >= day { registered += days[next].registered }
        next += 1
      }
      came.append((open, registered))
    }
    return came
  }

  /// Open rows at the end of each of the last 5 working days, from which the pace is computed.
  private var recent: [Int] {
    var open = days.reduce(0) { $0 + ($1.day <= request.today ? $1.registered - $1.closed : 0) }
    var recent = [open]
    var (day, last) = (request.today, days.lastIndex { $0.day <= request.today })
    while recent.count < 5, let first = days.first?.day, day >= first {
      day = request.calendar.workingDay(from: day + -1, by: -1)
      while let index = last, days[index].day > day {
        open -= days[index].registered - days[index].closed
        last = index > days.startIndex ? index - 1 : nil
      }
      recent.append(open)
    }
    return recent.reversed()
  }
}
