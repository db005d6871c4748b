/// A burn-down chart: open items by day, against the plan. Lines and labels are already positioned; `BurnShape` computes them.
package struct BurnPart: Sendable {
  /// A label at a point, in pixels of a picture 620 wide.
  package struct Mark: Sendable {
    package var x: String
    package var y: String
    package var word: String
    /// The SVG text anchor: `start`, `middle` or `end`.
    package var anchor: String
    /// Hidden on a phone, where there is no room for it.
    package var isMinor: Bool

    package init(x: String, y: String, word: String, anchor: String, isMinor: Bool = false) {
      self.x = x
      self.y = y
      self.word = word
      self.anchor = anchor
      self.isMinor = isMinor
    }
  }

  package var title: String
  /// The forecast of completion at the present pace; nil if there is none.
  package var outlook: String?
  /// The text alternative of the chart.
  package var sentence: String
  package var grid: [Mark]
  package var days: [Mark]
  /// The points of the plan's line; empty without a plan.
  package var plan: String
  /// The points of the line of actual counts.
  package var real: String
  package var dot: Mark
  package var today: Mark
  package var words: [Mark]

  package init(
    title: String, outlook: String? = nil, sentence: String, grid: [Mark], days: [Mark], plan: String = "", real: String, dot: Mark,
    today: Mark, words: [Mark]
  ) {
    self.title = title
    self.outlook = outlook
    self.sentence = sentence
    self.grid = grid
    self.days = days
    self.plan = plan
    self.real = real
    self.dot = dot
    self.today = today
    self.words = words
  }

  package var hasPlan: Bool { !plan.isEmpty }
}
