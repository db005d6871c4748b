import Domain
import Web

extension LedgerView {
  var progress: ProgressPart {
    let byBatch = visit.query("by") == "batch"
    let field = workflow.field(byBatch ? "batch" : "category")
    let rows = (byBatch ? batches : categories).map { row in
      let word =
        field?.options.first { $0.id == row.option }?.name[visit.language] ?? (row.option.isEmpty ? text.ledgerNoBatch : row.option)
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

  /// Open at the end of each working day up to today, against the initiative's one date.
  var burn: BurnPart? {
    guard let first = days.first?.day else { return nil }
    let calendar = visit.calendar
    let today = visit.today
    let start = calendar.workingDay(from: min(first, today), by: -1)
    let end = max(head.initiative.due ?? today, calendar.day(today, plusWorkingDays: 5))
    let axis = (start.number...end.number).map { Day(number: $0) }.filter(calendar.isWorking)
    var open: [Int] = []
    var jumps: [BurnShape.Jump] = []
    var next = days.startIndex
    var standing = 0
    for (place, day) in axis.enumerated() where day <= today || open.isEmpty {
      // What came on a day off counts on the working day before it ends.
      let end = place + 1 < axis.count ? axis[place + 1] : day + 1
      var came = 0
      while next < days.endIndex, days[next].day < end, days[next].day <= today {
        standing += days[next].registered - days[next].closed
        if days[next].day >= day { came += days[next].registered }
        next += 1
      }
      open.append(standing)
      if place > 0, came >= 20 { jumps.append(BurnShape.Jump(day: open.count - 1, word: text.ledgerRegistered(came))) }
    }
    let due = head.initiative.due.flatMap { due in axis.lastIndex { $0 <= due } }
    return BurnPart(
      title: text.ledgerBurn, open: open, days: axis, due: due.flatMap { $0 >= open.count ? $0 : nil }, jumps: jumps, in: text)
  }
}
