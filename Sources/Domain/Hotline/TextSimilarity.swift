/// How much two texts have in common, by pairs of neighbouring characters: it needs no dictionary and works for Chinese.
package struct TextSimilarity: Sendable {
  private let pairs: Set<String>

  package init(_ text: String) {
    let letters = text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    pairs = Set(zip(letters, letters.dropFirst()).filter { $0 != " " && $1 != " " }.map { "\($0)\($1)" })
  }

  package var isEmpty: Bool { pairs.isEmpty }

  /// How many pairs both have.
  package func shared(with other: TextSimilarity) -> Int { pairs.intersection(other.pairs).count }

  /// Much the same: at least half of the shorter one's pairs, and not by a word alone.
  package func isLike(_ other: TextSimilarity) -> Bool {
    let shared = shared(with: other)
    return shared >= 4 && 2 * shared >= min(pairs.count, other.pairs.count)
  }
}
