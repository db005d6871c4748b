/// What is still open, day by day, against the plan. Lines and words are already placed; `BurnShape` works them out.
package struct BurnPart: Sendable {
  package struct Mark: Sendable {
    package var x: String
    package var y: String
    package var word: String
    /// `start`, `middle` or `end`: which end of the word lies at x.
    package var anchor: String
    /// Left away on a phone, where there is no room for it.
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
  /// When it will be done at the present pace; nil when nothing can be said.
  package var outlook: String?
  /// The whole picture in a sentence, for who cannot see it.
  package var sentence: String
  package var grid: [Mark]
  package var days: [Mark]
  /// The points of the plan's line, empty without a plan.
  package var plan: String
  /// The points of what really was.
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
