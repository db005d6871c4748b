/// The words of a search: each run must be found, or all of it equals a masked value.
package struct SearchTerms: Sendable {
  package let runs: [ArraySlice<UInt32>]
  package let whole: [UInt32]
  package let tokens: [Int64]
  /// More would make no search narrower.
  private static let maxTokens = 16

  /// Nil if no two characters are adjacent.
  package init?(_ text: String) {
    let folded = NormalizedText(text)
    runs = Array(Set(folded.runs))
    whole = folded.whole
    var tokens: Set<Int64> = []
    for run in folded.runs where tokens.count < Self.maxTokens { tokens.formUnion(NormalizedText.needed(for: run)) }
    guard !tokens.isEmpty else { return nil }
    self.tokens = Array(tokens.sorted().prefix(Self.maxTokens))
  }

  package func areFound(in texts: [NormalizedText]) -> Bool { runs.allSatisfy { run in texts.contains { $0.holds(run) } } }
}
