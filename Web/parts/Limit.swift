/// A limit as it always looks: date, weekday, what is left. Late is said here, never by the state.
package struct LimitPart: Sendable {
  package enum Tone: Sendable { case plain, soon, late, paused }

  /// 11月25日（周一）
  package var date: String
  /// For machines: the day, or the instant with its offset where the hour matters.
  package var iso: String
  /// 还剩2个工作日, 逾期2个工作日, 按时
  package var left: String
  package var tone: Tone
  /// On one line, where there is room for it.
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
  /// A stopped clock has no date, only what will be left when it runs again.
  package var hasDate: Bool { tone != .paused && !date.isEmpty }
}
