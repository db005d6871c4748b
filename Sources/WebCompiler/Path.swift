/// A dotted name in a template: `row.lead.name`.
struct Path: Equatable {
  var words: [Substring]

  init?(_ written: Substring) {
    words = written.split(separator: ".", omittingEmptySubsequences: false)
    guard words.allSatisfy(Path.isName) else { return nil }
  }

  var written: String { words.joined(separator: ".") }

  /// The Swift expression for it: starts at a loop variable in scope, else at the page's struct.
  func swift(inScope variables: [String]) -> String {
    let first = String(words[0])
    return (variables.contains(first) ? "" : "self.") + written
  }

  static func isName(_ word: Substring) -> Bool {
    guard let first = word.first, first.isLetter || first == "_" else { return false }
    return word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
