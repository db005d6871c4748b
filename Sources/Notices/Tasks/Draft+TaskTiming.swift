import Domain

extension Draft.Work {
  var isTimed: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  /// Copies the time of another task.
  mutating func take(_ other: Draft.Work) {
    (start, due, recurrence) = (other.start, other.due, other.recurrence)
    (workingDays, trigger) = (other.workingDays, other.trigger)
  }

  /// Sets the fields of the time.
  mutating func take(_ timing: TaskTiming) {
    (start, due, recurrence) = (timing.start, timing.due, timing.recurrence)
    (workingDays, trigger) = (timing.workingDays, timing.trigger)
  }
}
