/// The raw input for one field: a JSON value, a form input, a cell.
package enum Input: Hashable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([String])
  case nothing
  /// Something a field can never be: an object, a list of numbers.
  case other
}
