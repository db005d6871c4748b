/// Moves that the clock makes.
extension WorkCalendar {
  /// The time of the item's next timed move; nil if it has none.
  package func wake(of item: Item, in workflow: Workflow) -> Instant? {
    workflow.moves(from: item.state).compactMap { move in move.timing.flatMap { time($0, of: item) } }.min()
  }

  func time(_ timing: Timing, of item: Item) -> Instant? {
    func day(_ id: Field.ID) -> Day? { item.fields[id]?.day }
    switch timing {
    case .limit: return item.limit.map { _ in (item.clock?.missedFrom ?? item.since) + 1 }
    case .after(let span): return item.isPaused ? nil : deadline(span, from: item.since).instant + 1
    case .on(let id): return day(id).map { zone.instant($0 + 1) }
    case .before(let span, let id):
      return day(id).map { day in
        guard case .count(let count, let unit) = span.span else { return morning(of: day) }
        return morning(of: unit == .days ? day + -count : self.day(day, plusWorkingDays: -count))
      }
    }
  }
}
