extension Initiative {
  /// The same initiative with its first day on `day`. A printed day that was a working day stays as many working days from
  /// the first as it was; one on a day off moves by as many days. What recurs begins as many whole periods later.
  package func moved(toStartOn day: Day, on calendar: WorkCalendar) -> Initiative {
    guard let plan, let first = plan.items.compactMap(\.start).min() ?? plan.items.compactMap(\.due).min() ?? recurrences.map(\.from).min()
    else { return self }
    let move = Rescheduling(from: first, to: day, calendar: calendar)
    var moved = self
    moved.due = due.map(move.day)
    moved.issueDate = issueDate.map(move.day)
    for index in plan.items.indices {
      moved.plan!.items[index].start = plan.items[index].start.map(move.day)
      moved.plan!.items[index].due = plan.items[index].due.map(move.day)
    }
    moved.recurrences = recurrences.map(move.recurrence)
    return moved
  }
}

private struct Rescheduling {
  var from: Day
  var to: Day
  var calendar: WorkCalendar

  func day(_ day: Day) -> Day {
    guard calendar.isWorking(day), calendar.isWorking(from) else { return day + (to - from) }
    let start = calendar.workingDay(from: to, by: 1)
    let apart = calendar.workingDays(after: from, through: day)
    return apart == 0 ? (day == from ? to : start) : calendar.day(start, plusWorkingDays: apart)
  }

  /// By whole periods, so that a month's plan stays a month's.
  func recurrence(_ recurrence: Recurrence) -> Recurrence {
    var moved = recurrence
    let goal = recurrence.from + (to - from)
    var (period, count) = (recurrence.first, 0)
    while period.next.first <= goal { (period, count) = (period.next, count + 1) }
    if goal < recurrence.from { return recurrence }
    moved.from = period.first
    if let until = recurrence.until {
      var last = Period(recurrence.every, from: recurrence.from)
      while last.last < until { last = last.next }
      for _ in 0..<count { last = last.next }
      moved.until = last.last
    }
    return moved
  }
}
