/// Converts names in templates and catalogues to Swift names.
enum SwiftName {
  /// `late-mark`, `LateMark` -> `LateMark`
  static func type(_ written: some StringProtocol) -> String {
    written.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `limit.days-left` -> `limitDaysLeft`
  static func member(_ key: String) -> String {
    let words = key.split { $0 == "." || $0 == "-" }
    return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
