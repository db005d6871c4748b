/// How many items of each group are closed, by category or by batch. Numerator and denominator link to their rows.
package struct ProgressPart: Sendable {
  /// One category or batch.
  package struct Row: Sendable {
    package var word: String
    package var address: String
    package var done: Int
    package var doneAddress: String
    package var all: Int
    package var late: Int
    package var lateAddress: String

    package init(word: String, address: String, done: Int, doneAddress: String, all: Int, late: Int, lateAddress: String) {
      self.word = word
      self.address = address
      self.done = done
      self.doneAddress = doneAddress
      self.all = all
      self.late = late
      self.lateAddress = lateAddress
    }

    package var percent: Int { ProgressPart.percent(done, of: all) }
    package var isLate: Bool { late > 0 }
  }

  /// The element's id, so that a page can have two of them.
  package var id: String
  package var title: String
  /// The title of the first column: 类别, 批次.
  package var heading: String
  package var other: LinkPart?
  package var rows: [Row]

  package init(id: String, title: String, heading: String, other: LinkPart? = nil, rows: [Row]) {
    self.id = id
    self.title = title
    self.heading = heading
    self.other = other
    self.rows = rows
  }

  package var done: Int { rows.reduce(0) { $0 + $1.done } }
  package var all: Int { rows.reduce(0) { $0 + $1.all } }
  package var late: Int { rows.reduce(0) { $0 + $1.late } }
  package var percent: Int { Self.percent(done, of: all) }

  /// Rounds to an integer, but never up to 100 while an item is open.
  private static func percent(_ done: Int, of all: Int) -> Int {
    guard all > 0 else { return 0 }
    let rounded = (done * 200 + all) / (all * 2)
    return done < all ? min(rounded, 99) : rounded
  }
}
