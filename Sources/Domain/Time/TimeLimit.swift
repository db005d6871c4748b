/// A limit as a workflow file or a notice writes it.
package struct TimeLimit: Hashable, Codable, Sendable {
  package enum Unit: String, Codable, Sendable, CaseIterable {
    case days, workingDays, workingHours, workingMinutes
  }

  /// Which day is day one. The day of the event is not counted unless the file says so (民法典 §201).
  package enum Counting: String, Codable, Sendable {
    case nextDay = "next-day"
    case sameDay = "same-day"
  }
  /// The day to which a limit on a day off moves. Notices mean the printed day, so the default is to stay.
  package enum Roll: String, Codable, Sendable { case none, next, previous }
  /// When the last day ends.
  package enum Until: String, Codable, Sendable { case midnight, close }

  package enum Span: Hashable, Codable, Sendable {
    case count(Int, Unit)
    /// The printed day itself: "20日前" includes the 20th.
    case day(Day)
    /// The n-th day or working day of a month, the last where n is -1: of the month in which counting starts, or of the next
    /// where that day is past.
    case month(Int, working: Bool)
    /// The day in a field of the item.
    case field(String)
  }

  package var span: Span
  package var from: Counting
  package var roll: Roll
  package var until: Until

  package init(_ span: Span, from: Counting = .nextDay, roll: Roll = .none, until: Until = .midnight) {
    self.span = span
    self.from = from
    self.roll = roll
    self.until = until
  }

  package static func on(_ day: Day) -> TimeLimit { TimeLimit(.day(day)) }

  package var isCounted: Bool { if case .count = span { true } else { false } }
}

extension TimeLimit {
  /// `3 working days`, `5 days`, `2 working hours`, `30 working minutes`, `2019-11-20`, in code or Chinese
  /// (`3个工作日`, `2工作小时`, `5天`). Nil for anything else and for counts that are not positive.
  package init?(_ text: String) {
    let text = text.trimmed
    if let day = Day(text) {
      self = .on(day)
      return
    }
    if let span = Span(month: text.lowercased()) ?? Span(field: text) {
      self.init(span)
      return
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Digits.value(digits, atMost: 4), count > 0 else { return nil }
    let unit: Unit? =
      switch text[digits.endIndex...].trimmed.lowercased() {
      case "working day", "working days", "个工作日", "工作日": .workingDays
      case "working hour", "working hours", "个工作小时", "工作小时": .workingHours
      case "working minute", "working minutes", "工作分钟": .workingMinutes
      case "day", "days", "天", "日", "个自然日": .days
      default: nil
      }
    guard let unit else { return nil }
    self.init(.count(count, unit))
  }
}

extension TimeLimit.Span {
  /// `day 25 of the month`, `working day 3 of the month`, `last day of the month`, `last working day of the month`;
  /// `每月25日`, `每月第3个工作日`, `月底`, `每月最后一个工作日`.
  fileprivate init?(month text: String) {
    switch text {
    case "last day of the month", "月底", "每月最后一天": self = .month(-1, working: false)
    case "last working day of the month", "每月最后一个工作日": self = .month(-1, working: true)
    default:
      for (before, after, working) in [
        ("working day ", " of the month", true), ("day ", " of the month", false), ("每月第", "个工作日", true), ("每月", "日", false),
      ] where text.hasPrefix(before) && text.hasSuffix(after) && text.count > before.count + after.count {
        guard let number = Digits.value(text.dropFirst(before.count).dropLast(after.count), atMost: 2), (1...31).contains(number) else {
          return nil
        }
        self = .month(number, working: working)
        return
      }
      return nil
    }
  }

  /// `date of FIELD`.
  fileprivate init?(field text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "date", words[1] == "of" else { return nil }
    self = .field(String(words[2]))
  }
}

extension TimeLimit {
  /// The limit with the day that a field of the item holds; nil where it holds none.
  package func resolved(for item: Item) -> TimeLimit? {
    guard case .field(let id) = span else { return self }
    guard let day = item.fields[id]?.day else { return nil }
    var limit = self
    limit.span = .day(day)
    return limit
  }
}
