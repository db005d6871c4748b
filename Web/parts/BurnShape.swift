import Domain

/// The geometry of a burn-down chart: converts counts and days to points. Labels come from the caller.
///
/// The axis has working days only, so that a weekend does not look like a day on which nobody closed anything.
package struct BurnShape: Sendable {
  /// A labelled day on which more was registered than closed.
  package struct Jump: Sendable {
    package var day: Int
    package var word: String

    package init(day: Int, word: String) {
      self.day = day
      self.word = word
    }
  }

  static let left = 40.0, right = 610.0, top = 26.0, bottom = 164.0

  /// The open items at the end of each working day, from the axis's first day up to today.
  package var open: [Int]
  /// The number of working days on the axis, up to the day by which all is to be closed.
  package var days: Int
  /// The open items at the end of the last working days, if the axis leaves some of them out.
  package var recent: [Int]

  package init(open: [Int], days: Int, recent: [Int]? = nil) {
    self.open = open
    self.recent = recent ?? open
    self.days = max(days, open.count, 2)
  }

  /// The index of the day of the last rise. The plan starts there, and the pace is measured from there.
  package var lastRise: Int { Self.lastRise(in: open) }

  private static func lastRise(in open: [Int]) -> Int { open.indices.dropFirst().last { open[$0] > open[$0 - 1] } ?? 0 }

  /// The number of working days that the present pace still needs, and the number of days over which it was measured; nil if the count does
  /// not fall.
  package var outlook: (measured: Int, left: Int)? {
    guard let now = recent.last, now > 0 else { return nil }
    let measured = min(4, recent.count - 1 - Self.lastRise(in: recent))
    guard measured > 0 else { return nil }
    let fallen = recent[recent.count - 1 - measured] - now
    return fallen > 0 ? (measured, (now * measured + fallen - 1) / fallen) : nil
  }

  func x(_ day: Int) -> Double { Self.left + (Self.right - Self.left) * Double(day) / Double(days - 1) }
  func y(_ count: Int) -> Double { Self.bottom - (Self.bottom - Self.top) * Double(count) / Double(ceiling) }

  /// The count of the topmost grid line: at most three equal steps of 1, 2 or 5 times a power of ten.
  var ceiling: Int { step * max(1, (highest + step - 1) / step) }

  var step: Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where factor * power * 3 >= highest { return factor * power }
      power *= 10
    }
  }

  private var highest: Int { max(open.max() ?? 0, 1) }
}
