/// A text as Unicode scalars. Chinese needs no grapheme clusters, so that an index is an integer and access takes constant time.
/// A slice keeps the indices of its base: an index into a sentence is also an index into its paragraph.
struct ScalarText: Hashable, Sendable {
  var scalars: ArraySlice<Unicode.Scalar>

  init(_ scalars: ArraySlice<Unicode.Scalar>) { self.scalars = scalars }
  init(_ string: String) { scalars = Array(string.unicodeScalars)[...] }

  var string: String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string)
  }

  /// The text from `index` on, `index` included.
  func after(_ index: Int) -> ScalarText { self[Swift.min(index, endIndex)..<endIndex] }
  /// The text before `index`.
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
