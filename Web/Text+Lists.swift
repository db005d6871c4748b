/// Lists of words, separated as each language does it.
extension Text {
  /// 退回、撤销
  package func list(_ words: [String]) -> String { joined(words) { wordList($0, $1) } }

  /// 11月12日至11月20日，已逾期
  package func clauses(_ words: [String]) -> String { joined(words) { wordClauses($0, $1) } }

  private func joined(_ words: [String], by pair: (String, String) -> String) -> String {
    words.dropFirst().reduce(words.first ?? "", pair)
  }
}
