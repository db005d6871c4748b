/// A number in a page's head that links to the rows that it counts: `1` / 8项.
package struct FactPart: Sendable {
  package var term: String
  /// The count; empty if the fact has only words.
  package var number: String
  package var address: String?
  package var rest: String
  package var isLate: Bool

  package init(term: String, number: String = "", address: String? = nil, rest: String = "", isLate: Bool = false) {
    self.term = term
    self.number = number
    self.address = address
    self.rest = rest
    self.isLate = isLate
  }
}
