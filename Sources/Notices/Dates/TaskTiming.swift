import Domain

/// When something is to be done, as read at one place of a sentence or cell.
struct TaskTiming: Hashable {
  var range: Range<Int>
  var start: Day?
  var due: Day?
  var recurrence: String?
  var workingDays: Int?
  var trigger: String?
  var doubts: [String] = []

  /// Whether it says anything a task can hold.
  var hasValue: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  init(range: Range<Int>) { self.range = range }
}
