/// A column's head that sorts the table when followed.
package struct SortPart: Sendable {
  package enum Order: Sendable { case ascending, descending }

  package var word: String
  /// Empty where the table is always sorted one way.
  package var address: String
  /// How the table is sorted by this column now; nil when by another.
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
