extension Text {
  func starts(with word: Text, at index: Int) -> Bool {
    guard index >= startIndex, index + word.count <= endIndex else { return false }
    for (offset, scalar) in word.scalars.enumerated() where scalars[index + offset] != scalar { return false }
    return true
  }

  func starts(_ word: Text) -> Bool { starts(with: word, at: startIndex) }
  func ends(_ word: Text) -> Bool { starts(with: word, at: endIndex - word.count) }
  func has(_ word: Text) -> Bool { find(word) != nil }

  /// Where `word` first stands.
  func find(_ word: Text, from start: Int? = nil) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    var index = start ?? startIndex
    while index + word.count <= endIndex {
      if scalars[index] == first, starts(with: word, at: index) { return index..<index + word.count }
      index += 1
    }
    return nil
  }

  func findLast(_ word: Text) -> Range<Int>? {
    var index = endIndex - word.count
    while index >= startIndex {
      if starts(with: word, at: index) { return index..<index + word.count }
      index -= 1
    }
    return nil
  }
}

/// Words to look for all at once. A place is looked at once, however many the words.
struct Words: Sendable {
  private var byFirst: [Unicode.Scalar: [Text]] = [:]
  /// Tells most scalars apart from every first one without hashing.
  private var hint = [Bool](repeating: false, count: 1024)

  init(_ words: String) {
    for word in words.split(whereSeparator: \.isWhitespace).map({ Text(String($0)) }) {
      guard let first = word.first else { continue }
      byFirst[first, default: []].append(word)
      hint[Int(first.value & 1023)] = true
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
  }

  /// The longest word that stands at `index`.
  func match(_ text: Text, at index: Int) -> Range<Int>? {
    guard index >= text.startIndex, index < text.endIndex else { return nil }
    let first = text[index]
    guard hint[Int(first.value & 1023)], let word = byFirst[first]?.first(where: { text.starts(with: $0, at: index) }) else { return nil }
    return index..<index + word.count
  }

  func first(in text: Text, from start: Int? = nil) -> Range<Int>? {
    var index = start ?? text.startIndex
    while index < text.endIndex {
      if let range = match(text, at: index) { return range }
      index += 1
    }
    return nil
  }

  /// The longest of them that `text` ends with.
  func ending(_ text: Text) -> Range<Int>? {
    var index = Swift.max(text.startIndex, text.endIndex - 8)
    while index < text.endIndex {
      if let range = match(text, at: index), range.upperBound == text.endIndex { return range }
      index += 1
    }
    return nil
  }

  func start(_ text: Text) -> Range<Int>? { match(text, at: text.startIndex) }
  func found(in text: Text) -> Bool { first(in: text) != nil }
  func contains(_ text: Text) -> Bool { match(text, at: text.startIndex)?.upperBound == text.endIndex && !text.isEmpty }
}
