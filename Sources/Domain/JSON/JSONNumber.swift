/// A number as JSON writes it.
public enum JSONNumber: Hashable, Sendable {
  /// A whole number in the range of `Int64`, however it was written: `12`, `12.0` and `1.2e1` are the same.
  case integer(Int64)
  /// Any other finite number.
  case decimal(Double)
}
