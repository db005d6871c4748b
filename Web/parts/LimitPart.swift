/// The display of a limit: date, weekday, time left. Lateness is shown here, never by the state.
package struct LimitPart: Sendable {
  /// The emphasis: `soon` is due within two working days.
  package enum Tone: Sendable { case plain, soon, late, paused }

  /// 11月25日（周一）
  package var date: String
  /// The HTML `datetime` value: the day, or the instant with its offset if the time of day matters.
  package var iso: String
  /// 还剩2个工作日, 逾期2个工作日, 按时
  package var left: String
  package var tone: Tone
  /// Whether it is shown on one line.
  package var isRow: Bool

  package init(date: String, iso: String, left: String, tone: Tone = .plain, isRow: Bool = false) {
    self.date = date
    self.iso = iso
    self.left = left
    self.tone = tone
    self.isRow = isRow
  }

  package var isSoon: Bool { tone == .soon }
  package var isLate: Bool { tone == .late }
  package var isPaused: Bool { tone == .paused }
  /// A paused limit has no date, only the time that will be left when it resumes.
  package var hasDate: Bool { tone != .paused && !date.isEmpty }
}
