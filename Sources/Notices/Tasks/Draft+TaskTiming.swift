import Domain

extension Draft.Work {
  var isTimed: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  mutating func take(_ other: Draft.Work) {
    (start, due, recurrence) = (other.start, other.due, other.recurrence)
    (workingDays, trigger) = (other.workingDays, other.trigger)
  }

  /// Sets what a time says.
  mutating func take(_ timing: TaskTiming) {
    (start, due, recurrence) = (timing.start, timing.due, timing.recurrence)
    (workingDays, trigger) = (timing.workingDays, timing.trigger)
  }
}
