/// A stretch of a notice, by Unicode scalars: Chinese needs no grapheme clusters, and an index here is an integer.
/// A slice keeps the indices of the whole, so a place in a paragraph stays the same place.
struct ScalarText: Hashable, Sendable {
  var scalars: ArraySlice<Unicode.Scalar>

  init(_ scalars: ArraySlice<Unicode.Scalar>) { self.scalars = scalars }
  init(_ string: String) { scalars = Array(string.unicodeScalars)[...] }

  var string: String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string)
  }

  /// What follows `index`.
  func after(_ index: Int) -> ScalarText { self[Swift.min(index, endIndex)..<endIndex] }
  func before(_ index: Int) -> ScalarText { self[startIndex..<Swift.max(index, startIndex)] }
}

extension ScalarText: RandomAccessCollection {
  var startIndex: Int { scalars.startIndex }
  var endIndex: Int { scalars.endIndex }
  subscript(index: Int) -> Unicode.Scalar { scalars[index] }
  subscript(range: Range<Int>) -> ScalarText { ScalarText(scalars[range]) }
}

extension ScalarText: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self.init(value) }
}

extension ScalarText {
  static func + (a: ScalarText, b: ScalarText) -> ScalarText { ScalarText(ArraySlice(a.scalars + b.scalars)) }
}
