/// A column's head that links to the table sorted by that column.
package struct SortPart: Sendable {
  package enum Order: Sendable { case ascending, descending }

  package var word: String
  /// Empty if the table has a fixed order.
  package var address: String
  /// The present order by this column; nil if the table is sorted by another.
  package var order: Order?

  package init(word: String, address: String, order: Order? = nil) {
    self.word = word
    self.address = address
    self.order = order
  }

  package var state: String {
    switch order {
    case .ascending: "ascending"
    case .descending: "descending"
    case nil: "none"
    }
  }

  package var arrow: String {
    switch order {
    case .ascending: " ↑"
    case .descending: " ↓"
    case nil: ""
    }
  }
}
