/// Words to look for all at once. A place is looked at once, however many the words.
struct WordIndex: Sendable {
  private var byFirst: [Unicode.Scalar: [ScalarText]] = [:]
  /// Tells most scalars apart from every first one without hashing.
  private var hint = [Bool](repeating: false, count: 1024)

  init(_ words: String) {
    for word in words.split(whereSeparator: \.isWhitespace).map({ ScalarText(String($0)) }) {
      guard let first = word.first else { continue }
      byFirst[first, default: []].append(word)
      hint[Int(first.value & 1023)] = true
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
  }

  /// The longest word that stands at `index`.
  func match(_ text: ScalarText, at index: Int) -> Range<Int>? {
    guard index >= text.startIndex, index < text.endIndex else { return nil }
    let first = text[index]
    guard hint[Int(first.value & 1023)], let word = byFirst[first]?.first(where: { text.starts(with: $0, at: index) }) else { return nil }
    return index..<index + word.count
  }

  func first(in text: ScalarText, from start: Int? = nil) -> Range<Int>? {
    var index = start ?? text.startIndex
    while index < text.endIndex {
      if let range = match(text, at: index) { return range }
      index += 1
    }
    return nil
  }

  /// The longest of them that `text` ends with.
  func ending(_ text: ScalarText) -> Range<Int>? {
    var index = Swift.max(text.startIndex, text.endIndex - 8)
    while index < text.endIndex {
      if let range = match(text, at: index), range.upperBound == text.endIndex { return range }
      index += 1
    }
    return nil
  }

  func start(_ text: ScalarText) -> Range<Int>? { match(text, at: text.startIndex) }
  func found(in text: ScalarText) -> Bool { first(in: text) != nil }
  func contains(_ text: ScalarText) -> Bool { match(text, at: text.startIndex)?.upperBound == text.endIndex && !text.isEmpty }
}
