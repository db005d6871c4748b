extension ScalarText {
  func starts(with word: ScalarText, at index: Int) -> Bool {
    guard index >= startIndex, index + word.count <= endIndex else { return false }
    for (offset, scalar) in word.scalars.enumerated() where scalars[index + offset] != scalar { return false }
    return true
  }

  func starts(_ word: ScalarText) -> Bool { starts(with: word, at: startIndex) }
  func ends(_ word: ScalarText) -> Bool { starts(with: word, at: endIndex - word.count) }
  func has(_ word: ScalarText) -> Bool { find(word) != nil }

  /// The range of the first occurrence of `word` at or after `start`; nil if there is none.
  func find(_ word: ScalarText, from start: Int? = nil) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    var index = start ?? startIndex
    while index + word.count <= endIndex {
      if scalars[index] == first, starts(with: word, at: index) { return index..<index + word.count }
      index += 1
    }
    return nil
  }

  /// The range of the last occurrence of `word`.
  func findLast(_ word: ScalarText) -> Range<Int>? {
    var index = endIndex - word.count
    while index >= startIndex {
      if starts(with: word, at: index) { return index..<index + word.count }
      index -= 1
    }
    return nil
  }
}
