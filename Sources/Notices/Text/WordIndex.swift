/// A set of words, indexed by their first scalar, that finds the longest word at a position. The cost of a lookup does not grow with the
/// number of words, apart from words that share a first scalar.
struct WordIndex: Sendable {
  private var byFirst: [Unicode.Scalar: [ScalarText]] = [:]
  /// A bit for each first scalar, by its low ten bits: rules out most scalars of a text without hashing.
  private var hint = [Bool](repeating: false, count: 1024)

  /// - Parameter words: the words, separated by white space.
  init(_ words: String) {
    for word in words.split(whereSeparator: \.isWhitespace).map({ ScalarText(String($0)) }) {
      guard let first = word.first else { continue }
      byFirst[first, default: []].append(word)
      hint[Int(first.value & 1023)] = true
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
  }

  /// The range of the longest word that begins at `index`.
  func match(_ text: ScalarText, at index: Int) -> Range<Int>? {
    guard index >= text.startIndex, index < text.endIndex else { return nil }
    let first = text[index]
    guard hint[Int(first.value & 1023)], let word = byFirst[first]?.first(where: { text.starts(with: $0, at: index) }) else { return nil }
    return index..<index + word.count
  }

  /// The first position at or after `start` where a word begins, with the longest word there.
  func first(in text: ScalarText, from start: Int? = nil) -> Range<Int>? {
    var index = start ?? text.startIndex
    while index < text.endIndex {
      if let range = match(text, at: index) { return range }
      index += 1
    }
    return nil
  }

  /// The longest word that `text` ends with, of up to eight scalars.
  func ending(_ text: ScalarText) -> Range<Int>? {
    var index = Swift.max(text.startIndex, text.endIndex - 8)
    while index < text.endIndex {
      if let range = match(text, at: index), range.upperBound == text.endIndex { return range }
      index += 1
    }
    return nil
  }

  /// The longest word that `text` begins with.
  func start(_ text: ScalarText) -> Range<Int>? { match(text, at: text.startIndex) }
  func found(in text: ScalarText) -> Bool { first(in: text) != nil }
  /// Whether `text` is one of the words.
  func contains(_ text: ScalarText) -> Bool { match(text, at: text.startIndex)?.upperBound == text.endIndex && !text.isEmpty }
}
