/// Rates with the counts behind them. Every number links to the rows that it counts.
package struct RatesPart: Sendable {
  /// A number that links to the rows that it counts.
  package struct Count: Sendable {
    /// The reason for the exclusion; empty for included items.
    package var word: String
    package var number: Int
    package var address: String

    package init(word: String = "", number: Int, address: String) {
      self.word = word
      self.number = number
      self.address = address
    }
  }

  /// One rate: its numerator `hits`, its denominator `counted`, and what was excluded.
  package struct Row: Sendable {
    /// 响应率
    package var term: String
    /// 转出后1个工作日内签收的，占应签收的
    package var about: String
    /// 98.5%, or a dash if nothing is counted.
    package var share: String
    package var hits: Count
    package var counted: Count
    package var exclusions: [Count]

    package init(term: String, about: String, share: String, hits: Count, counted: Count, exclusions: [Count]) {
      self.term = term
      self.about = about
      self.share = share
      self.hits = hits
      self.counted = counted
      self.exclusions = exclusions
    }
  }

  /// The first and the last day of the period; both empty if it is unlimited.
  package var from: String
  package var until: String
  package var rows: [Row]

  package init(from: String = "", until: String = "", rows: [Row]) {
    self.from = from
    self.until = until
    self.rows = rows
  }

  package var hasSpan: Bool { !from.isEmpty || !until.isEmpty }
}
