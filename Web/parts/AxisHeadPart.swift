import Domain

/// The head of the schedule's axis: weeks and today.
package struct AxisHeadPart: Sendable {
  /// The label of one Monday.
  package struct Tick: Sendable {
    package var x: String
    package var wordX: String
    package var word: String

    package init(x: String, wordX: String, word: String) {
      self.x = x
      self.wordX = wordX
      self.word = word
    }
  }

  package var ticks: [Tick]
  /// The position of today's line; nil if today is not on the axis.
  package var now: String?
  package var nowWord: String
  /// The SVG text anchor; near an edge the label is aligned inward.
  package var anchor: String

  package init(_ axis: Axis, in text: Text) {
    ticks = axis.ticks.map { day in
      let x = axis.position(day)
      return Tick(x: Axis.percent(x), wordX: Axis.percent(x + 50), word: text.monthDay(day))
    }
    now = axis.now.map(Axis.percent)
    nowWord = text.axisToday(text.monthDay(axis.today))
    let middle = axis.now ?? 0
    anchor = middle < 1_200 ? "start" : middle > 8_800 ? "end" : "middle"
  }
}
