/// A line that declares or extends a type.
struct Declaration {
  let keyword: String
  /// `Site.Settings` for an extension of a nested type.
  let name: String
  let isPrivate: Bool

  private static let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias", "extension"]
  private static let modifiers: Set<Substring> = [
    "package", "public", "internal", "private", "fileprivate", "final", "indirect", "nonisolated",
  ]

  /// Nil if the line declares no type.
  init?(_ line: some StringProtocol) {
    var isPrivate = false
    var words = Substring(line).split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || Self.modifiers.contains(word) {
      isPrivate = isPrivate || word == "private" || word == "fileprivate"
      words.removeFirst()
    }
    guard let keyword = words.first, Self.keywords.contains(keyword), let next = words.dropFirst().first else { return nil }
    let name = next.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard !name.isEmpty else { return nil }
    self.keyword = String(keyword)
    self.name = String(name)
    self.isPrivate = isPrivate
  }
}
