import Domain

/// The time of a task, as stated at one range of a sentence or cell.
struct TaskTiming: Hashable {
  var range: Range<Int>
  var start: Day?
  var due: Day?
  /// A rule in the notation of drafts: `monthly:25`, `monthly:last`, `quarterly`, `half-yearly`, `yearly`, `yearly:01-31`, `yearly:02-last`.
  var recurrence: String?
  /// The number of working days after `trigger`.
  var workingDays: Int?
  var trigger: String?
  var doubts: [String] = []

  /// Whether there is a time that a drafted task can express.
  var hasValue: Bool { start != nil || due != nil || recurrence != nil || workingDays != nil }

  init(range: Range<Int>) { self.range = range }
}
